"""The price envelope as a value: lines in whole rials, the tax stated, the total computed here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.errors import Invalid
from marketplace.text import clean

LINES_LIMIT = 60
AMOUNT_LIMIT = 10**15  # rials; beyond any city's budget, far inside a bigint
HUNDRED_PERCENT = 10_000  # in hundredths of a percent


class Tax(StrEnum):
    INCLUDED = "included"
    ADDED = "added"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class PriceLine:
    """What one thing costs, in rials."""

    title: str
    amount: int


@dataclass(frozen=True, slots=True)
class Price:
    """Lines, and how value-added tax is meant: included, added at `tax_rate` (hundredths of a percent), or exempt."""

    lines: tuple[PriceLine, ...] = ()
    tax: str = Tax.INCLUDED.value
    tax_rate: int = 0
    currency_unit: str = "IRR"
    note: str = field(default="")

    @property
    def subtotal(self) -> int:
        """The sum of the lines."""
        return sum(line.amount for line in self.lines)

    @property
    def tax_amount(self) -> int:
        """The tax that comes on top, rounded half up to a whole rial; 0 unless it is added."""
        return (self.subtotal * self.tax_rate + HUNDRED_PERCENT // 2) // HUNDRED_PERCENT if self.tax == Tax.ADDED else 0

    @property
    def total(self) -> int:
        """What the city would pay."""
        return self.subtotal + self.tax_amount

    def check(self) -> None:
        """Raise Invalid naming every line that makes no sense."""
        problems: dict[str, Any] = {}
        if len(self.lines) > LINES_LIMIT:
            problems["lines"] = _("A price has at most %(limit)s lines.") % {"limit": LINES_LIMIT}
        for index, line in enumerate(self.lines):
            if not line.title:
                problems[f"lines.{index}.title"] = _("Say what this amount is for.")
            if not 0 <= line.amount <= AMOUNT_LIMIT:
                problems[f"lines.{index}.amount"] = _("The amount must be a whole number of rials, not negative.")
        if self.tax not in set(Tax):
            problems["tax"] = _("Say whether value-added tax is included, added or exempt.")
        if not 0 <= self.tax_rate <= HUNDRED_PERCENT:
            problems["tax_rate"] = _("The tax rate must be between 0 and 100 percent.")
        if problems:
            raise Invalid(problems)

    def as_json(self) -> dict[str, Any]:
        """The canonical form that is sealed and hashed; the computed sums stand in it, so that a reader needs no
        rule.
        """
        return {
            "currency_unit": self.currency_unit,
            "lines": [{"title": line.title, "amount": line.amount} for line in self.lines],
            "tax": self.tax,
            "tax_rate": self.tax_rate,
            "subtotal": self.subtotal,
            "tax_amount": self.tax_amount,
            "total": self.total,
            "note": self.note,
        }


def price_from_json(value: dict[str, Any]) -> Price:
    """The value again from what was sealed; {} gives an empty price."""
    return Price(
        lines=tuple(PriceLine(clean(line["title"]), int(line["amount"])) for line in value.get("lines", [])),
        tax=value.get("tax", Tax.INCLUDED.value),
        tax_rate=int(value.get("tax_rate", 0)),
        currency_unit=value.get("currency_unit", "IRR"),
        note=value.get("note", ""),
    )
