"""Scores into a ranking: known figures, and what must hold whatever the figures are."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenges.evaluation import scoring
from challenges.evaluation.drawing import sensitivity_drawing
from challenges.evaluation.scoring import Candidate

KEYS = ("a", "b", "c")
weights = st.fixed_dictionaries({key: st.integers(1, 60) for key in KEYS})
scores = st.fixed_dictionaries({key: st.integers(0, scoring.SCORE_FULL) for key in KEYS})
COUNTS = st.integers(1, 6)
amounts = st.integers(1_000_000, 10**12)


def candidates(count: st.SearchStrategy[int] = COUNTS, *, priced: bool = True) -> st.SearchStrategy[list[Candidate]]:
    one = st.builds(lambda values, amount: (values, amount), scores, amounts)
    return count.flatmap(lambda n: st.lists(one, min_size=n, max_size=n)).map(
        lambda rows: [
            Candidate(f"p{place}", values, amount if priced else None) for place, (values, amount) in enumerate(rows)
        ]
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(1, 2, 1), (3, 2, 2), (5, 4, 1), (7, 4, 2), (0, 3, 0), (10, 5, 2), (1, 3, 0), (2, 3, 1)],
)
def test_halves_are_rounded_up(numerator: int, denominator: int, expected: int) -> None:
    assert scoring.half_up(numerator, denominator) == expected


def test_a_technical_score_by_hand() -> None:
    found = scoring.technical_score({"a": 450, "b": 425, "c": 375}, {"a": 35, "b": 25, "c": 15})
    # (35·4.50 + 25·4.25 + 15·3.75) / (75·5) = 320 / 375
    assert found == 8533


def test_the_cheapest_gets_all_points_and_another_its_ratio() -> None:
    assert scoring.price_score(20_000, 20_000) == 10_000
    assert scoring.price_score(30_000, 20_000) == 6667
    assert scoring.total_score(8533, 6667, 20) == 8160


@given(scores, weights)
def test_a_technical_score_lies_between_the_worst_and_the_best_criterion(
    values: dict[str, int], w: dict[str, int]
) -> None:
    found = scoring.technical_score(values, w)
    assert min(values.values()) * 20 <= found <= max(values.values()) * 20
    assert 0 <= found <= scoring.FULL


@given(scores, weights, st.integers(1, 9))
def test_scaling_every_weight_changes_nothing(values: dict[str, int], w: dict[str, int], factor: int) -> None:
    scaled = {key: weight * factor for key, weight in w.items()}
    assert scoring.technical_score(values, scaled) == scoring.technical_score(values, w)


@given(scores, weights, st.sampled_from(KEYS), st.integers(0, 500))
def test_a_better_score_is_never_worth_less(values: dict[str, int], w: dict[str, int], key: str, more: int) -> None:
    better = {**values, key: min(scoring.SCORE_FULL, values[key] + more)}
    assert scoring.technical_score(better, w) >= scoring.technical_score(values, w)


@given(scores, weights)
def test_a_technical_score_is_exact_to_half_a_hundredth(values: dict[str, int], w: dict[str, int]) -> None:
    exact = Fraction(sum(w[key] * values[key] for key in w) * scoring.FULL, sum(w.values()) * scoring.SCORE_FULL)
    assert abs(Fraction(scoring.technical_score(values, w)) - exact) <= Fraction(1, 2)


@given(candidates(), weights, st.integers(0, 60), st.randoms())
def test_the_order_of_proposals_does_not_matter(
    rows: list[Candidate], w: dict[str, int], price: int, random: object
) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert scoring.rank(mixed, w, price) == scoring.rank(rows, w, price)


@given(candidates(), weights, st.integers(0, 60))
def test_ranks_are_one_to_n_and_totals_fall(rows: list[Candidate], w: dict[str, int], price: int) -> None:
    ranked = scoring.rank(rows, w, price)
    assert [row.rank for row in ranked] == list(range(1, len(rows) + 1))
    assert all(first.total >= second.total for first, second in pairwise(ranked))
    assert all(0 <= row.total <= scoring.FULL for row in ranked)
    assert {row.key for row in ranked} == {row.key for row in rows}


@given(candidates(), weights, st.integers(1, 60), st.integers(0, 5), st.integers(0, 500))
def test_a_better_proposal_never_falls_behind(
    rows: list[Candidate], w: dict[str, int], price: int, place: int, more: int
) -> None:
    chosen = rows[place % len(rows)]
    better = Candidate(chosen.key, {key: min(500, value + more) for key, value in chosen.scores.items()}, chosen.amount)
    before = next(row.rank for row in scoring.rank(rows, w, price) if row.key == chosen.key)
    after = next(
        row.rank
        for row in scoring.rank([better if row is chosen else row for row in rows], w, price)
        if row.key == chosen.key
    )
    assert after <= before


@given(candidates(priced=False), weights, st.integers(0, 60))
def test_without_prices_the_total_is_the_technical_score(rows: list[Candidate], w: dict[str, int], price: int) -> None:
    assert all(row.total == row.technical and row.amount is None for row in scoring.rank(rows, w, price))


def test_equal_totals_are_parted_by_the_technical_score_then_the_price_and_said_to_be_tied() -> None:
    rows = [Candidate("dear", {"a": 400}, 200), Candidate("cheap", {"a": 400}, 200)]
    ranked = scoring.rank(rows, {"a": 80}, 20)
    assert [row.key for row in ranked] == ["cheap", "dear"]
    assert all(row.tied for row in ranked)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([3, 3, 3], []), ([5, 2, 4, 3], [0, 1]), ([5, 1], [0, 1]), ([4], []), ([], []), ([4, 4, 1], [2]), ([5, 4, 3], [])],
)
def test_outliers_lie_two_or_more_from_the_median_of_the_others(values: list[int], expected: list[int]) -> None:
    assert scoring.outliers(values) == expected


def test_mean_and_spread() -> None:
    assert scoring.mean_hundredths([5, 4, 4]) == 433
    assert scoring.mean_hundredths([]) == 0
    assert scoring.spread([5, 2, 4]) == 3
    assert scoring.spread([]) == 0


def test_sensitivity_finds_the_weight_at_which_another_would_win() -> None:
    rows = [Candidate("broad", {"a": 500, "b": 300}), Candidate("deep", {"a": 300, "b": 480})]
    shifts = scoring.sensitivity(rows, {"a": 50, "b": 50}, 0)
    assert {(row.criterion, row.points, row.winner) for row in shifts if row.changes} == {
        ("a", -10, "deep"),
        ("b", 10, "deep"),
    }
    drawing = sensitivity_drawing(rows, {"a": 50, "b": 50}, 0, criterion="a")
    assert drawing is not None
    assert not drawing.holds
    assert [stop.weight for stop in drawing.stops] == [30, 40, 50, 60, 70]
    assert {weight for weight, _key in drawing.overtakers} == {30, 40}


@given(candidates(st.integers(2, 6)), weights)
def test_the_drawing_stays_inside_its_frame(rows: list[Candidate], w: dict[str, int]) -> None:
    drawing = sensitivity_drawing(rows, w, 0, criterion="a")
    assert drawing is not None
    spots = [spot for line in drawing.lines for spot in line.spots]
    assert all(104 <= x <= 864 and 20 <= y <= 284 for x, y in spots)
    assert sum(line.leads for line in drawing.lines) == 1
    assert sensitivity_drawing(rows[:1], w, 0, criterion="a") is None
