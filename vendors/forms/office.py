"""What the innovation office fills in when it checks a startup."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.forms import BahamForm, JalaliDateField, WordsField
from vendors.forms.fields import mark_persian

CHECKLIST = [
    ("register", _("The legal entity id and the name agree with the register of companies.")),
    ("people", _("Who registered it may act for the company.")),
    ("alive", _("The company is active, not dissolved or barred.")),
    ("single", _("It is not registered twice under another name.")),
]


INCOMPLETE = _("Tick what you have looked at; all of it is needed.")


def _all_of(found: list[str], checklist: list[tuple[str, Any]]) -> list[str]:
    if set(found) != {key for key, _words in checklist}:
        raise forms.ValidationError(INCOMPLETE, code="incomplete")
    return found


class VerifyForm(BahamForm):
    """Everything on the list was looked at."""

    checked = forms.MultipleChoiceField(
        label=_("Looked at"),
        choices=CHECKLIST,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": INCOMPLETE},
    )

    def clean_checked(self) -> list[str]:
        """All points, or none counts."""
        return _all_of(self.cleaned_data["checked"], CHECKLIST)


CERTIFICATE_CHECKLIST = [
    ("file", _("Class, number and days stand so on the file.")),
    ("firm", _("The file names this company and its legal entity id.")),
    ("registry", _("The registry of knowledge-based companies lists it.")),
]


class VerifyCertificateForm(BahamForm):
    """Everything about a certificate was looked at."""

    checked = forms.MultipleChoiceField(
        label=_("Looked at"),
        choices=CERTIFICATE_CHECKLIST,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": INCOMPLETE},
    )

    def clean_checked(self) -> list[str]:
        """All points, or none counts."""
        return _all_of(self.cleaned_data["checked"], CERTIFICATE_CHECKLIST)


class ReasonForm(BahamForm):
    """A step that needs a reason the startup reads."""

    reason = WordsField(
        label=_("Reason"),
        word_limit=150,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The startup reads it. Say what to correct."),
    )


class SuspendForm(ReasonForm):
    """A suspension with its term."""

    until = JalaliDateField(
        label=_("Until"), required=False, help_text=_("Left empty: until the office ends it. For example 1405/12/29")
    )


class AnswerAppealForm(BahamForm):
    """The office's answer to an appeal."""

    text = forms.CharField(label=_("Your reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    uphold = forms.TypedChoiceField(
        label=_("What comes of it"),
        choices=[("yes", _("The startup is right: the suspension ends now.")), ("no", _("The suspension stays."))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )


class TermsForm(BahamForm):
    """The next version of the terms of use."""

    text_fa = forms.CharField(label=_("The whole text, in Persian"), widget=forms.Textarea(attrs={"rows": 18}))
    changes_fa = forms.CharField(
        label=_("What is new, in one sentence, in Persian"),
        max_length=300,
        help_text=_("Startups read it in the message that asks them to accept."),
    )
    text_en = forms.CharField(
        label=_("The whole text, in English"), required=False, widget=forms.Textarea(attrs={"rows": 12, "dir": "ltr"})
    )
    changes_en = forms.CharField(
        label=_("What is new, in English"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    after = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_persian(self)
