"""Asking an engine every query of a collection, as the search box would."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from search.engines.contract import Engine, SearchRequest
from search.queries import parse

DEPTH = 100
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents an engine gave for a query, best first, with their scores, and how long it took."""

    query: str
    ranked: list[tuple[str, float]]
    seconds: float


Run = list[Answer]


def answer_all(engine: Engine, queries: Mapping[str, str]) -> Run:
    """Every query parsed and searched by the product's own code; the time includes both."""
    now = timezone.now()
    answers = []
    for query, typed in queries.items():
        started = time.perf_counter()
        response = engine.search(SearchRequest(now=now, query=parse(typed), limit=DEPTH, timeout=PATIENCE))
        seconds = time.perf_counter() - started
        answers.append(Answer(query, [(hit.key.object_id, hit.score) for hit in response.hits], seconds))
    return answers
