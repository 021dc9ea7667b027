"""The shape of what people type; the rules stand in the services. A working text may be too long or unfinished: it is
kept all the same.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from challenges.models import ProposalQuestion
from challenges.proposals.presentation import TAXES
from challenges.proposals.pricing import LINES_LIMIT, Price, PriceLine, Tax
from challenges.proposals.services.drafting import TEAM_LIMIT
from marketplace.digits import to_ascii
from marketplace.errors import DomainError, Invalid
from marketplace.forms import (
    BahamForm,
    DigitsIntegerField,
    JalaliDateTimeField,
    LegalIdField,
    RialField,
    ShortInput,
    WordsField,
)
from marketplace.text import clean

SPARE_LINES = 3


def _area(rows: int) -> forms.Textarea:
    """A place for free text in either script."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class WorkingForm(BahamForm):
    """A part of the working text: whatever stands there is kept, so nothing is asked for while one still writes."""

    def full_clean(self) -> None:
        """Fields are marked as required for the reader's eye only."""
        wanted = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, required in wanted.items():
            self.fields[name].required = required


class WritingForm(WorkingForm):
    """A text as it is being written, and the revision it began from."""

    text = forms.CharField(label=_("Your answer"), strip=False, required=False, widget=_area(12))
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)


class AnswerForm(WritingForm):
    """The working text of one answer; its limit is counted here and enforced when the proposal is sent."""

    def __init__(self, question: ProposalQuestion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.help_text, field.required = question.hint, question.is_required
        field.word_limit = question.word_limit  # type: ignore[attr-defined]


class MemberForm(WorkingForm):
    """A member of the team."""

    name = forms.CharField(label=_("Name"), max_length=160, widget=forms.TextInput(attrs={"dir": "auto"}))
    role = forms.CharField(
        label=_("Role in this project"), max_length=160, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    experience = forms.CharField(label=_("Experience that counts here"), max_length=600, widget=_area(2))


class LineForm(WorkingForm):
    """A line of the price."""

    title = forms.CharField(label=_("What for"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    amount = RialField(label=_("Amount"))


class TaxForm(BahamForm):
    """How value-added tax is meant."""

    tax = forms.ChoiceField(
        label=_("Value-added tax"), choices=list(TAXES.items()), widget=forms.RadioSelect, initial=Tax.INCLUDED.value
    )
    tax_rate = DigitsIntegerField(
        label=_("Rate"),
        required=False,
        min_value=0,
        max_value=100,
        initial=10,
        help_text=_("Counts only where the tax comes on top."),
    )
    note = forms.CharField(
        label=_("Note on the price"),
        required=False,
        max_length=1000,
        widget=_area(3),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tax_rate"].unit = _("percent")  # type: ignore[attr-defined]


class ShareField(forms.DecimalField):
    """A share in percent, typed in any digits. Clean value: hundredths of a percent."""

    widget = ShortInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_digits=5, decimal_places=2, min_value=Decimal("0.01"), max_value=Decimal("99.99"), **kwargs
        )
        self.unit = _("percent")

    def to_python(self, value: Any) -> Any:
        """Persian digits and decimal marks too."""
        plain = to_ascii(value).replace("٫", ".").replace("/", ".") if isinstance(value, str) else value
        return super().to_python(plain)

    def clean(self, value: Any) -> int:
        """Whole hundredths, so that shares can be added up without a rest."""
        return int(super().clean(value) * 100)


class PartnerForm(BahamForm):
    """A startup asked to be a partner."""

    legal_id = LegalIdField(label=_("Legal id of the startup"))
    share = ShareField(label=_("Share"))


class ShareForm(BahamForm):
    """Another share for a partner."""

    share = ShareField(label=_("Share"))


def member_rows(members: list[dict[str, str]] | None = None, data: Any = None) -> BaseFormSet[MemberForm]:
    """The team as forms, with some empty ones below."""
    made = formset_factory(MemberForm, extra=SPARE_LINES if members else SPARE_LINES + 1, max_num=TEAM_LIMIT)
    return made(data, prefix="team", initial=members or [])


class PriceSheet:
    """The lines of the price and its tax, typed together. `refuse` puts what the service found wrong at its line."""

    def __init__(self, price: Price, data: Any = None) -> None:
        lines = [{"title": line.title, "amount": line.amount} for line in price.lines]
        made = formset_factory(LineForm, extra=SPARE_LINES, max_num=LINES_LIMIT)
        self.lines: BaseFormSet[LineForm] = made(data, prefix="lines", initial=lines)
        terms = {"tax": price.tax, "tax_rate": price.tax_rate // 100 or 10, "note": price.note}
        self.terms = TaxForm(data, initial=terms)
        self.kept: list[LineForm] = []

    def is_valid(self) -> bool:
        """Whether every amount is an amount."""
        return self.lines.is_valid() and self.terms.is_valid()

    def price(self) -> Price:
        """What was typed; lines left empty are dropped."""
        self.kept = [form for form in self.lines if form.cleaned_data.get("title") or form.cleaned_data.get("amount")]
        typed = self.terms.cleaned_data
        return Price(
            lines=tuple(
                PriceLine(clean(form.cleaned_data["title"]), form.cleaned_data["amount"] or 0) for form in self.kept
            ),
            tax=typed["tax"],
            tax_rate=(typed["tax_rate"] or 0) * 100 if typed["tax"] == Tax.ADDED.value else 0,
            note=clean(typed["note"]),
        )

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal where it belongs."""
        fields = refusal.fields if isinstance(refusal, Invalid) else {"": [refusal.message]}
        for path, messages in fields.items():
            place = path.split(".")
            for message in messages:
                if place[0] == "lines" and len(place) == 3 and place[1].isdigit():
                    self.kept[int(place[1])].add_error(place[2], str(message))
                else:
                    self.terms.add_error(path if path in self.terms.fields else None, str(message))


class SendForm(BahamForm):
    """The last page: every point confirmed, and the key that makes a second click harmless."""

    points = forms.MultipleChoiceField(label=_("I confirm"), widget=forms.CheckboxSelectMultiple)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, points: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].choices = list(points.items())  # type: ignore[attr-defined]


class VerifyForm(BahamForm):
    """A receipt, as it was printed."""

    number = forms.CharField(
        label=_("Receipt number"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "class": "input-short"}),
    )
    hash = forms.CharField(
        label=_("Fingerprint (SHA-256)"),
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("64 letters and digits; spaces do not matter."),
    )

    def clean_number(self) -> str:
        """As it is kept."""
        return to_ascii("".join(str(self.cleaned_data["number"]).split())).upper()

    def clean_hash(self) -> str:
        """As it is kept."""
        return to_ascii("".join(str(self.cleaned_data["hash"]).split())).lower()


class LateForm(BahamForm):
    """A late window for one startup."""

    legal_id = LegalIdField(label=_("Legal id of the startup"))
    until = JalaliDateTimeField(label=_("Proposals are taken until"))
    public_reason = WordsField(
        label=_("Reason"),
        word_limit=200,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody reads it beside the list of receipts, without the name of the startup."),
    )
