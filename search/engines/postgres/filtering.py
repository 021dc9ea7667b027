"""Filters, facets and order over columns. Pure: everything that moves with the clock is worked out from `request.now`
here.

Invariant: `elasticsearch.body` says the same in Elasticsearch's words; the contract tests compare the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from search import facets
from search.engines.contract import OPEN_BOOST, SearchRequest, Sort
from search.engines.postgres.columns import NEVER, ColumnCache, Columns
from search.engines.postgres.scoring import Mask, Scores


class View:
    """The columns at one moment, asked for one request."""

    def __init__(self, cache: ColumnCache, columns: Columns, request: SearchRequest) -> None:
        self.cache, self.columns, self.request = cache, columns, request
        self.now = int(request.now.timestamp())
        opens = cache.statuses.known([facets.OPEN])
        stored_open = np.isin(columns.statuses, opens)
        self.open: Mask = stored_open & (columns.deadlines > self.now)
        self.overdue: Mask = stored_open & ~self.open

    def scope(self) -> Mask:
        """What the request may see before any facet is chosen."""
        request, columns = self.request, self.columns
        mask = np.ones(columns.size, np.bool_)
        if request.kinds:
            mask &= np.isin(columns.kinds, self.cache.kinds.known(request.kinds))
        if request.published_from:
            mask &= columns.published >= int(request.published_from.timestamp())
        if request.published_to:
            mask &= (columns.published <= int(request.published_to.timestamp())) & (columns.published > 0)
        if request.after_number:
            mask &= columns.numbers > request.after_number
        for key in request.excluded_keys:
            mask &= ~(
                (columns.object_ids == key.object_id) & np.isin(columns.kinds, self.cache.kinds.known([key.kind]))
            )
        return mask

    def chosen(self) -> dict[str, Mask]:
        """For each facet with chosen values, the rows that have one of them."""
        return {name: self._having(name, values) for name, values in self.request.filters.items() if values}

    def _having(self, name: str, values: frozenset[str]) -> Mask:
        columns, cache = self.columns, self.cache
        if name == facets.KIND:
            return np.isin(columns.kinds, cache.kinds.known(values))
        if name == facets.STATUS:
            return np.isin(self._statuses(), cache.statuses.known(values)) | (self.overdue & (facets.CLOSED in values))
        if name == facets.DEADLINE:
            bands = [self._in_band(band) for band in facets.DEADLINE_BANDS if band.code in values]
            return np.any(bands, axis=0) if bands else np.zeros(columns.size, np.bool_)
        mask = np.zeros(columns.size, np.bool_)
        wanted = np.isin(columns.tag_codes, cache.tags.known(facets.tag(name, value) for value in values))
        mask[columns.tag_rows[wanted]] = True
        return mask

    def _statuses(self) -> npt.NDArray[np.int64]:
        """Status codes with the overdue ones taken out: they count as closed, whose code may not exist yet."""
        return np.where(self.overdue, -1, self.columns.statuses)

    def _in_band(self, band: facets.Band) -> Mask:
        left = np.where(self.open, self.columns.deadlines - self.now, -1)
        inside = left >= (band.low or 0)
        if band.high is not None:
            inside &= left < band.high
        return inside & self.open & (self.columns.deadlines < NEVER)

    def counts(self, matched: Mask, chosen: Mapping[str, Mask]) -> dict[str, dict[str, int]]:
        """Facet → value → count among what matched, each under every chosen facet but its own."""
        everything = _all_of(matched, chosen, leave_out=None)
        stored = self._tag_counts(everything)
        answer: dict[str, dict[str, int]] = {}
        for name in self.request.facets:
            rows = _all_of(matched, chosen, leave_out=name) if name in chosen else everything
            if name in facets.STORED:
                found = (self._tag_counts(rows) if name in chosen else stored).get(name, {})
            else:
                found = self._column_counts(name, rows)
            answer[name] = dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[: facets.MAX_VALUES])
        return answer

    def _tag_counts(self, rows: Mask) -> dict[str, dict[str, int]]:
        columns, names = self.columns, self.cache.tags.names
        counts = np.bincount(columns.tag_codes[rows[columns.tag_rows]], minlength=len(names))
        found: dict[str, dict[str, int]] = {}
        for code in np.flatnonzero(counts):
            name, _, value = names[code].partition("=")
            found.setdefault(name, {})[value] = int(counts[code])
        return found

    def _column_counts(self, name: str, rows: Mask) -> dict[str, int]:
        if name == facets.DEADLINE:
            found = {band.code: int((rows & self._in_band(band)).sum()) for band in facets.DEADLINE_BANDS}
        elif name == facets.KIND:
            found = _named(self.columns.kinds[rows], self.cache.kinds.names)
        else:
            statuses = self._statuses()[rows]
            found = _named(statuses[statuses >= 0], self.cache.statuses.names)
            found[facets.CLOSED] = found.get(facets.CLOSED, 0) + int((rows & self.overdue).sum())
        return {value: count for value, count in found.items() if value and count}

    def order(self, rows: npt.NDArray[np.int64], scores: Scores) -> npt.NDArray[np.int64]:
        """These rows, best first; ties go to the newer, then to the lower number."""
        columns = self.columns
        newest, numbers = -columns.published[rows], columns.numbers[rows]
        keys: tuple[npt.NDArray[Any], ...]
        match self.request.sort:
            case Sort.CLOSING:
                is_open = self.open[rows]
                stored_open = is_open | self.overdue[rows]
                keys = (numbers, columns.deadlines[rows], np.where(stored_open, 0, newest), ~is_open)
            case Sort.BUDGET:
                keys = (numbers, newest, -columns.budgets[rows])
            case Sort.NAME:
                keys = (numbers, columns.names[rows])
            case Sort.NEWEST:
                keys = (numbers, newest)
            case _:
                keys = (numbers, newest, -scores[rows])
        return rows[np.lexsort(keys)]

    def boosted(self, scores: Scores) -> Scores:
        """The scores with what is open now before equals."""
        return np.where(self.open, scores * np.float32(OPEN_BOOST), scores)


def _all_of(matched: Mask, chosen: Mapping[str, Mask], *, leave_out: str | None) -> Mask:
    mask = matched.copy()
    for name, having in chosen.items():
        if name != leave_out:
            mask &= having
    return mask


def narrowed(matched: Mask, chosen: Mapping[str, Mask]) -> Mask:
    """What matched and passes every chosen facet."""
    return _all_of(matched, chosen, leave_out=None)


def _named(codes: npt.NDArray[np.int64], names: list[str]) -> dict[str, int]:
    counts = np.bincount(codes, minlength=len(names))
    return {names[code]: int(counts[code]) for code in np.flatnonzero(counts)}
