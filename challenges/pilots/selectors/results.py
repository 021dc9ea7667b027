"""The list of results: every challenge that was decided, with its pilot where there is one.

A row's stage is the state of its newest public pilot, or of the challenge where there is none yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from challenges.evaluation.models import Decision
from challenges.models import Challenge, ChallengeVersion
from challenges.pilots.models import Pilot
from challenges.pilots.querysets import PUBLIC
from marketplace.taxonomy.models import Field

DECIDED: Final = ("standstill", "awarded", "unsuccessful")
STAGES: Final = ("standstill", "awarded", "agreed", "running", "completed", "terminated", "unsuccessful")
PER_PAGE: Final = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A filter with how many rows it would leave, its own group set aside."""

    value: str
    label: Any
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class Results:
    """A page of the list and its filters."""

    page: Page[Any]
    stages: list[Option]
    fields: list[Option]


def results(
    actor: Any, *, stages: Iterable[str] = (), fields: Iterable[str] = (), challenge: str = "", page: str = ""
) -> Results:
    """Decided challenges the actor may see, the newest first. Seven queries, whatever the number of rows."""
    wanted, codes = [stage for stage in stages if stage in STAGES], list(fields)
    rows = _decided(actor)
    if challenge:
        rows = rows.filter(reference=challenge)
    by_stage = Q(stage__in=wanted) if wanted else Q()
    by_field = Q(current_version__fields__code__in=codes) if codes else Q()
    counts = dict(_counted(rows.filter(by_field), "stage"))
    found = rows.filter(by_stage & by_field).distinct().order_by("-decided_at", "-pk")
    shown = found.select_related("department").prefetch_related(
        Prefetch("current_version", ChallengeVersion.objects.prefetch_related("fields")),
        Prefetch("pilots", Pilot.objects.filter(status__in=PUBLIC).select_related("vendor").order_by("-pk")),
    )
    per_field = dict(_counted(rows.filter(by_stage), "current_version__fields__code"))
    return Results(
        page=Paginator(shown, PER_PAGE).get_page(page),
        stages=[Option(stage, stage, counts[stage], stage in wanted) for stage in STAGES if counts.get(stage)],
        fields=[
            Option(row.code, str(row), per_field[row.code], row.code in codes)
            for row in Field.objects.filter(code__in=[code for code in per_field if code])
        ],
    )


def _decided(actor: Any) -> QuerySet[Any]:
    newest = Pilot.objects.filter(challenge=OuterRef("pk"), status__in=PUBLIC).order_by("-pk").values("status")[:1]
    rows = Challenge.objects.visible_to(actor).filter(Q(status__in=DECIDED) | Q(pilots__status__in=PUBLIC))
    announced = Decision.objects.filter(round__challenge=OuterRef("pk")).exclude(status="proposed")
    return rows.annotate(stage=Coalesce(Subquery(newest), "status"), has_result=Exists(announced))


def _counted(rows: QuerySet[Any], name: str) -> list[tuple[str, int]]:
    return list(rows.order_by().values_list(name).annotate(count=Count("pk", distinct=True)))
