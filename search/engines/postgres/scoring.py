"""Which rows match and how well: BM25F added up with numpy. Pure: columns and postings in, masks and scores out.

Formulas follow Lucene's CombinedFieldQuery, so that both engines rank alike: idf = ln(1 + (N − df + ½)/(df + ½)) with
df the largest of the fields' document frequencies; term score = idf · f / (f + k1·(1 − b + b·len/avglen)) with f the
weighted frequency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search.analysis import HALF
from search.engines.contract import K1, B
from search.engines.postgres.columns import Columns
from search.engines.postgres.packing import BLOCK_SIZE, FIELD_BITS, FIELD_MASK, unpack
from search.queries import Clause, ParsedQuery

Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]


class Posting(NamedTuple):
    """Where one term stands: rows of the columns, the score it adds there."""

    rows: npt.NDArray[np.int32]
    scores: Scores


NOWHERE = Posting(np.empty(0, np.int32), np.empty(0, np.float32))


class TermBlock(NamedTuple):
    """One posting row as it comes from the database."""

    block: int
    docs: bytes | memoryview
    weights: bytes | memoryview


def score_terms(columns: Columns, blocks: Mapping[str, Sequence[TermBlock]]) -> dict[str, Posting]:
    """Each term's rows and BM25F scores."""
    if not columns.size:
        return {}
    average = max(float(columns.lengths.mean()) / HALF, 1.0)
    penalty = K1 * (1 - B + B * columns.norms / average)
    return {term: _score(columns, penalty, rows) for term, rows in blocks.items()}


def _score(columns: Columns, penalty: npt.NDArray[np.float32], blocks: Sequence[TermBlock]) -> Posting:
    unpacked = [(row.block, *unpack(row.docs, row.weights)) for row in blocks]
    numbers = np.concatenate([docs.astype(np.int32) + block * BLOCK_SIZE for block, docs, _ in unpacked])
    weights = np.concatenate([weights for _, _, weights in unpacked])
    inside = numbers < len(columns.rows)
    rows = columns.rows[numbers[inside]]
    live = rows >= 0
    rows, weights = rows[live], weights[inside][live]
    frequency = (weights >> FIELD_BITS).astype(np.float32) / HALF
    scores = _idf(columns.size, weights) * frequency / (frequency + penalty[rows])
    return Posting(rows, scores.astype(np.float32))


def _idf(documents: int, weights: npt.NDArray[np.uint16]) -> float:
    combinations = np.bincount(weights & FIELD_MASK, minlength=1 << FIELD_BITS)
    fields = np.arange(1 << FIELD_BITS)
    df = max(int(combinations[(fields >> bit & 1).astype(bool)].sum()) for bit in range(FIELD_BITS))
    return float(np.log1p((documents - df + 0.5) / (df + 0.5)))


def alternative(size: int, tokens: Sequence[str], postings: Mapping[str, Posting]) -> Posting:
    """Rows that hold all the tokens, with the sum of their scores."""
    found = [postings.get(token, NOWHERE) for token in dict.fromkeys(tokens)]
    if len(found) == 1:
        return found[0]
    counts, scores = np.zeros(size, np.uint8), np.zeros(size, np.float32)
    for posting in found:
        counts[posting.rows] += 1
        scores[posting.rows] += posting.scores
    rows = np.flatnonzero(counts == len(found)).astype(np.int32)
    return Posting(rows, scores[rows])


def clause(size: int, asked: Clause, postings: Mapping[str, Posting]) -> Posting:
    """Rows that hold any alternative of a clause, with the best one's score."""
    found = [alternative(size, tokens, postings) for tokens in asked.alternatives]
    if len(found) == 1:
        return found[0]
    best = np.full(size, -1.0, np.float32)
    for posting in found:
        best[posting.rows] = np.maximum(best[posting.rows], posting.scores)
    rows = np.flatnonzero(best >= 0).astype(np.int32)
    return Posting(rows, best[rows])


class Matched(NamedTuple):
    """Which rows hold enough of what was asked, and every row's score."""

    mask: Mask
    scores: Scores


def match(size: int, clauses: Sequence[Clause], required: int, postings: Mapping[str, Posting]) -> Matched:
    """Rows that hold at least `required` of the clauses; all rows when nothing is asked."""
    counts, scores = np.zeros(size, np.uint8), np.zeros(size, np.float32)
    for asked in clauses:
        posting = clause(size, asked, postings)
        counts[posting.rows] += 1
        scores[posting.rows] += posting.scores
    return Matched(counts >= required, scores)


def match_query(size: int, query: ParsedQuery, postings: Mapping[str, Posting]) -> Matched:
    """What a whole query matches, but for the order of words in phrases: each phrase's tokens are there, and count."""
    mask, scores = match(size, query.clauses, query.required, postings)
    for phrase in query.phrase_clauses():
        every, added = match(size, [phrase], 1, postings)
        mask, scores = mask & every, scores + added
    for unwanted in query.excluded_clauses():
        mask = mask & ~match(size, [unwanted], 1, postings).mask
    return Matched(mask, scores)
