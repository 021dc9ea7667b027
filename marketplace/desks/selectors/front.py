"""What the home page shows: figures that are true, what closes soon, fields and districts with open challenges,
newest results and stories.

Only public things stand here, so every reader gets the same. Nine queries whatever the size of the city: the figures
are one row of sub-counts, counts by field and district are grouped by PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.querysets import light
from cms.models import StoryPage
from cms.selectors import HomeContent, home_content, latest_stories
from marketplace.clock import now
from marketplace.taxonomy.models import Field
from vendors.models import Vendor

VISITOR = AnonymousUser()
CLOSING_SOON = 3
RESULTS = 2
FIELDS = 12


@dataclass(frozen=True, slots=True)
class Figures:
    """The three numbers of the home page."""

    open_challenges: int
    verified_vendors: int
    published_results: int


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A city field and how many of its challenges are open."""

    field: Field
    count: int


@dataclass(frozen=True, slots=True)
class Front:
    """Everything the home page reads."""

    figures: Figures
    words: HomeContent
    closing: Sequence[Challenge]
    fields: Sequence[FieldCount]
    results: Sequence[Pilot]
    stories: Sequence[StoryPage]
    districts: dict[int, int]

    @property
    def busiest_district(self) -> int | None:
        """The district with the most open challenges, if there is one alone."""
        if not self.districts:
            return None
        most = max(self.districts.values())
        found = [number for number, count in self.districts.items() if count == most]
        return found[0] if len(found) == 1 else None


def front() -> Front:
    """The home page, as any visitor may see it."""
    moment = now()
    calls = Challenge.objects.visible_to(VISITOR).open(moment)
    return Front(
        figures=_figures(calls),
        words=home_content(),
        closing=list(_soonest(calls)[:CLOSING_SOON]),
        fields=_fields(calls),
        results=list(_results()[:RESULTS]),
        stories=latest_stories(1),
        districts=_districts(calls),
    )


def _figures(calls: QuerySet[Any]) -> Figures:
    """Counted in one query."""
    counts = {
        "open_challenges": calls,
        "verified_vendors": Vendor.objects.public(),
        "published_results": _results(),
    }
    one_row = Field.objects.order_by("pk")[:1].values(**{name: _total(rows) for name, rows in counts.items()})
    return Figures(**next(iter(one_row), dict.fromkeys(counts, 0)))


def _total(rows: QuerySet[Any]) -> Coalesce:
    """How many rows, as a value in another query."""
    counted = rows.order_by().annotate(everything=Value(1)).values("everything").annotate(total=Count("pk"))
    return Coalesce(Subquery(counted.values("total"), output_field=IntegerField()), 0)


def _soonest(calls: QuerySet[Any]) -> QuerySet[Any]:
    rows = light(calls).select_related("department").prefetch_related("current_version__districts")
    return rows.order_by("closes_at")


def _results() -> QuerySet[Any]:
    rows = Pilot.objects.visible_to(VISITOR).with_result().order_by(F("ended_at").desc(nulls_last=True), "-pk")
    return light(rows, "challenge__current_version").select_related("vendor", "challenge")


def _fields(calls: QuerySet[Any]) -> list[FieldCount]:
    counts = dict(
        calls.values_list("current_version__fields")
        .annotate(total=Count("pk", distinct=True))
        .values_list("current_version__fields", "total")
    )
    rows = [FieldCount(field, counts.get(field.pk, 0)) for field in Field.objects.all()]
    rows.sort(key=lambda row: (-row.count, row.field.position))
    return [row for row in rows if row.count][:FIELDS] or rows[:FIELDS]


def _districts(calls: QuerySet[Any]) -> dict[int, int]:
    rows = calls.filter(~Q(current_version__districts=None)).values_list("current_version__districts")
    return dict(rows.annotate(total=Count("pk", distinct=True)).values_list("current_version__districts", "total"))
