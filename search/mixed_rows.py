"""Rows of the global search: things of every kind in one list, told by what the index keeps of them.

Invariants: one query whatever the kinds, in which every hit is checked against its room's `visible_to`; no row is more
than the columns it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.presentation import status_chip
from marketplace import clock
from marketplace.plain import read, read_often
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


AMONG = "(kind, object_id) IN (SELECT * FROM unnest(%s::text[], %s::text[]))"
"""The condition that an entry is one of these: their kinds, and their ids."""


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
    found = {Key(entry.kind, entry.object_id): entry for entry in _entries(keys, actor)}
    return [_row(key, found[key], shown) for key in keys if key in found]


def _entries(keys: Sequence[Key], actor: Any) -> list[Any]:
    """The entries of these keys whose things the actor may see now, whatever the index says."""
    kinds = frozenset(key.kind for key in keys)
    anybody = isinstance(actor, AnonymousUser)
    statement, values = _for_visitors(kinds) if anybody else _statement(kinds, actor)
    asked = f"{statement} AND {AMONG}", (*values, [key.kind for key in keys], [key.object_id for key in keys])
    return read_often(*asked) if anybody else read(*asked)


def _statement(kinds: frozenset[str], actor: Any) -> tuple[str, tuple[Any, ...]]:
    """The entries of these kinds that the actor may see, as SQL that ends in its conditions, and its values."""
    seen = reduce(or_, (Q(Exists(_the_thing(kind, actor)), kind=kind) for kind in sorted(kinds)))
    compiled: tuple[str, tuple[Any, ...]] = (
        SearchEntry.objects.filter(seen, departed=False).order_by().values(*_COLUMNS).query.sql_with_params()
    )
    return compiled


@lru_cache(maxsize=32)
def _for_visitors(kinds: frozenset[str]) -> tuple[str, tuple[Any, ...]]:
    """The same for everybody who is not signed in: their rule does not change, and compiling it costs more than it
    takes to run.
    """
    return _statement(kinds, eligibility.ANYBODY)


def _the_thing(kind: str, actor: Any) -> QuerySet[Any]:
    return _visible_rows(kind, actor).order_by().filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))


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
