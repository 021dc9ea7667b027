"""What people enter about pilots: shapes only; the rules are the services'."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Kpi, Milestone, Pilot
from challenges.pilots.services import KpiContent, MilestoneContent, PilotContent
from marketplace.digits import to_ascii
from marketplace.forms import BahamForm, DigitsIntegerField, JalaliDateField, ShortInput, WordsField
from marketplace.places.models import District

SPARE_LINES, MOST_LINES = 2, 12


class DigitsDecimalField(forms.DecimalField):
    """A number with decimals typed in any digits. Clean value: a Decimal."""

    widget = ShortInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, **kwargs)

    def to_python(self, value: object) -> Any:
        if isinstance(value, str):
            value = to_ascii(value).replace("٬", "").replace("٫", ".").replace("/", ".")
        return super().to_python(value)


class TermsForm(BahamForm):
    """What is tried where and when."""

    hypothesis_fa = WordsField(
        label=_("What the pilot is to show, in Persian"),
        word_limit=200,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "rtl"}),
    )
    hypothesis_en = WordsField(
        label=_("What the pilot is to show, in English"),
        required=False,
        word_limit=200,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr"}),
    )
    site_fa = forms.CharField(label=_("Site, in Persian"), max_length=300)
    site_en = forms.CharField(label=_("Site, in English"), max_length=300, required=False)
    district = forms.ModelChoiceField(
        label=_("District"), queryset=District.objects.order_by("number"), required=False, empty_label=_("None")
    )
    starts_on = JalaliDateField(label=_("Starts on"), required=False)
    ends_on = JalaliDateField(label=_("Ends on"), required=False)


class KpiForm(BahamForm):
    """A measure with its target."""

    title_fa = forms.CharField(label=_("Measure, in Persian"), max_length=160)
    title_en = forms.CharField(label=_("Measure, in English"), max_length=160, required=False)
    unit_fa = forms.CharField(label=_("Unit, in Persian"), max_length=40, required=False)
    unit_en = forms.CharField(label=_("Unit, in English"), max_length=40, required=False)
    baseline = DigitsDecimalField(label=_("Before the pilot"), required=False)
    target = DigitsDecimalField(label=_("Target"))
    lower_is_better = forms.BooleanField(label=_("Lower is better"), required=False)


class MilestoneForm(BahamForm):
    """A milestone with its share of the payment."""

    title_fa = forms.CharField(label=_("Milestone, in Persian"), max_length=160)
    title_en = forms.CharField(label=_("Milestone, in English"), max_length=160, required=False)
    due_on = JalaliDateField(label=_("Due on"))
    share = DigitsIntegerField(label=_("Share of the payment (percent)"), min_value=1, max_value=100)


class Sheet:
    """The terms as a whole: the form and both lists; empty lines are left out."""

    def __init__(self, data: Any = None, *, pilot: Pilot | None = None) -> None:
        self.terms = TermsForm(data, initial=_terms(pilot) if pilot else {})
        self.kpis = _lines(KpiForm, data, "kpis", [_kpi(row) for row in pilot.kpis.all()] if pilot else [])
        steps = [_milestone(row) for row in pilot.milestones.all()] if pilot else []
        self.milestones = _lines(MilestoneForm, data, "milestones", steps)

    def is_valid(self) -> bool:
        """All three; each keeps its own errors."""
        return all([self.terms.is_valid(), self.kpis.is_valid(), self.milestones.is_valid()])

    def content(self) -> PilotContent:
        """What the service takes."""
        values = dict(self.terms.cleaned_data)
        district = values.pop("district")
        return PilotContent(
            **values,
            district_number=district.pk if district else None,
            kpis=tuple(KpiContent(**row) for row in self.kpis.cleaned_data if row),
            milestones=tuple(MilestoneContent(**row) for row in self.milestones.cleaned_data if row),
        )


def _lines(form: type[BahamForm], data: Any, prefix: str, initial: list[dict[str, Any]]) -> BaseFormSet[Any]:
    made = formset_factory(form, extra=SPARE_LINES if initial else SPARE_LINES + 1, max_num=MOST_LINES)
    return made(data, prefix=prefix, initial=initial)


def _terms(pilot: Pilot) -> dict[str, Any]:
    names = ("hypothesis_fa", "hypothesis_en", "site_fa", "site_en", "district", "starts_on", "ends_on")
    return {name: getattr(pilot, name) for name in names}


def _kpi(row: Kpi) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KpiForm.base_fields}


def _milestone(row: Milestone) -> dict[str, Any]:
    return {name: getattr(row, name) for name in MilestoneForm.base_fields}


class ReadingForm(BahamForm):
    """A measurement."""

    actual = DigitsDecimalField(label=_("Measured"))
    measured_on = JalaliDateField(label=_("Measured on"), required=False)


class ReasonForm(BahamForm):
    """Why."""

    reason = WordsField(label=_("Reason"), word_limit=300, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = help_text


class StepForm(BahamForm):
    """Nothing but the will to take a step."""


class VerdictForm(BahamForm):
    """How it ended."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=Pilot.VERDICTS, widget=forms.RadioSelect)
    learned_fa = WordsField(
        label=_("What was learned, in Persian"),
        word_limit=600,
        help_text=_("Everybody reads it, also when the pilot failed."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "rtl"}),
    )
    learned_en = WordsField(
        label=_("What was learned, in English"),
        required=False,
        word_limit=600,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "ltr"}),
    )
