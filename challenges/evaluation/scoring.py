"""Scores into a ranking: pure integer arithmetic, so that every machine finds the same winner.

Units: a criterion's score is in hundredths, 0 to 500; technical, price and total scores are in hundredths of a
point, 0 to 10,000 (that
is 100.00). Weights are whole numbers that total 100. Rounding is half up, once, at the end of each figure.
Price follows the lowest-price ratio (the cheapest valid offer gets all points, another one cheapest/own of them),
the usual formula of
public procurement with price-quality scoring.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FULL = 10_000
SCORE_FULL = 500
WEIGHTS_TOTAL = 100


def half_up(numerator: int, denominator: int) -> int:
    """numerator/denominator rounded half up; both not negative, the denominator not 0."""
    return (2 * numerator + denominator) // (2 * denominator)


def technical_score(scores: Mapping[str, int], weights: Mapping[str, int]) -> int:
    """The weighted technical score in hundredths of a point over the criteria of `weights` (price left out), as if
    they alone totalled 100.

    Every key of `weights` must be in `scores`. An empty `weights` gives 0.
    """
    total = sum(weights.values())
    if not total:
        return 0
    return half_up(sum(weights[key] * scores[key] for key in weights) * FULL, total * SCORE_FULL)


def price_score(amount: int, lowest: int) -> int:
    """The price score in hundredths of a point: the lowest amount gets 10,000. Amounts are positive rials."""
    return half_up(lowest * FULL, amount)


def total_score(technical: int, price: int, price_weight: int) -> int:
    """Both parts together by the weight of price (0 to 100)."""
    return half_up(technical * (WEIGHTS_TOTAL - price_weight) + price * price_weight, WEIGHTS_TOTAL)


def mean_hundredths(values: Sequence[int]) -> int:
    """The mean of evaluators' scores (0 to 5) in hundredths."""
    return half_up(sum(values) * 100, len(values)) if values else 0


def spread(values: Sequence[int]) -> int:
    """How far the evaluators lie apart: highest minus lowest."""
    return max(values) - min(values) if values else 0


def outliers(values: Sequence[int]) -> list[int]:
    """Positions of scores that differ by 2 or more from the median of the others: what the chair should ask about."""
    found = []
    for position, value in enumerate(values):
        others = sorted([*values[:position], *values[position + 1 :]])
        if not others:
            continue
        middle = len(others) // 2
        twice_median = 2 * others[middle] if len(others) % 2 else others[middle - 1] + others[middle]
        if abs(2 * value - twice_median) >= 4:
            found.append(position)
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal on its way into the ranking: agreed scores by criterion key, and its price once the envelope is
    open.
    """

    key: str
    scores: Mapping[str, int]
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in the ranking; `tied` when the total equals that of a neighbour and only the tie-break (technical,
    then price) parts them.
    """

    key: str
    rank: int
    technical: int
    price: int
    total: int
    amount: int | None
    tied: bool = False


def rank(candidates: Sequence[Candidate], weights: Mapping[str, int], price_weight: int) -> list[Ranked]:
    """Candidates above the threshold, best first: by total, then technical score, then lower price, then key.

    `weights` are those of the technical criteria. While no price is known (or price has no weight), the total is
    the technical score.
    """
    amounts = [c.amount for c in candidates if c.amount]
    priced = bool(price_weight) and len(amounts) == len(candidates) and bool(candidates)
    lowest = min(amounts) if amounts else 0
    rows = []
    for candidate in candidates:
        technical = technical_score(candidate.scores, weights)
        price = price_score(candidate.amount or 1, lowest) if priced else 0
        rows.append((technical, price, total_score(technical, price, price_weight) if priced else technical, candidate))
    rows.sort(key=lambda row: (-row[2], -row[0], row[3].amount or 0, row[3].key))
    totals = [row[2] for row in rows]
    return [
        Ranked(candidate.key, place, technical, price, total, candidate.amount, totals.count(total) > 1)
        for place, (technical, price, total, candidate) in enumerate(rows, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Shift:
    """What moving one weight does: the criterion, by how many points, and who would win."""

    criterion: str
    points: int
    winner: str
    changes: bool


def sensitivity(
    candidates: Sequence[Candidate], weights: Mapping[str, int], price_weight: int, *, points: int = 10
) -> list[Shift]:
    """Whether the first place holds when each technical weight moves up or down by `points` (never below 1)."""
    if not candidates:
        return []
    winner = rank(candidates, weights, price_weight)[0].key
    shifts = []
    for key, weight in weights.items():
        for move in (points, -points):
            moved = {**weights, key: max(1, weight + move)}
            first = rank(candidates, moved, price_weight)[0].key
            shifts.append(Shift(key, move, first, first != winner))
    return shifts
