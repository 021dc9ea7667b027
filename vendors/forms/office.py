"""What the innovation office fills in when it checks a startup."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.forms import BahamForm, JalaliDateField, WordsField

CHECKLIST = [
    ("register", _("The legal entity id and the name agree with the register of companies.")),
    ("people", _("Who registered it may act for the company.")),
    ("alive", _("The company is active, not dissolved or barred.")),
    ("single", _("It is not registered twice under another name.")),
]


class VerifyForm(BahamForm):
    """Everything on the list was looked at."""

    checked = forms.MultipleChoiceField(
        label=_("Looked at"),
        choices=CHECKLIST,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what you have looked at; all of it is needed.")},
    )

    def clean_checked(self) -> list[str]:
        """All points, or none counts."""
        found: list[str] = self.cleaned_data["checked"]
        if set(found) != {key for key, _words in CHECKLIST}:
            raise forms.ValidationError(_("Tick what you have looked at; all of it is needed."), code="incomplete")
        return found


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
