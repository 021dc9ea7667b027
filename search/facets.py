"""What results are narrowed by: names, order and bands of the facets. Pure; the words people read come from
`search.labels`.

Invariant: a facet's values of one document are known from the document and the moment alone. `status` and `deadline`
move with the clock (an open challenge whose deadline has passed counts as closed, even when the worker that closes it
is late); the others are stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

KIND = "kind"
STATUS = "status"
FIELD = "field"
DEPARTMENT = "department"
DISTRICT = "district"
DEADLINE = "deadline"
BUDGET = "budget"
READINESS = "trl"
ELIGIBILITY = "eligibility"
CLASS = "firm_class"
CAPABILITY = "capability"
SIZE = "size"

ALL = (STATUS, FIELD, DISTRICT, READINESS, BUDGET, ELIGIBILITY, DEADLINE, DEPARTMENT, KIND, CLASS, CAPABILITY, SIZE)
"""Every facet, in the order of the list page."""

OF_FIRMS = (CAPABILITY, SIZE)
"""Facets of the directory only."""

STORED = (FIELD, DEPARTMENT, DISTRICT, BUDGET, READINESS, ELIGIBILITY, CLASS, CAPABILITY, SIZE)
"""Facets whose values are tags of the document; `kind`, `status` and `deadline` have columns of their own."""

ANYBODY = "any"
"""The value of `eligibility` for what is open to every class."""

WHOLE_CITY = "all"
"""The value of `district` for what concerns no single district."""

OPEN = "open"
CLOSED = "closed"
"""The two statuses between which the deadline decides."""

STATUSES = (OPEN, CLOSED, "evaluating", "standstill", "awarded", "unsuccessful", "cancelled")
"""In the order of a challenge's life; a test compares them with `challenges.states`."""

MAX_VALUES = 60
"""How many values of one facet are counted and accepted; more is not a filter a person would set."""


@dataclass(frozen=True, slots=True)
class Band:
    """A half-open range `low <= x < high`; None means without end."""

    code: str
    low: int | None
    high: int | None

    def holds(self, value: int) -> bool:
        """Whether the value lies in the band."""
        return (self.low is None or value >= self.low) and (self.high is None or value < self.high)


BILLION_TOMAN = 10_000_000_000
"""In rials."""

BUDGET_BANDS = (
    Band("to-1b", None, BILLION_TOMAN + 1),
    Band("1b-5b", BILLION_TOMAN + 1, 5 * BILLION_TOMAN + 1),
    Band("over-5b", 5 * BILLION_TOMAN + 1, None),
)
READINESS_BANDS = (Band("1-3", 1, 4), Band("4-5", 4, 6), Band("6-7", 6, 8), Band("8-9", 8, 10))

_DAY = int(timedelta(days=1).total_seconds())
DEADLINE_BANDS = (Band("week", 0, 7 * _DAY), Band("month", 7 * _DAY, 30 * _DAY), Band("later", 30 * _DAY, None))
"""Seconds from now to the deadline of what is still open; two bands never overlap, so their counts add up."""


def budget_tags(rials: int | None) -> tuple[str, ...]:
    """The budget band of an amount in rials."""
    return tuple(band.code for band in BUDGET_BANDS if rials is not None and band.holds(rials))


def readiness_tags(lowest: int | None, highest: int | None = None) -> tuple[str, ...]:
    """The bands that a technology readiness level, or a range of levels, touches."""
    if lowest is None:
        return ()
    levels = range(lowest, (highest or lowest) + 1)
    return tuple(band.code for band in READINESS_BANDS if any(band.holds(level) for level in levels))


def tag(name: str, value: str) -> str:
    """A stored facet value as one string: «field=waste»."""
    return f"{name}={value}"


def split_tags(tags: Iterable[str]) -> dict[str, list[str]]:
    """Tags back to facet name → values."""
    values: dict[str, list[str]] = {}
    for text in tags:
        name, _, value = text.partition("=")
        values.setdefault(name, []).append(value)
    return values


_BANDS = {BUDGET: BUDGET_BANDS, READINESS: READINESS_BANDS, DEADLINE: DEADLINE_BANDS}
SIZES = ("micro", "small", "medium", "large")
"""Sizes of firms as they rise; a test compares them with `vendors.models`."""

_FIXED_ORDERS = {STATUS: STATUSES, SIZE: SIZES} | {
    name: tuple(band.code for band in bands) for name, bands in _BANDS.items()
}


def ordered(name: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Values with their counts in the order a person expects: bands as they rise, districts by number, everything
    else by count.
    """
    if name in _FIXED_ORDERS:
        return [(value, counts[value]) for value in _FIXED_ORDERS[name] if value in counts]
    if name == DISTRICT:
        return sorted(
            counts.items(), key=lambda item: (not item[0].isdigit(), int(item[0]) if item[0].isdigit() else 0, item[0])
        )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
