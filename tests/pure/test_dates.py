"""Two calendars, one clock, and what people type."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace import dates
from marketplace.digits import to_ascii

DAYS = st.dates(date(1850, 1, 1), date(2200, 1, 1))
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (made aware by `timezones`)
DEADLINE = datetime(2026, 12, 8, 10, 30, tzinfo=UTC)


@given(DAYS)
def test_a_day_comes_back_from_the_other_calendar(day: date) -> None:
    assert dates.from_jalali(*dates.to_jalali(day)) == day


@given(DAYS)
def test_the_next_day_is_the_next_day_in_both_calendars(day: date) -> None:
    today, tomorrow = dates.to_jalali(day), dates.to_jalali(day + timedelta(days=1))
    assert today < tomorrow
    assert (tomorrow.weekday - today.weekday) % 7 == 1


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1404, 12, 29), date(2026, 3, 20)),
        ((1405, 1, 1), date(2026, 3, 21)),
        ((1405, 9, 17), date(2026, 12, 8)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1408, 12, 30), date(2030, 3, 20)),
    ],
)
def test_known_days(jalali: tuple[int, int, int], gregorian: date) -> None:
    assert dates.from_jalali(*jalali) == gregorian
    assert dates.to_jalali(gregorian) == jalali


def test_leap_years() -> None:
    assert [year for year in range(1399, 1413) if dates.is_leap_year(year)] == [1399, 1403, 1408, 1412]
    assert [dates.month_length(1404, month) for month in range(1, 13)] == [31] * 6 + [30] * 5 + [29]
    assert dates.month_length(1403, 12) == 30


def test_years_follow_each_other_without_a_gap() -> None:
    years = [dates.fiscal_year(dates.from_jalali(year, 6, 1)) for year in range(1390, 1420)]
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(years))
    assert dates.jalali_year(date(2026, 3, 20)) == 1404
    assert dates.fiscal_year(DEADLINE).year == 1405


@pytest.mark.parametrize(
    ("style", "persian", "english"),
    [
        ("long", "سه‌شنبه ۱۷ آذر ۱۴۰۵", "Tuesday 8 December 2026"),
        ("medium", "۱۷ آذر ۱۴۰۵", "8 December 2026"),
        ("weekday", "سه‌شنبه ۱۷ آذر", "Tuesday 8 December"),
        ("short", "۱۷ آذر", "8 December"),
        ("numeric", "۱۴۰۵/۰۹/۱۷", "2026-12-08"),
    ],
)
def test_styles(style: str, persian: str, english: str) -> None:
    assert dates.format_date(DEADLINE, style) == dates.jalali_date(date(2026, 12, 8), style) == persian
    assert dates.format_date(DEADLINE, style, language="en") == dates.gregorian_date(DEADLINE, style) == english


def test_moments_are_shown_on_tehrans_clock() -> None:
    assert dates.jalali_datetime(DEADLINE) == "سه‌شنبه ۱۷ آذر ۱۴۰۵، ساعت ۱۴:۰۰"
    assert dates.format_datetime(DEADLINE, "numeric") == "۱۴۰۵/۰۹/۱۷ ۱۴:۰۰"
    assert dates.format_datetime(DEADLINE, language="en") == "Tuesday 8 December 2026, 14:00"
    assert dates.jalali_date(DEADLINE, language="en") == "Tuesday 17 Azar 1405"
    late = datetime(2026, 12, 8, 21, 0, tzinfo=UTC)
    assert dates.tehran_date(late) == date(2026, 12, 9)
    assert dates.jalali_date(late, "short") == "۱۸ آذر"


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dates.jalali_datetime(datetime(2026, 12, 8))  # noqa: DTZ001


@given(DAYS)
def test_a_tehran_day_has_its_moments_and_no_others(day: date) -> None:
    start, end = dates.start_of_day(day), dates.end_of_day(day)
    assert start.tzinfo is UTC
    assert dates.tehran_date(start) == day
    assert dates.tehran_date(end - timedelta(microseconds=1)) == day
    assert dates.tehran_date(end) == day + timedelta(days=1)


@given(DAYS, st.sampled_from(["numeric", "medium", "long"]))
def test_written_days_are_read_back(day: date, style: str) -> None:
    for written in (
        dates.jalali_date(day, style),
        dates.gregorian_date(day, style),
        dates.jalali_date(day, style, language="en"),
    ):
        assert dates.parse_date(written) == day
        assert dates.parse_date(to_ascii(written)) == day


@given(MOMENTS, st.sampled_from(["numeric", "medium", "long"]), st.sampled_from(["fa", "en"]))
def test_written_moments_are_read_back_to_the_minute(moment: datetime, style: str, language: str) -> None:
    local = dates.in_tehran(moment).replace(second=0, microsecond=0, fold=0)
    read = dates.parse_datetime(dates.format_datetime(moment, style, language=language))
    assert dates.in_tehran(read).replace(tzinfo=None) == local.replace(tzinfo=None)


@pytest.mark.parametrize(
    "typed",
    [
        "۱۴۰۵/۰۷/۱۵",
        "١٤٠٥/٧/١٥",
        "1405/7/15",
        "1405-07-15",
        " 1405 / 07 / 15 ",
        "۱۵ مهر ۱۴۰۵",
        "چهارشنبه ۱۵ مهر ۱۴۰۵",
        "15 Mehr 1405",
        "2026-10-07",
        "7 October 2026",
        "\u200f۱۴۰۵/۰۷/۱۵\u200f",
    ],
)
def test_one_day_in_all_its_forms(typed: str) -> None:
    assert dates.parse_date(typed) == date(2026, 10, 7)


@pytest.mark.parametrize(
    "typed",
    [
        "۱۴۰۵/۰۷/۱۵ ۱۴:۰۰",
        "1405/7/15 14:00",
        "1405/07/15T14:00",
        "۱۵ مهر ۱۴۰۵، ساعت ۱۴:۰۰",
        "۱۵ مهر ۱۴۰۵ ساعت ۱۴",
        "2026-10-07 14:00:00",
        "1405/07/15، 14:00",
    ],
)
def test_one_moment_in_all_its_forms(typed: str) -> None:
    assert dates.parse_datetime(typed) == datetime(2026, 10, 7, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "required"),
        ("فردا", "format"),
        ("15/07/1405", "format"),
        ("1405/07-15", "format"),
        ("1404/12/30", "leap_day"),
        ("1403/12/31", "day"),
        ("1405/07/31", "day"),
        ("1405/00/01", "month"),
        ("1405/13/01", "month"),
        ("1405/01/00", "day"),
        ("0014/01/01", "year"),
        ("2026-02-29", "day"),
        ("2026-13-01", "month"),
        ("9999-01-01", "year"),
        ("۳۰ اسفند ۱۴۰۴", "leap_day"),
    ],
)
def test_days_that_cannot_be_are_refused_with_the_rule(typed: str, code: str) -> None:
    for parse in (dates.parse_date, dates.parse_datetime):
        with pytest.raises(dates.DateError) as refused:
            parse(typed)
        assert refused.value.code == code
        with translation.override("fa"):
            assert str(refused.value)
            assert "{" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "code"), [("1405/07/15", "time_required"), ("1405/07/15 24:00", "time"), ("1405/07/15 10:60", "time")]
)
def test_times_that_cannot_be_are_refused_with_the_rule(typed: str, code: str) -> None:
    with pytest.raises(dates.DateError) as refused:
        dates.parse_datetime(typed)
    assert refused.value.code == code


@given(st.text(max_size=30))
def test_any_text_is_either_a_date_or_refused(typed: str) -> None:
    for parse, kind in ((dates.parse_date, date), (dates.parse_datetime, datetime)):
        with suppress(dates.DateError):
            assert isinstance(parse(typed), kind)


@given(st.timedeltas(timedelta(days=-4000), timedelta(days=4000)))
def test_the_parts_of_a_span_add_up(span: timedelta) -> None:
    parts = dates.remaining(span)
    total = timedelta(days=parts.days, hours=parts.hours, minutes=parts.minutes, seconds=parts.seconds)
    assert timedelta(0) <= abs(span) - total < timedelta(seconds=1)
    assert parts.past == (span <= timedelta(0))
    assert " 0 " not in f" {dates.humanise_remaining(span, language='en')} "


@pytest.mark.parametrize(
    ("span", "persian", "english"),
    [
        (timedelta(days=14, hours=4, minutes=12), "۱۴ روز و ۴ ساعت مانده", "14 days and 4 hours left"),
        (timedelta(days=1, minutes=5), "۱ روز مانده", "1 day left"),
        (timedelta(hours=1, minutes=1), "۱ ساعت و ۱ دقیقه مانده", "1 hour and 1 minute left"),
        (timedelta(seconds=59), "کمتر از یک دقیقه مانده", "less than a minute left"),
        (timedelta(0), "کمتر از یک دقیقه پیش", "less than a minute ago"),
        (timedelta(days=-2), "۲ روز پیش", "2 days ago"),
    ],
)
def test_time_left_in_words(span: timedelta, persian: str, english: str) -> None:
    assert dates.humanise_remaining(span) == persian
    assert dates.humanise_remaining(span, language="en") == english


def test_time_left_with_more_parts_and_without_a_closing_word() -> None:
    span = timedelta(days=14, hours=4, minutes=12)
    assert dates.humanise_remaining(span, parts=3, form="bare") == "۱۴ روز و ۴ ساعت و ۱۲ دقیقه"
    assert dates.humanise_remaining(span, parts=1) == "۱۴ روز مانده"


def test_names() -> None:
    assert dates.month_name(9) == "آذر"
    assert dates.month_name(12, "en") == "Esfand"
    assert [dates.weekday_name(place) for place in (0, 6)] == ["شنبه", "جمعه"]
    assert {len(names) for names in dates.JALALI_MONTHS.values()} == {12}
