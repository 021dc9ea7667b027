"""The sensitivity of a ranking as SVG geometry: the technical score of each proposal while one weight moves. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from challenges.evaluation.scoring import Candidate, rank

LEFT, RIGHT, TOP, BOTTOM = 104.0, 864.0, 20.0, 284.0
MOVES = (-20, -10, 0, 10, 20)
LABEL_GAP = 17.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A weight on the axis."""

    x: float
    weight: int
    is_now: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A horizontal rule with its score in points."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Line:
    """The scores of one proposal in points, and where they lie."""

    key: str
    values: list[float]
    spots: list[tuple[float, float]]
    leads: bool
    label_y: float

    @property
    def path(self) -> str:
        """The line itself."""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in self.spots)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The drawing, and at which weights today's first stays first."""

    criterion: str
    stops: list[Stop]
    ticks: list[Tick]
    lines: list[Line]
    area: tuple[float, float]
    holds: bool
    overtakers: list[tuple[int, str]]
    mirrored: bool


def sensitivity_drawing(
    candidates: Sequence[Candidate],
    weights: Mapping[str, int],
    price_weight: int,
    *,
    criterion: str,
    mirrored: bool = True,
) -> Sensitivity | None:
    """Move the weight of one criterion by up to 20 points, in tens, never below 1. None with fewer than two
    candidates.
    """
    if len(candidates) < 2:
        return None
    now = weights[criterion]
    moved = sorted({max(1, now + move) for move in MOVES})
    rankings = [rank(candidates, {**weights, criterion: weight}, price_weight) for weight in moved]
    start, end = (RIGHT, LEFT) if mirrored else (LEFT, RIGHT)
    step = (end - start) / (len(moved) - 1)
    xs = [round(start + step * place, 1) for place in range(len(moved))]
    totals = {row.key: [_total(ranking, row.key) for ranking in rankings] for row in rankings[0]}
    low, high = _bounds([value for values in totals.values() for value in values])

    def height(value: float) -> float:
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    winner = rankings[moved.index(now)][0].key
    order = [row.key for row in rankings[moved.index(now)]]
    labels = _spread_out({key: height(totals[key][-1]) for key in order})
    held = _held(moved, [ranking[0].key for ranking in rankings], now, winner)
    inside = [xs[moved.index(weight)] for weight in held]
    return Sensitivity(
        criterion=criterion,
        stops=[Stop(x, weight, weight == now) for x, weight in zip(xs, moved, strict=True)],
        ticks=[Tick(height(value), value) for value in range(low, high + 1, max(5, (high - low) // 4))],
        lines=[
            Line(
                key,
                totals[key],
                [(x, height(v)) for x, v in zip(xs, totals[key], strict=True)],
                key == winner,
                labels[key],
            )
            for key in order
        ],
        area=(min(inside), round(max(inside) - min(inside), 1)),
        holds=len(held) == len(moved),
        overtakers=[
            (weight, ranking[0].key)
            for weight, ranking in zip(moved, rankings, strict=True)
            if ranking[0].key != winner
        ],
        mirrored=mirrored,
    )


def _total(ranking: Sequence[object], key: str) -> float:
    return next(row.total / 100 for row in ranking if row.key == key)  # type: ignore[attr-defined]


def _bounds(values: list[float]) -> tuple[int, int]:
    low, high = floor(min(values) / 10) * 10, ceil(max(values) / 10) * 10
    return low, high if high > low else low + 10


def _held(moved: list[int], winners: list[str], now: int, winner: str) -> list[int]:
    """The unbroken stretch of weights around today's in which the winner stays."""
    place = moved.index(now)
    first = last = place
    while first > 0 and winners[first - 1] == winner:
        first -= 1
    while last < len(moved) - 1 and winners[last + 1] == winner:
        last += 1
    return moved[first : last + 1]


def _spread_out(heights: dict[str, float]) -> dict[str, float]:
    """Labels that would lie on each other move apart downwards."""
    placed: dict[str, float] = {}
    before = TOP - LABEL_GAP
    for key, y in sorted(heights.items(), key=lambda item: item[1]):
        before = max(y, before + LABEL_GAP)
        placed[key] = round(before + 4, 1)
    return placed
