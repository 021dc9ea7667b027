"""The Jalali (Solar Hijri) calendar beside Python's Gregorian one.

Invariant: ``from_jalali(*to_jalali(day)) == day``. Leap years follow the official calendar (1403 and 1408 are leap,
1404 is not), as `persiantools` computes them.
"""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from persiantools.jdatetime import JalaliDate

from marketplace.dates.errors import DateError
from marketplace.dates.tehran import tehran_date
from marketplace.digits import lazy_number

FIRST_YEAR: Final = 1200
LAST_YEAR: Final = 1600


class JalaliDay(NamedTuple):
    """A day of the Jalali calendar."""

    year: int
    month: int
    day: int

    @property
    def weekday(self) -> int:
        """0 for Saturday to 6 for Friday."""
        return saturday_first(from_jalali(*self))


class FiscalYear(NamedTuple):
    """A budget year of the city: a Jalali year with its first and last Gregorian day."""

    year: int
    first: date
    last: date


def to_jalali(day: date | datetime) -> JalaliDay:
    """The Jalali day of a date, or of an aware moment as seen in Tehran."""
    jalali = JalaliDate(tehran_date(day))
    return JalaliDay(jalali.year, jalali.month, jalali.day)


def from_jalali(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Jalali day.

    Raises `DateError` with code ``year`` (outside 1200–1600, which is a typing error), ``month``, ``day``, or
    ``leap_day`` for 30 Esfand of a common year.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError("year", _("The year must have four digits, like 1405."))
    if not 1 <= month <= 12:
        raise DateError("month", _("The month must be between 1 and 12."))
    if month == 12 and day == 30 and not is_leap_year(year):
        raise DateError(
            "leap_day",
            format_lazy(
                _("{year} is not a leap year: its Esfand has 29 days. Choose another day."), year=lazy_number(year)
            ),
        )
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise DateError(
            "day", format_lazy(_("This month has {length} days. Choose a day that exists."), length=lazy_number(length))
        )
    converted: date = JalaliDate(year, month, day).to_gregorian()
    return converted


def is_leap_year(year: int) -> bool:
    """Whether Esfand of this Jalali year has 30 days."""
    return bool(JalaliDate.is_leap(year))


def month_length(year: int, month: int) -> int:
    """Days in a month of a Jalali year: 31 in the first half, 30 in the second, 29 in Esfand of a common year."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_leap_year(year) else 29


def jalali_year(day: date | datetime) -> int:
    """The Jalali year a day or moment falls in."""
    return to_jalali(day).year


def fiscal_year(day: date | datetime) -> FiscalYear:
    """The budget year a day or moment falls in. In Iran it is the Jalali year, 1 Farvardin to the end of Esfand."""
    year = jalali_year(day)
    return FiscalYear(year, from_jalali(year, 1, 1), from_jalali(year + 1, 1, 1) - timedelta(days=1))


def saturday_first(day: date) -> int:
    """The place of a day in the Iranian week: 0 for Saturday to 6 for Friday."""
    return (day.weekday() + 2) % 7
