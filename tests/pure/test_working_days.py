"""Working days mirror each other forwards and backwards, whatever the holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.dates import (
    THURSDAY_AND_FRIDAY,
    add_working_days,
    is_working_day,
    next_working_day,
    to_jalali,
    working_days_between,
)

NOROUZ = frozenset(date(2026, 3, 21) + timedelta(days=n) for n in range(4))
DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))
HOLIDAYS = st.frozensets(st.dates(date(2025, 1, 1), date(2027, 1, 1)), max_size=40)
WEEKENDS = st.frozensets(st.integers(0, 6), max_size=3)


@given(DAYS, st.integers(-60, 60), HOLIDAYS, WEEKENDS)
def test_counting_gives_back_what_was_added(
    day: date, count: int, holidays: frozenset[date], weekend: frozenset[int]
) -> None:
    reached = add_working_days(day, count, holidays, weekend=weekend)
    assert working_days_between(day, reached, holidays, weekend=weekend) == count
    assert count == 0 or is_working_day(reached, holidays, weekend=weekend)


@given(DAYS, DAYS, HOLIDAYS)
def test_backwards_the_first_day_counts_instead_of_the_last(one: date, other: date, holidays: frozenset[date]) -> None:
    start, end = sorted((one, other))
    there, back = working_days_between(start, end, holidays), working_days_between(end, start, holidays)
    assert -back == there - is_working_day(end, holidays) + is_working_day(start, holidays)


@given(st.tuples(DAYS, DAYS, DAYS).map(sorted), HOLIDAYS)
def test_spans_add_up(days: list[date], holidays: frozenset[date]) -> None:
    first, middle, last = days
    halves = working_days_between(first, middle, holidays) + working_days_between(middle, last, holidays)
    assert halves == working_days_between(first, last, holidays)


def test_friday_is_the_day_of_rest_and_thursday_is_not() -> None:
    thursday, friday, saturday = (date(2026, 12, day) for day in (10, 11, 12))
    assert [to_jalali(day).weekday for day in (thursday, friday, saturday)] == [5, 6, 0]
    assert [is_working_day(day) for day in (thursday, friday, saturday)] == [True, False, True]
    assert not is_working_day(thursday, weekend=THURSDAY_AND_FRIDAY)
    assert not is_working_day(saturday, {saturday})


def test_norouz_is_stepped_over() -> None:
    assert add_working_days(date(2026, 3, 19), 1, NOROUZ) == date(2026, 3, 25)
    assert next_working_day(date(2026, 3, 21), NOROUZ) == date(2026, 3, 25)
    assert next_working_day(date(2026, 3, 25), NOROUZ) == date(2026, 3, 25)
    assert working_days_between(date(2026, 3, 19), date(2026, 3, 25), NOROUZ) == 1


def test_adding_none_changes_nothing() -> None:
    assert add_working_days(date(2026, 12, 11), 0) == date(2026, 12, 11)


def test_a_week_without_working_days_is_an_error_and_not_a_loop() -> None:
    with pytest.raises(ValueError, match="no working day"):
        add_working_days(date(2026, 1, 1), 1, weekend=frozenset(range(7)))
