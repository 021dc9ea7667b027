"""`PostgresEngine`: three short statements and some arithmetic a request; a fourth where a phrase has to be checked.

Invariant: bounded work. A statement timeout of what is left of the request's time, at most `queries.MAX_CLAUSES`
clauses, at most `MAX_PHRASE_CANDIDATES` texts read for phrases.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

import numpy as np
from django.db import OperationalError, connection, transaction

from search.documents.document import Key
from search.engines.contract import EngineUnavailable, Hit, SearchRequest, SearchResponse
from search.engines.postgres import index, vocabulary
from search.engines.postgres.columns import ColumnCache, Columns
from search.engines.postgres.filtering import View, narrowed
from search.engines.postgres.scoring import Mask, Matched, Scores, TermBlock, match_query, score_terms
from search.models import SearchBlock, SearchEntry
from search.queries import ParsedQuery

MAX_PHRASE_CANDIDATES = 5_000
BATCH = 500
_POSTINGS = "SELECT term, block, docs, weights FROM search_searchposting WHERE term = ANY(%s) ORDER BY term, block"
_PHRASE = """
    SELECT id FROM search_searchentry WHERE id = ANY(%s) AND (strpos(' ' || title_tokens || ' ', %s) > 0
        OR strpos(' ' || summary_tokens || ' ', %s) > 0 OR strpos(' ' || body_tokens || ' ', %s) > 0)
"""


class PostgresEngine:
    """Searches the rows that `postgres.index` keeps. One per process: it holds the columns."""

    name = "postgres"

    def __init__(self) -> None:
        self.cache = ColumnCache()

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer from the postings; raises `EngineUnavailable` when PostgreSQL cannot within the time."""
        started = time.perf_counter()
        try:
            with transaction.atomic(), _time_limit(request.timeout):
                return self._answer(request, started)
        except OperationalError as error:
            raise EngineUnavailable("postgres") from error

    def counts(self, requests: Sequence[SearchRequest]) -> list[int]:
        """The totals of as many searches, which hold their columns in memory; one time limit for all."""
        try:
            with transaction.atomic(), _time_limit(requests[0].timeout):
                bare = [replace(request, offset=0, limit=0, facets=()) for request in requests]
                return [self._answer(request, time.perf_counter()).total for request in bare]
        except OperationalError as error:
            raise EngineUnavailable("postgres") from error

    def _answer(self, request: SearchRequest, started: float) -> SearchResponse:
        columns = self.cache.current(dict(SearchBlock.objects.values_list("number", "revision")))
        view = View(self.cache, columns, request)
        found = match_query(columns.size, request.query, score_terms(columns, _postings(request.query.terms())))
        matched = self._with_phrases(columns, request.query, Matched(found.mask & view.scope(), found.scores))
        chosen = view.chosen()
        rows = np.flatnonzero(narrowed(matched, chosen))
        scores = view.boosted(found.scores)
        best = view.order(rows, scores)[request.offset : request.offset + request.limit]
        return SearchResponse(
            hits=tuple(Hit(self.cache.key(columns, int(row)), float(scores[row])) for row in best),
            total=len(rows), facets=view.counts(matched, chosen), engine=self.name, took=time.perf_counter() - started,
        )  # fmt: skip

    def _with_phrases(self, columns: Columns, query: ParsedQuery, found: Matched) -> Mask:
        mask = found.mask
        for phrase in query.phrases:
            if len(phrase) > 1:
                mask = mask & _holding(columns, phrase, mask, found.scores)
        for phrase in query.excluded:
            if len(phrase) > 1:
                mask = mask & ~_holding(columns, phrase, mask, found.scores)
        return mask

    def upsert(self, entries: Sequence[SearchEntry]) -> frozenset[Key]:
        """Store the entries with their postings and words."""
        index.write(entries)
        return frozenset(Key(entry.kind, entry.object_id) for entry in entries)

    def delete(self, versions: Mapping[Key, int]) -> frozenset[Key]:
        """Take the postings and words of these keys out; a tombstone stays for Elasticsearch."""
        index.write([index.departure(key, version) for key, version in versions.items()])
        return frozenset(versions)

    def rebuild(self, entries: Iterable[SearchEntry]) -> int:
        """Store all entries, remove what is not among them, then make every block and the vocabulary anew; returns
        how many entries.
        """
        surplus = index.live_keys()
        for batch in batched(entries, BATCH):
            index.write(batch)
            surplus.difference_update(Key(entry.kind, entry.object_id) for entry in batch)
        self.delete({key: index.next_version() for key in surplus})
        return self.reindex()

    def reindex(self, progress: Callable[[int], object] = lambda step: None) -> int:
        """Make postings and vocabulary anew from the stored entries, block by block; returns how many entries."""
        total = 0
        for block in index.blocks():
            entries = index.rebuild_block(block)
            progress(entries)
            total += entries
        with transaction.atomic():
            index.lock_writer()
            vocabulary.rebuild()
        return total


def batched(entries: Iterable[SearchEntry], size: int) -> Iterator[list[SearchEntry]]:
    """Lists of at most `size` entries."""
    source = iter(entries)
    while batch := list(islice(source, size)):
        yield batch


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """A statement timeout until the transaction ends, or until we leave when it is somebody else's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), set_config('statement_timeout', %s, true)",
            [str(max(1, int(seconds * 1000)))],
        )
        before: str = cursor.fetchone()[0]
    yield
    if connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])


def _postings(terms: Sequence[str]) -> dict[str, list[TermBlock]]:
    found: dict[str, list[TermBlock]] = defaultdict(list)
    if terms:
        with connection.cursor() as cursor:
            cursor.execute(_POSTINGS, [list(terms)])
            for term, block, docs, weights in cursor.fetchall():
                found[term].append(TermBlock(block, docs, weights))
    return found


def _holding(columns: Columns, phrase: Sequence[str], mask: Mask, scores: Scores) -> Mask:
    """Which of the best candidates really hold the tokens in a row."""
    rows = np.flatnonzero(mask)
    rows = rows[np.argsort(-scores[rows], kind="stable")[:MAX_PHRASE_CANDIDATES]]
    text = f" {' '.join(phrase)} "
    with connection.cursor() as cursor:
        cursor.execute(_PHRASE, [columns.numbers[rows].tolist(), text, text, text])
        numbers = [row[0] for row in cursor.fetchall()]
    holding = np.zeros(columns.size, np.bool_)
    holding[columns.rows[numbers]] = True
    return holding
