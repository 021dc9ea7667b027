"""What a person follows, and what there is to follow, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, Q
from django.db.models.functions import Coalesce

from challenges.models import Challenge
from challenges.querysets import light
from marketplace.accounts.models import Department, User
from marketplace.clock import now
from marketplace.notify.models import Watch
from marketplace.taxonomy.models import Field

FIELD, DEPARTMENT = "field", "department"
SOURCES: dict[str, type[Any]] = {FIELD: Field, DEPARTMENT: Department}


@dataclass(frozen=True, slots=True)
class Choice:
    """A field or a department, how many of its challenges are open, and whether the person follows it."""

    kind: str
    source: Any
    open_challenges: int
    followed: bool


@dataclass(frozen=True, slots=True)
class Following:
    """Everything on the page of what one follows."""

    challenges: list[Challenge]
    fields: list[Choice]
    departments: list[Choice]

    @property
    def sources(self) -> int:
        """How many fields and departments the person follows."""
        return sum(1 for row in [*self.fields, *self.departments] if row.followed)


def source_of(kind: str, code: str) -> Any:
    """The field or department of this code, or None."""
    model = SOURCES.get(kind)
    return model._default_manager.filter(code=code).first() if model is not None else None


def following_of(person: User) -> Following:
    """Five queries: the watches, the challenges, the open ones by field, fields, and departments."""
    watched = set(Watch.objects.filter(user=person).values_list("subject_type", "subject_id"))
    return Following(
        challenges=_challenges(person, watched),
        fields=_fields(watched),
        departments=_departments(watched),
    )


def _keys(watched: set[tuple[str, str]], model: type[Model]) -> set[int]:
    return {int(key) for kind, key in watched if kind == model._meta.label_lower and key.isdecimal()}


def _challenges(person: User, watched: set[tuple[str, str]]) -> list[Challenge]:
    rows = Challenge.objects.visible_to(person).filter(pk__in=_keys(watched, Challenge))
    return list(light(rows).select_related("department").order_by("-published_at"))


def _fields(watched: set[tuple[str, str]]) -> list[Choice]:
    mine = _keys(watched, Field)
    counts = dict(
        Challenge.objects.open().values_list("current_version__fields").annotate(total=Count("pk")).order_by()
    )
    rows = Field.objects.order_by("position", "sort_key")
    return [Choice(FIELD, row, counts.get(row.pk, 0), row.pk in mine) for row in rows]


def _departments(watched: set[tuple[str, str]]) -> list[Choice]:
    """Those that have published something or are followed; the city has more than anybody wants to read."""
    mine = _keys(watched, Department)
    running = Q(challenges__status="open", challenges__closes_at__gt=now())
    rows = Department.objects.filter(Q(is_active=True, challenges__isnull=False) | Q(pk__in=mine))
    counted = rows.annotate(total=Coalesce(Count("challenges", filter=running, distinct=True), 0))
    found = counted.distinct().order_by("sort_key")
    return [Choice(DEPARTMENT, row, row.total, row.pk in mine) for row in found]
