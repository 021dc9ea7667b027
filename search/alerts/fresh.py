"""The entries that are new, searched by themselves: the embedded engine's arithmetic over a handful of documents in
memory. Pure but for reading them.

Invariant: `numbers` answers exactly what `PostgresEngine.search` would among these entries; the contract tests compare
the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from search.documents import registry
from search.documents.document import Key
from search.engines.contract import SearchRequest
from search.engines.postgres.columns import ColumnCache
from search.engines.postgres.filtering import View, narrowed
from search.engines.postgres.index import terms_of
from search.engines.postgres.scoring import Mask, Posting, match_query
from search.models import SearchEntry

CHUNK = 1_000
"""So many are held in memory at once."""


class Fresh:
    """Some entries, ready to be asked any number of questions."""

    def __init__(self, entries: Iterable[SearchEntry]) -> None:
        self.entries = sorted(entries, key=lambda entry: entry.pk)
        self._cache = ColumnCache()
        self._columns = self._cache.of(self.entries)
        rows: dict[str, list[int]] = defaultdict(list)
        for row, entry in enumerate(self.entries):
            for term in terms_of(entry):
                rows[term].append(row)
        self._postings = {
            term: Posting(np.array(found, np.int32), np.ones(len(found), np.float32)) for term, found in rows.items()
        }

    def numbers(self, request: SearchRequest) -> list[int]:
        """The numbers of the entries that a request finds, ascending; order, page and facets are not its business."""
        view = View(self._cache, self._columns, request)
        mask = match_query(self._columns.size, request.query, self._postings).mask & view.scope()
        for phrase in request.query.phrases:
            mask = mask & self._holding(phrase, mask)
        for phrase in request.query.excluded:
            if len(phrase) > 1:
                mask = mask & ~self._holding(phrase, mask)
        rows = np.flatnonzero(narrowed(mask, view.chosen()))
        found: list[int] = self._columns.numbers[rows].tolist()
        return found

    def _holding(self, phrase: Sequence[str], mask: Mask) -> Mask:
        holding = np.zeros(len(self.entries), np.bool_)
        if len(phrase) == 1:
            return mask.copy()
        run = f" {' '.join(phrase)} "
        for row in np.flatnonzero(mask):
            entry = self.entries[row]
            holding[row] = any(
                run in f" {tokens} " for tokens in (entry.title_tokens, entry.summary_tokens, entry.body_tokens)
            )
        return holding


def newest() -> int:
    """The number of the newest entry; everything below it is committed, because entries are written one writer at a
    time.
    """
    return SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def published(after: int, upto: int) -> Iterator[Fresh]:
    """What was first published after one entry and up to another and may be found now, in chunks."""
    while after < upto:
        rows = SearchEntry.objects.filter(pk__gt=after, pk__lte=upto, departed=False).order_by("pk")
        entries = list(rows.defer("body_fa", "body_en", "words")[:CHUNK])
        if entries:
            yield Fresh(_findable(entries))
        after = entries[-1].pk if len(entries) == CHUNK else upto


def _findable(entries: Sequence[SearchEntry]) -> Iterator[SearchEntry]:
    """Those that the marketplace still shows everybody, whatever the index says."""
    ids: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        ids[entry.kind].append(int(entry.object_id))
    live = {
        Key(kind, str(pk))
        for kind, wanted in ids.items()
        for pk in registry.KINDS[kind].findable().filter(pk__in=wanted).values_list("pk", flat=True)
    }
    return (entry for entry in entries if Key(entry.kind, entry.object_id) in live)
