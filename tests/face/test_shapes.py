"""Geometry of ornament and charts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.face.shapes import heat, line_chart, rosette, shares, star


@given(st.lists(st.integers(1, 100), min_size=1, max_size=9))
def test_the_shares_fill_the_bar_and_never_overlap(weights: list[int]) -> None:
    laid = shares(weights)
    for before, after in pairwise(laid):
        assert before.start + before.width <= after.start + 0.02
    assert laid[-1].start + laid[-1].width <= 100.01
    assert all(1 <= share.part <= 5 for share in laid)


def test_no_weight_gives_no_bar() -> None:
    assert shares([]) == []
    assert [share.width for share in shares([0, 0])] == [0, 0]


@pytest.mark.parametrize(
    ("value", "most", "step"), [(0, 11, 1), (1, 11, 1), (5, 11, 3), (11, 11, 5), (3, 0, 1), (9, 10, 5)]
)
def test_heat_runs_from_one_to_five(value: float, most: float, step: int) -> None:
    assert heat(value, most) == step


def test_a_rosette_is_drawn_from_the_hash_and_differs_with_it() -> None:
    assert rosette("9f2c41d8") == rosette("9f2c41d8ffff")
    assert rosette("9f2c41d8") != rosette("8f2c41d8")
    with pytest.raises(ValueError, match="hexadecimal"):
        rosette("9f")
    with pytest.raises(ValueError, match="invalid literal"):
        rosette("مهرشده")


def test_a_star_visits_every_corner() -> None:
    assert star(8, 3, 10).count("L") == 7
    assert star(6, 2, 10).count("M") == 2
    with pytest.raises(ValueError, match="star polygon"):
        star(8, 4, 10)


@given(
    st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=12), st.one_of(st.none(), st.floats(-1e6, 1e6))
)
def test_a_line_stays_inside_its_box(values: list[float], target: float | None) -> None:
    chart = line_chart([(str(i), value) for i, value in enumerate(values)], target)
    for spot in chart.spots:
        assert chart.top - 0.1 <= spot.y <= chart.bottom + 0.1
        assert chart.left - 0.1 <= spot.x <= chart.right + 36.1
    if chart.target_y is not None:
        assert chart.top - 0.1 <= chart.target_y <= chart.bottom + 0.1
    assert len(chart.ticks) >= 2


def test_the_smallest_number_there_is_can_be_drawn() -> None:
    assert len(line_chart([("۱", 5e-324)]).ticks) >= 2


def test_time_runs_with_the_script() -> None:
    points = [("تیر", 31.0), ("آبان", 12.0)]
    persian, english = line_chart(points, mirrored=True), line_chart(points, mirrored=False)
    assert persian.spots[0].x > persian.spots[1].x
    assert english.spots[0].x < english.spots[1].x
    with pytest.raises(ValueError, match="at least one"):
        line_chart([])
