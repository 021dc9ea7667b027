"""What is like a challenge: others that speak of the same things, open ones first."""

from __future__ import annotations

from typing import Any

from challenges.models import Challenge
from marketplace import clock
from search import queries
from search.documents import challenge
from search.documents.document import Key
from search.engines import choice
from search.engines.contract import SearchRequest
from search.rows import Row, rows


def similar_challenges(case: Challenge, *, actor: Any, limit: int = 4) -> list[Row]:
    """Rows of the challenges that share most with this one's title, fields and summary; never itself."""
    version = case.version
    query = queries.alike([version.title_fa, version.summary_fa])
    if not query.asks:
        return []
    request = SearchRequest(
        now=clock.now(), query=query, kinds=frozenset({challenge.KIND}),
        excluded_keys=frozenset({Key(challenge.KIND, str(case.pk))}), limit=limit,
    )  # fmt: skip
    return rows([hit.key for hit in choice.search(request).hits], actor=actor, terms=())
