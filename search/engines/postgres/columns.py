"""The columns of all entries in this process's memory: what filtering, facets and sorting read without asking the
database again.

Invariants: a `Columns` is never changed, only replaced; before each search it is compared with the block revisions of
the same transaction, and only blocks that changed are read again. So a process never answers from columns older than
its own last look.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from search.documents.document import Key
from search.engines.contract import LONGEST_NAME, name_key
from search.engines.postgres.packing import BLOCK_SIZE
from search.models import SearchEntry

Ints = npt.NDArray[np.int64]
NEVER = np.iinfo(np.int64).max
"""Stands for «no deadline»: it sorts last."""

_SELECT = """
    SELECT id, kind, object_id, status, length, norm, version, coalesce(budget, -1),
           coalesce(extract(epoch FROM deadline)::bigint, %s),
           coalesce(extract(epoch FROM published_at)::bigint, 0), tags, title_fa
    FROM search_searchentry WHERE id >= %s AND id < %s AND NOT departed ORDER BY id
"""


class Codes:
    """Strings to small whole numbers and back, growing only; shared by all blocks of a process."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._codes: dict[str, int] = {}

    def code(self, name: str) -> int:
        """The number of a string, a new one when it was never seen. Callers hold the cache's lock."""
        code = self._codes.get(name)
        if code is None:
            code = self._codes[name] = len(self.names)
            self.names.append(name)
        return code

    def known(self, names: Iterable[str]) -> list[int]:
        """The numbers of those strings that were seen."""
        return [self._codes[name] for name in names if name in self._codes]


@dataclass(frozen=True, slots=True)
class Columns:
    """One row per live entry, ascending by number. `tag_rows` and `tag_codes` are pairs: this row has this facet
    tag.
    """

    numbers: Ints
    kinds: Ints
    statuses: Ints
    lengths: Ints
    norms: npt.NDArray[np.float32]
    versions: Ints
    budgets: Ints
    deadlines: Ints
    published: Ints
    tag_rows: Ints
    tag_codes: Ints
    object_ids: npt.NDArray[np.object_]
    names: npt.NDArray[np.bytes_]
    """The Persian order of the titles."""
    rows: npt.NDArray[np.int32]
    """Document number → row, -1 where there is none."""

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class _Block:
    revision: int
    table: Ints
    object_ids: list[str]
    names: npt.NDArray[np.bytes_]
    tag_rows: Ints
    tag_codes: Ints


_NAMES = f"S{LONGEST_NAME}"
_EMPTY = np.empty((0, 9), np.int64)


class ColumnCache:
    """Keeps the blocks by revision and the columns made of them. Safe in threads."""

    def __init__(self) -> None:
        self.kinds, self.statuses, self.tags = Codes(), Codes(), Codes()
        self._blocks: dict[int, _Block] = {}
        self._columns = _assemble({})
        self._lock = threading.Lock()

    def current(self, revisions: Mapping[int, int]) -> Columns:
        """The columns at these revisions (block → revision, read in the caller's transaction)."""
        with self._lock:
            stale = [number for number, revision in revisions.items() if self._revision(number) != revision]
            gone = self._blocks.keys() - revisions.keys()
            if stale or gone:
                for number in stale:
                    self._blocks[number] = self._read(number, revisions[number])
                for number in gone:
                    del self._blocks[number]
                self._columns = _assemble(self._blocks)
            return self._columns

    def key(self, columns: Columns, row: int) -> Key:
        """The key of the entry in a row."""
        return Key(self.kinds.names[columns.kinds[row]], columns.object_ids[row])

    def of(self, entries: Iterable[SearchEntry]) -> Columns:
        """Columns of these entries alone, ascending by number, without the database; the kept ones stay as they are."""
        with self._lock:
            return _assemble({0: self._block(0, [_row_of(entry) for entry in entries])})

    def _revision(self, number: int) -> int | None:
        block = self._blocks.get(number)
        return block.revision if block else None

    def _read(self, number: int, revision: int) -> _Block:
        low = number * BLOCK_SIZE
        with connection.cursor() as cursor:
            cursor.execute(_SELECT, [int(NEVER), low, low + BLOCK_SIZE])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return self._block(revision, rows)

    def _block(self, revision: int, rows: Sequence[tuple[Any, ...]]) -> _Block:
        table = [(row[0], self.kinds.code(row[1]), self.statuses.code(row[3]), *row[4:10]) for row in rows]
        tags = [(index, self.tags.code(tag)) for index, row in enumerate(rows) for tag in row[10]]
        pairs = np.array(tags, np.int64).reshape(-1, 2)
        return _Block(
            revision,
            np.array(table, np.int64).reshape(-1, 9),
            [row[2] for row in rows],
            np.array([name_key(row[11]) for row in rows], _NAMES),
            pairs[:, 0].copy(),
            pairs[:, 1].copy(),
        )


def _row_of(entry: SearchEntry) -> tuple[Any, ...]:
    """An entry as `_SELECT` gives it."""
    return (
        entry.pk, entry.kind, entry.object_id, entry.status, entry.length, entry.norm, entry.version,
        -1 if entry.budget is None else entry.budget,
        int(entry.deadline.timestamp()) if entry.deadline else int(NEVER),
        int(entry.published_at.timestamp()) if entry.published_at else 0,
        entry.tags, entry.title_fa,
    )  # fmt: skip


def _assemble(blocks: Mapping[int, _Block]) -> Columns:
    ordered = [blocks[number] for number in sorted(blocks)]
    table = np.concatenate([_EMPTY, *(block.table for block in ordered)])
    numbers, kinds, statuses, lengths, norms, versions, budgets, deadlines, published = table.T.copy()
    starts = np.cumsum([0, *(len(block.table) for block in ordered)])
    none = np.empty(0, np.int64)
    rows = np.full(int(numbers[-1]) + 1 if len(numbers) else 0, -1, np.int32)
    rows[numbers] = np.arange(len(numbers), dtype=np.int32)
    tag_rows = [block.tag_rows + start for block, start in zip(ordered, starts, strict=False)]
    object_ids = [object_id for block in ordered for object_id in block.object_ids]
    return Columns(
        numbers=numbers, kinds=kinds, statuses=statuses, lengths=lengths, norms=norms.astype(np.float32),
        versions=versions, budgets=budgets, deadlines=deadlines, published=published,
        tag_rows=np.concatenate([none, *tag_rows]),
        tag_codes=np.concatenate([none, *(block.tag_codes for block in ordered)]),
        object_ids=np.array(object_ids, dtype=object),
        names=np.concatenate([np.empty(0, _NAMES), *(block.names for block in ordered)]), rows=rows,
    )  # fmt: skip
