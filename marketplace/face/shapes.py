"""Tile-work and charts as SVG geometry: stars, the rosette of a receipt, the bar of weights, lines against a target.

Pure arithmetic. Numbers are rounded to a tenth, so that the same input always draws the same text.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def star(points: int, step: int, radius: float, centre: float = 100.0) -> str:
    """The path of a star polygon {points/step}; where the two share a divisor it is drawn as that many turned
    polygons.
    """
    if not 0 < step < points / 2:
        raise ValueError("a star polygon needs 0 < step < points / 2")
    cycles = math.gcd(points, step)
    parts = []
    for first in range(cycles):
        corners = [(first + step * k) % points for k in range(points // cycles)]
        angles = [2 * math.pi * corner / points for corner in corners]
        spots = [f"{_number(centre + radius * math.cos(a))} {_number(centre + radius * math.sin(a))}" for a in angles]
        parts.append("M" + "L".join(spots) + "z")
    return "".join(parts)


RING_RADII = (100.0, 94.0, 88.0, 82.0)


def rosette(digest: str) -> list[str]:
    """Paths of a rosette drawn from a hexadecimal digest: a mark to recognise a receipt by, not a proof.

    The first digit chooses how many points the stars have, the next four how each ring is woven. Raises ValueError for
    text that is not hexadecimal or is shorter than five digits.
    """
    digits = [int(character, 16) for character in digest[:5]]
    if len(digits) < 5:
        raise ValueError("a rosette needs at least five hexadecimal digits")
    points = 16 + digits[0]
    steps = range(points // 4, (points + 1) // 2)
    return [
        star(points, steps[digit % len(steps)], radius) for digit, radius in zip(digits[1:], RING_RADII, strict=True)
    ]


@dataclass(frozen=True)
class Share:
    """One stretch of the bar of weights, in hundredths of its length; `part` chooses the tone."""

    start: float
    width: float
    part: int


PARTS = 5
GAP = 0.4


def shares(weights: Sequence[float]) -> list[Share]:
    """Weights laid end to end over a bar of length 100. Weights are taken as shares of their sum; none gives no bar."""
    total = sum(weights)
    laid: list[Share] = []
    before = 0.0
    for index, weight in enumerate(weights):
        width = 100 * weight / total if total else 0.0
        laid.append(Share(round(before, 2), round(max(width - GAP, 0.0), 2), index % PARTS + 1))
        before += width
    return laid


def heat(value: float, most: float) -> int:
    """The step 1 (light) … 5 (strong) of a value between 0 and the largest one."""
    if most <= 0 or value <= 0:
        return 1
    return min(5, max(1, math.ceil(5 * value / most)))


@dataclass(frozen=True)
class Spot:
    """A point of a line: where it lies, what it is called and what it is worth."""

    x: float
    y: float
    label: object
    value: float


@dataclass(frozen=True)
class Tick:
    """A horizontal rule with its number."""

    y: float
    value: float

    @property
    def text_y(self) -> float:
        """The line of its number."""
        return self.y + 4


@dataclass(frozen=True)
class LineChart:
    """Geometry of one line against a target in a box of 340 × 210; `mirrored` runs time from right to left."""

    spots: list[Spot]
    ticks: list[Tick]
    target_y: float | None
    target: float | None
    mirrored: bool

    left, right, top, bottom = 16.0, 288.0, 34.0, 176.0

    @property
    def path(self) -> str:
        """The line itself."""
        return "M" + "L".join(f"{_number(spot.x)} {_number(spot.y)}" for spot in self.spots)

    @property
    def rule_start(self) -> float:
        """Where the horizontal rules begin."""
        return self.left if self.mirrored else self.left + 36

    @property
    def rule_end(self) -> float:
        """Where the horizontal rules end."""
        return self.right if self.mirrored else self.right + 36

    @property
    def first_text_y(self) -> float:
        """The line of the first number: on the side the line does not go to."""
        return self._clear_of(self.spots[0], self.spots[min(1, len(self.spots) - 1)])

    @property
    def last_text_y(self) -> float:
        """The line of the last number, likewise."""
        return self._clear_of(self.spots[-1], self.spots[max(0, len(self.spots) - 2)])

    @property
    def first_anchor(self) -> str:
        """Which end of the first number touches its point: it runs into the picture, never out of it."""
        return "end" if self.mirrored else "start"

    @staticmethod
    def _clear_of(spot: Spot, neighbour: Spot) -> float:
        return round(spot.y - 12, 1) if spot.y <= neighbour.y else round(spot.y + 24, 1)

    @property
    def tick_x(self) -> float:
        """Where the numbers of the axis stand: where time begins."""
        return self.rule_end + 12 if self.mirrored else self.rule_start - 12

    @property
    def tick_anchor(self) -> str:
        """Which end of such a number touches that place."""
        return "start" if self.mirrored else "end"

    @property
    def target_text_y(self) -> float | None:
        """The line of the target's words, just above its rule."""
        return None if self.target_y is None else round(self.target_y - 8, 1)


LEAST_SPAN = 1e-9  # values closer than this are drawn as one


def _tick_step(span: float) -> float:
    rough = span / 4
    power = 10 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)


def line_chart(points: Iterable[tuple[object, float]], target: float | None = None, mirrored: bool = True) -> LineChart:
    """Lay out (label, value) pairs, oldest first, with round numbers on the axis. Raises ValueError without a point."""
    pairs = list(points)
    if not pairs:
        raise ValueError("a line needs at least one point")
    values = [value for _label, value in pairs] + ([target] if target is not None else [])
    low, high = min(values), max(values)
    low = 0.0 if low >= 0 and low <= high / 2 else low
    step = _tick_step(max((high - low) or abs(high) or 1.0, LEAST_SPAN))
    floor, ceiling = math.floor(low / step) * step, math.ceil(high / step) * step
    ceiling = ceiling if ceiling > floor else floor + step
    chart = LineChart([], [], None, target, mirrored)

    def height(value: float) -> float:
        return round(chart.bottom - (value - floor) / (ceiling - floor) * (chart.bottom - chart.top), 1)

    start, end = (chart.right, chart.left) if mirrored else (chart.rule_start, chart.rule_end)
    gap = (end - start) / (len(pairs) - 1) if len(pairs) > 1 else 0.0
    spots = [Spot(round(start + gap * i, 1), height(value), label, value) for i, (label, value) in enumerate(pairs)]
    count = round((ceiling - floor) / step)
    ticks = [Tick(height(floor + step * i), round(floor + step * i, 6)) for i in range(count + 1)]
    return LineChart(spots, ticks, None if target is None else height(target), target, mirrored)
