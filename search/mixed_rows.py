"""Rows of the global search: things of every kind in one list, told by what the index keeps of them.

Invariants: one query whatever the kinds, in which every hit is checked against its room's `visible_to`; no row is more
than the columns it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.presentation import status_chip
from marketplace import clock
from search import eligibility, facets
from search.documents import challenge, page, result, solution, vendor
from search.documents.document import Key
from search.labels import KIND_NAMES, Labels
from search.models import SearchEntry
from search.rows import Row, excerpt, marked
from vendors.models import Solution, Vendor

_MODELS: Mapping[str, Any] = {
    challenge.KIND: Challenge,
    vendor.KIND: Vendor,
    solution.KIND: Solution,
    result.KIND: Pilot,
}
_ICONS = {
    challenge.KIND: "target-arrow",
    vendor.KIND: "building-store",
    solution.KIND: "bulb",
    result.KIND: "flag",
    page.KIND: "file-text",
}


_COLUMNS = (
    "kind", "object_id", "url", "title_fa", "title_en", "summary_fa", "summary_en", "tags", "status", "deadline",
)  # fmt: skip


class _Shown(NamedTuple):
    """What is the same for all rows of a page."""

    terms: Sequence[str]
    names: Labels
    english: bool
    moment: datetime
    comma: str
    kinds: Mapping[str, str]
    """What one thing of a kind is called."""


def mixed_rows(keys: Sequence[Key], *, actor: Any, terms: Sequence[str], names: Labels) -> list[Row]:
    """The rows of these hits, in their order; hits the actor may not see, or that are gone, are left out."""
    if not keys:
        return []
    kinds = {kind: str(KIND_NAMES[kind]) for kind in {key.kind for key in keys}}
    shown = _Shown(terms, names, get_language() == "en", clock.now(), _(", "), kinds)
    entries = SearchEntry.objects.filter(_visible(keys, actor), departed=False)
    found = {Key(entry.kind, entry.object_id): entry for entry in entries.values_list(*_COLUMNS, named=True)}
    return [_row(key, found[key], shown) for key in keys if key in found]


def _visible(keys: Sequence[Key], actor: Any) -> Q:
    """The entries of these keys whose things the actor may see now, whatever the index says."""
    wanted: dict[str, list[str]] = {}
    for key in keys:
        wanted.setdefault(key.kind, []).append(key.object_id)
    every = Q(pk__in=[])
    for kind, ids in wanted.items():
        seen = _visible_rows(kind, actor).filter(pk__in=ids).order_by().values(seen=Cast("pk", CharField()))
        every |= Q(Q(object_id__in=ids), kind=kind, object_id__in=seen)
    return every


def _visible_rows(kind: str, actor: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = eligibility.findable_pages() if kind == page.KIND else _MODELS[kind].objects.visible_to(actor)
    return rows


def _row(key: Key, entry: Any, shown: _Shown) -> Row:
    english = shown.english
    title = (entry.title_en if english else "") or entry.title_fa
    summary = (entry.summary_en if english else "") or entry.summary_fa
    is_open = entry.status == facets.OPEN and entry.deadline is not None and entry.deadline > shown.moment
    return Row(
        key,
        marked(title, shown.terms),
        f"/en{entry.url}" if english and key.kind != page.KIND else entry.url,
        excerpt(summary, shown.terms),
        meta=_meta(key, entry.tags, shown),
        chip=status_chip(_true_status(entry.status, is_open)) if entry.status and not is_open else None,
        deadline=entry.deadline if is_open else None,
    )


def _true_status(status: str, is_open: bool) -> str:
    return facets.CLOSED if status == facets.OPEN and not is_open else status


def _meta(key: Key, tags: Sequence[str], shown: _Shown) -> list[dict[str, Any]]:
    values = facets.split_tags(tags)
    told = [{"icon": _ICONS[key.kind], "label": shown.kinds[key.kind]}]
    for name, icon in ((facets.FIELD, "category"), (facets.DISTRICT, "map-pin")):
        if name in values:
            ordered = facets.ordered(name, dict.fromkeys(values[name], 1))
            words = shown.comma.join(shown.names.of(name, value) for value, _count in ordered)
            told.append({"icon": icon, "label": words})
    return told
