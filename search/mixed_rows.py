"""Rows of the global search: things of every kind in one list, told by what the index keeps of them.

Invariants: three queries whatever the kinds; every hit is checked against its room's `visible_to`, in one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import CharField, QuerySet, Value
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


def mixed_rows(keys: Sequence[Key], *, actor: Any, terms: Sequence[str], names: Labels) -> list[Row]:
    """The rows of these hits, in their order; hits the actor may not see, or that are gone, are left out."""
    visible = _visible(keys, actor)
    entries = SearchEntry.objects.filter(object_id__in=[key.object_id for key in keys], departed=False)
    found = {
        Key(entry.kind, entry.object_id): entry for entry in entries.defer("body_fa", "body_en", "body_tokens", "words")
    }
    return [_row(key, found[key], terms, names) for key in keys if key in visible and key in found]


def _visible(keys: Sequence[Key], actor: Any) -> set[Key]:
    wanted: dict[str, list[str]] = {}
    for key in keys:
        wanted.setdefault(key.kind, []).append(key.object_id)
    queries = [_ids(kind, _visible_rows(kind, actor).filter(pk__in=ids)) for kind, ids in wanted.items()]
    if not queries:
        return set()
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {Key(kind, object_id) for kind, object_id in rows}


def _visible_rows(kind: str, actor: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = eligibility.findable_pages() if kind == page.KIND else _MODELS[kind].objects.visible_to(actor)
    return rows


def _ids(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    columns = {"found_kind": Value(kind, CharField()), "found_id": Cast("pk", CharField())}
    found: QuerySet[Any] = rows.order_by().annotate(**columns).values_list("found_kind", "found_id")
    return found


def _row(key: Key, entry: SearchEntry, terms: Sequence[str], names: Labels) -> Row:
    english = get_language() == "en"
    title = (entry.title_en if english else "") or entry.title_fa
    summary = (entry.summary_en if english else "") or entry.summary_fa
    is_open = entry.status == facets.OPEN and entry.deadline is not None and entry.deadline > clock.now()
    return Row(
        key,
        marked(title, terms),
        f"/en{entry.url}" if english and key.kind != page.KIND else entry.url,
        excerpt(summary, terms),
        meta=_meta(key, entry, names),
        chip=status_chip(_true_status(entry, is_open)) if entry.status and not is_open else None,
        deadline=entry.deadline if is_open else None,
    )


def _true_status(entry: SearchEntry, is_open: bool) -> str:
    return facets.CLOSED if entry.status == facets.OPEN and not is_open else entry.status


def _meta(key: Key, entry: SearchEntry, names: Labels) -> list[dict[str, Any]]:
    values = facets.split_tags(entry.tags)
    shown = [(_ICONS[key.kind], [str(KIND_NAMES[key.kind])])]
    shown += [
        (icon, [names.of(name, value) for value, _count in facets.ordered(name, dict.fromkeys(values[name], 1))])
        for name, icon in ((facets.FIELD, "category"), (facets.DISTRICT, "map-pin"))
        if name in values
    ]
    return [{"icon": icon, "label": _listed(words)} for icon, words in shown]


def _listed(words: Iterable[str]) -> str:
    return _(", ").join(words)
