"""Promised dates and what became of them: one reading for the desks, the public board and its CSV.

A promise is «opening» or «decision» of a round that has begun; it is kept at the moment the thing happened, or not
yet. Imported challenges made no promise here and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from django.db.models import F, FilteredRelation, Q

from challenges.models import Challenge
from marketplace.accounts.roles import Actor
from marketplace.clock import now
from marketplace.dates import from_jalali, start_of_day

DAY = timedelta(days=1)
GRACE = timedelta(hours=24)  # a promise names a day


class Stage(StrEnum):
    OPENING = "opening"
    DECISION = "decision"


KEPT = ((Stage.OPENING, "opens_at", "opened_at"), (Stage.DECISION, "decides_at", "decided_at"))
ROUND = ("closes_at", "opens_at", "opened_at", "decides_at", "decided_at")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promised moment of a challenge and when it was kept (None: not yet); `challenge` is as it was given."""

    challenge: Any
    stage: str
    promised_at: datetime
    kept_at: datetime | None
    deadline: datetime  # of the round

    @property
    def days_late(self) -> int:
        """Whole days after the promise, 0 when on time; counted until now while it is not kept."""
        over = (self.kept_at or now()) - self.promised_at
        return max(0, -(-(over - GRACE) // DAY)) if over > GRACE else 0

    @property
    def is_due(self) -> bool:
        """Whether the promised moment has come."""
        return self.promised_at <= now()


@dataclass(frozen=True, slots=True)
class DepartmentPromises:
    """A department's kept and broken promises; medians in days from the deadline to the decision."""

    department: Any
    challenges: int
    due: int
    on_time: int
    promised_days: int | None
    actual_days: int | None
    worst_late: int

    @property
    def percent(self) -> int:
        """Promises kept on time, in percent of those due."""
        return round(100 * self.on_time / self.due) if self.due else 100


def promising(challenges: Any) -> Any:
    """The challenges with what their promises are told by; those of a first round that is over too, as `over_*`."""
    own = ("reference", "status", "source", "closes_at", "opens_at", "opened_at", "decides_at", "decided_at")
    title = ("current_version__title_fa", "current_version__title_en")
    department = ("department__code", "department__name_fa", "department__name_en", "department__sort_key")
    ended = Q(rounds__number__lt=F("current_round"))
    challenges = challenges.annotate(over=FilteredRelation("rounds", condition=ended)).annotate(
        **{f"over_{name}": F(f"over__{name}") for name in ROUND}
    )
    return challenges.select_related("current_version", "department").only(*own, *title, *department)


def promises_of(challenge: Any) -> list[Promise]:
    """The promises of a challenge that was not cancelled: one of `promising`, or a row with the same dates."""
    if challenge.status == "cancelled" or challenge.source not in {"", "demo"}:
        return []
    over: dict[str, Any] = {name: getattr(challenge, f"over_{name}", None) for name in ROUND}
    rounds = [over] if over["closes_at"] else []
    rounds.append({name: getattr(challenge, name) for name in ROUND})
    return [
        Promise(challenge, stage.value, dates[promised], dates[kept], dates["closes_at"])
        for dates in rounds
        for stage, promised, kept in KEPT
    ]


def year_bounds(year: int) -> tuple[datetime, datetime]:
    """The first moments of a Jalali year and of the next."""
    return start_of_day(from_jalali(year, 1, 1)), start_of_day(from_jalali(year + 1, 1, 1))


def due_promises(actor: Actor, year: int) -> list[Promise]:
    """Every promise that fell due in a Jalali year, oldest first. One query."""
    return [row for row in promises_in(actor, year) if row.is_due]


def promises_in(actor: Actor, year: int) -> list[Promise]:
    """Every promise of a Jalali year, those still to come too, oldest first. One query."""
    begin, end = year_bounds(year)
    rows = promising(Challenge.objects.visible_to(actor)).filter(
        Q(decides_at__gte=begin, opens_at__lt=end) | Q(over_decides_at__gte=begin, over_opens_at__lt=end)
    )
    found = [promise for call in rows.order_by("pk") for promise in promises_of(call)]
    return sorted((row for row in found if begin <= row.promised_at < end), key=lambda row: row.promised_at)


def by_department(promises: Iterable[Promise]) -> list[DepartmentPromises]:
    """Departments in the order of how well they keep their promises, the best first."""
    groups: dict[Any, list[Promise]] = {}
    for row in promises:
        groups.setdefault(row.challenge.department, []).append(row)
    rows = [_sum_up(department, held) for department, held in groups.items()]
    return sorted(rows, key=lambda row: (-row.percent, -row.due, row.department.sort_key))


def _sum_up(department: Any, promises: Sequence[Promise]) -> DepartmentPromises:
    decisions = [row for row in promises if row.stage == Stage.DECISION]
    kept = [row for row in decisions if row.kept_at is not None]
    return DepartmentPromises(
        department=department,
        challenges=len({row.challenge.pk for row in promises}),
        due=len(promises),
        on_time=sum(1 for row in promises if not row.days_late),
        promised_days=_days((row.promised_at - row.deadline) for row in decisions),
        actual_days=_days((row.kept_at - row.deadline) for row in kept if row.kept_at),
        worst_late=max((row.days_late for row in promises), default=0),
    )


def _days(spans: Iterable[timedelta]) -> int | None:
    days = [max(0, span.days) for span in spans]
    return round(median(days)) if days else None
