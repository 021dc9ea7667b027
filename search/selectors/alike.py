"""What resembles a title while it is written: open and past challenges, results of pilots, published solutions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from challenges.models import Challenge
from marketplace import clock
from search import facets, labels, queries
from search.documents import challenge, result, solution
from search.documents.document import Key
from search.engines import choice
from search.engines.contract import SearchRequest
from search.mixed_rows import mixed_rows
from search.rows import Row

KINDS = frozenset({challenge.KIND, result.KIND, solution.KIND})
SHARED = 2
"""One of so many informative words must be shared; with fewer, everything that is about pollution resembles air."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A row, and the reference of the challenge it is about; empty for results and solutions."""

    row: Row
    reference: str = ""


def alike(title: str, *, actor: Any, without: str = "", limit: int = 6) -> list[Alike]:
    """What is published and shares most with a title, best first; `without` is the reference of the challenge
    that is being amended.
    """
    query = queries.alike([title[: queries.MAX_LENGTH]])
    if not query.asks:
        return []
    own = Challenge.objects.filter(reference=without).values_list("pk", flat=True) if without else ()
    request = SearchRequest(
        now=clock.now(),
        query=replace(query, required=-(-len(query.clauses) // SHARED)),
        kinds=KINDS,
        excluded_keys=frozenset(Key(challenge.KIND, str(pk)) for pk in own),
        limit=limit,
    )
    hits = [hit.key for hit in choice.search(request).hits]
    rows = mixed_rows(hits, actor=actor, terms=(), names=labels.Labels((facets.FIELD, facets.DISTRICT)))
    calls = Challenge.objects.filter(pk__in=[key.object_id for key in hits if key.kind == challenge.KIND])
    references = {Key(challenge.KIND, str(pk)): reference for pk, reference in calls.values_list("pk", "reference")}
    return [Alike(row, references.get(row.key, "")) for row in rows]
