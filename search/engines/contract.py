"""What a search engine is here: the question, the answer, and what both engines promise.

Invariants: the same request on the same documents gives the same total and the same facet counts on every engine, and
nearly the same order (BM25F over the same tokens). A facet is counted over everything that matches, under every filter
but its own. Every request has a time limit and a size limit; an engine that cannot answer within it raises
`EngineUnavailable` and never returns half an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from marketplace.text import sort_key
from search.documents.document import Key
from search.models import SearchEntry
from search.queries import EVERYTHING, ParsedQuery

MAX_WINDOW = 2_000
"""The last position one may page to; who wants more should narrow the search."""
MAX_LIMIT = 100

OPEN_BOOST = 1.25
"""By how much what is open for proposals now comes before equally fitting things that are not, when sorted by
relevance.
"""

K1 = 1.2
B = 0.75
"""BM25's saturation and length normalisation: Lucene's defaults, named here because both engines must agree."""


LONGEST_NAME = 80


@lru_cache(maxsize=1 << 16)
def name_key(title: str) -> str:
    """What `Sort.NAME` compares: the Persian order of a title, plain ASCII, the same on every engine."""
    return sort_key(title)[:LONGEST_NAME]


class EngineUnavailable(Exception):
    """The engine is away, refuses, or was not ready within the time limit. Says nothing about the query."""


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    CLOSING = "closing"
    BUDGET = "budget"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One page of results. `kinds` is the scope of the page and is never counted against; `filters` are the chosen
    facet values.

    Values of one facet are alternatives, facets narrow each other. `published_from` and `published_to` are inclusive;
    `after_number` leaves only entries first published later (alerts). `timeout` is in seconds, for the whole request.
    """

    now: datetime
    query: ParsedQuery = EVERYTHING
    kinds: frozenset[str] = frozenset()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    published_from: datetime | None = None
    published_to: datetime | None = None
    excluded_keys: frozenset[Key] = frozenset()
    after_number: int = 0
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    facets: tuple[str, ...] = ()
    timeout: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.offset <= self.offset + self.limit <= MAX_WINDOW or self.limit > MAX_LIMIT:
            raise ValueError(f"a request reaches position {MAX_WINDOW} at most, {MAX_LIMIT} at a time")


@dataclass(frozen=True, slots=True)
class Hit:
    """A result by its key; the score only compares hits of one answer."""

    key: Key
    score: float


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """`total` is exact. `facets`: facet → value → count, values without a hit left out. `took` is in seconds."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    engine: str
    took: float


class Engine(Protocol):
    """Two exist, `engines.postgres` and `engines.elasticsearch`; `tests/search/test_engine_contract.py` holds both
    to this.
    """

    name: str

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer within `request.timeout`, or raise `EngineUnavailable`."""

    def counts(self, requests: Sequence[SearchRequest]) -> list[int]:
        """How many each of them finds, in one go within the first one's `timeout`, or raise `EngineUnavailable`."""

    def upsert(self, entries: Sequence[SearchEntry]) -> frozenset[Key]:
        """Index each entry unless the engine already holds a newer version of it; returns the keys that are safely
        there.
        """

    def delete(self, versions: Mapping[Key, int]) -> frozenset[Key]:
        """Forget each key unless the engine holds a newer version of it; returns the keys that are safely gone.
        Unknown keys are fine.
        """

    def rebuild(self, entries: Iterable[SearchEntry]) -> int:
        """Replace everything by these entries without a read that fails or is stale; returns how many."""
