"""What a startup, or one of its solutions, has done in the city: its public pilots, and challenges it has won that have
none yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from challenges.evaluation.models import DecisionLine, Outcome
from challenges.models import ChallengeVersion
from challenges.pilots.models import Pilot
from vendors.models import Vendor

MOST = 24


@dataclass(frozen=True, slots=True)
class Record:
    """Pilots, the newest first, and lines of final decisions that await theirs."""

    pilots: list[Pilot]
    awards: list[DecisionLine]

    def __bool__(self) -> bool:
        return bool(self.pilots or self.awards)


def record_of(vendor: Vendor) -> Record:
    """What everybody may know of a firm. A constant number of queries."""
    pilots = list(_pilots().filter(vendor=vendor)[:MOST])
    awards = DecisionLine.objects.filter(
        proposal__vendor=vendor, outcome=Outcome.AWARDED.value, decision__status="final"
    ).exclude(proposal__pilot__in=[pilot.pk for pilot in pilots])
    challenge = "proposal__challenge"
    rows = awards.select_related(f"{challenge}__department", f"{challenge}__current_version").order_by("-pk")
    return Record(pilots, list(rows[:MOST]))


def pilots_of_solution(solution_id: int) -> list[Pilot]:
    """The public pilots in which a solution was tried."""
    return list(_pilots().filter(solution_id=solution_id)[:MOST])


def _pilots() -> QuerySet[Any]:
    rows = Pilot.objects.public().select_related("challenge__department", "vendor", "district")
    return rows.prefetch_related(
        Prefetch("challenge__current_version", ChallengeVersion.objects.all()), "kpis"
    ).order_by("-pk")
