"""What staff read of the search: what is asked, finds nothing, is opened; and how fairly matching shows firms.

Invariant: nothing that fewer than `FEWEST` visitors did is told, so no single person's search is ever read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.pilots.states import PilotStatus
from marketplace import clock
from marketplace.dates import tehran_date
from search.documents.document import Key
from search.models import AskedPhrase, OpenedResult, SearchEntry, ShownFirm
from vendors.models import Vendor

FEWEST = 5
DAYS = 30
MOST = 25
NEW = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase, how often it was asked and how often it found nothing."""

    phrase: str
    asked: int
    empty: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A result and how often it was opened from a search."""

    title: str
    url: str
    opened: int


@dataclass(frozen=True, slots=True)
class Share:
    """A group of firms: its part of all verified firms, of those shown, and of those shown first; 0 to 1."""

    label: Any
    firms: float
    shown: float
    first: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The page of figures; `total` searches since `since`."""

    since: date
    total: int
    total_empty: int
    asked: list[Asked]
    empty: list[Asked]
    opened: list[Opened]
    shares: list[Share]
    shown: int


def figures() -> Figures:
    """The last thirty days."""
    since = tehran_date(clock.now()) - timedelta(days=DAYS)
    rows = AskedPhrase.objects.filter(day__gte=since)
    totals = rows.aggregate(asked=Sum("asked"), empty=Sum("empty"))
    shares, shown = _shares(since)
    return Figures(
        since, totals["asked"] or 0, totals["empty"] or 0, _phrases(rows, "times"), _phrases(rows, "nothing"),
        _opened(since), shares, shown,
    )  # fmt: skip


def good_phrases(beginning: str, limit: int) -> list[str]:
    """Phrases others asked often enough, that always found something and begin so: what may be suggested."""
    since = tehran_date(clock.now()) - timedelta(days=DAYS)
    rows = AskedPhrase.objects.filter(day__gte=since, phrase__startswith=beginning).values("phrase")
    rows = rows.annotate(times=Sum("asked"), nothing=Sum("empty")).filter(times__gte=FEWEST, nothing=0)
    return [row["phrase"] for row in rows.order_by("-times", "phrase")[:limit]]


def _phrases(rows: Any, by: str) -> list[Asked]:
    found = rows.values("phrase").annotate(times=Sum("asked"), nothing=Sum("empty")).filter(**{f"{by}__gte": FEWEST})
    return [Asked(row["phrase"], row["times"], row["nothing"]) for row in found.order_by(f"-{by}", "phrase")[:MOST]]


def _opened(since: date) -> list[Opened]:
    rows = OpenedResult.objects.filter(day__gte=since).values("kind", "object_id").annotate(times=Sum("opened"))
    rows = rows.filter(times__gte=FEWEST).order_by("-times", "kind", "object_id")[:MOST]
    best = {Key(row["kind"], row["object_id"]): row["times"] for row in rows}
    entries = SearchEntry.objects.of(best).filter(departed=False)
    entries = entries.only("kind", "object_id", "title_fa", "title_en", "url")
    known = {Key(row.kind, row.object_id): row for row in entries}
    english = get_language() == "en"
    return [
        Opened((row.title_en if english else "") or row.title_fa, row.url, times)
        for key, times in best.items() if (row := known.get(key))
    ]  # fmt: skip


_GROUPS: list[tuple[Any, Any]] = [
    (_("Up to 49 people"), lambda: Q(size__in=["micro", "small"])),
    (_("50 people or more"), lambda: Q(size__in=["medium", "large"])),
    (_("Verified within a year"), lambda: Q(verified_at__gte=clock.now() - NEW)),
    (_("Without a finished pilot"), lambda: ~Q(pk__in=_with_pilot())),
]


def _with_pilot() -> Any:
    return Vendor.objects.filter(pilots__status=PilotStatus.COMPLETED.value).values("pk")


def _shares(since: date) -> tuple[list[Share], int]:
    firms = Vendor.objects.public()
    shown = ShownFirm.objects.filter(day__gte=since)
    every = firms.count()
    totals = shown.aggregate(shown=Sum("shown"), first=Sum("first"))
    found = []
    for label, condition in _GROUPS:
        group = firms.filter(condition())
        part = shown.filter(vendor__in=group.values("pk")).aggregate(shown=Sum("shown"), first=Sum("first"))
        found.append(
            Share(
                label,
                group.count() / every if every else 0.0,
                (part["shown"] or 0) / totals["shown"] if totals["shown"] else 0.0,
                (part["first"] or 0) / totals["first"] if totals["first"] else 0.0,
            )
        )
    return found, totals["shown"] or 0
