"""A solution and where it has worked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from marketplace.forms import BahamForm, DigitsIntegerField, RialField, WordsField
from marketplace.taxonomy.models import Field
from vendors.forms.fields import TermsField, WebsiteField, choices_of, mark_persian
from vendors.forms.profile import level_field
from vendors.services import ReferenceContent, SolutionContent
from vendors.services.solutions import MOST_REFERENCES


class SolutionForm(BahamForm):
    """What is on offer."""

    title_fa = forms.CharField(label=_("Title in Persian"), max_length=160)
    summary_fa = WordsField(
        label=_("What it does, in one or two sentences"),
        word_limit=80,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    problem_fa = WordsField(
        label=_("The problem it solves"), required=False, word_limit=300, widget=forms.Textarea(attrs={"rows": 5})
    )
    evidence_fa = WordsField(
        label=_("How you know that it works"),
        required=False,
        word_limit=300,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Measurements, tests, standards, patents, papers: what a department can look up."),
    )
    trl = level_field()
    field_codes = forms.MultipleChoiceField(label=_("City fields"), required=False, widget=forms.CheckboxSelectMultiple)
    capability_terms = TermsField(
        label=_("What it is made of"), required=False, help_text=_("Terms, one a line, for example “LoRa network”.")
    )
    price_from = RialField(label=_("Price from"), typed_in="toman", required=False)
    price_to = RialField(label=_("Price to"), typed_in="toman", required=False)
    video_url = WebsiteField(label=_("Address of a video"), required=False, help_text=_("Shown as a link only."))
    title_en = forms.CharField(
        label=_("Title in English"), max_length=160, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    summary_en = WordsField(
        label=_("What it does, in English"),
        required=False,
        word_limit=80,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr"}),
    )
    is_published = forms.BooleanField(label=_("Show it on our public profile"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field_codes"].choices = choices_of(Field.objects.all(), "code")  # type: ignore[attr-defined]
        mark_persian(self)

    def content(self, references: tuple[ReferenceContent, ...]) -> SolutionContent:
        """What the service takes."""
        data: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in self.cleaned_data.items()
        }
        return SolutionContent(**data, references=references)


class ReferenceForm(BahamForm):
    """Where it has worked; an empty one is left out."""

    customer = forms.CharField(label=_("Customer"), max_length=160, required=False)
    year = DigitsIntegerField(
        label=_("Year"), required=False, min_value=1300, max_value=1499, help_text=_("For example 1403")
    )
    result = forms.CharField(
        label=_("Result"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    has_consent = forms.BooleanField(label=_("The customer agreed to be named"), required=False)

    def clean(self) -> dict[str, Any]:
        """What was written needs its customer."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("customer") and (data.get("result") or data.get("year")):
            self.add_error("customer", _("Name the customer, or leave the whole reference empty."))
        return data


ReferenceFormSet = formset_factory(
    ReferenceForm,
    extra=2,
    max_num=MOST_REFERENCES,
    absolute_max=MOST_REFERENCES,
    validate_max=True,
)


def reference_contents(formset: BaseFormSet[Any]) -> tuple[ReferenceContent, ...]:
    """The references that were written."""
    rows = [form.cleaned_data for form in formset.forms if form.cleaned_data.get("customer")]
    return tuple(ReferenceContent(**row) for row in rows)
