"""Jalali and Gregorian days, Tehran's clock, working days and time left. Pure: what is now is always passed in.

Invariant: moments are aware and travel in UTC; a calendar day always means the day in Tehran (+03:30 all year since
2022).
"""

from marketplace.dates.calendar import (
    FiscalYear,
    JalaliDay,
    fiscal_year,
    from_jalali,
    is_leap_year,
    jalali_year,
    month_length,
    to_jalali,
)
from marketplace.dates.errors import DateError
from marketplace.dates.formats import (
    clock_time,
    format_date,
    format_datetime,
    gregorian_date,
    gregorian_datetime,
    jalali_date,
    jalali_datetime,
)
from marketplace.dates.names import GREGORIAN_MONTHS, JALALI_MONTHS, WEEKDAYS, month_name, weekday_name
from marketplace.dates.parsing import parse_date, parse_datetime
from marketplace.dates.remaining import Remaining, humanise_remaining, remaining
from marketplace.dates.tehran import TEHRAN, end_of_day, in_tehran, start_of_day, tehran_date
from marketplace.dates.working_days import (
    FRIDAY_ONLY,
    THURSDAY_AND_FRIDAY,
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_between,
)

__all__ = [
    "FRIDAY_ONLY",
    "GREGORIAN_MONTHS",
    "JALALI_MONTHS",
    "TEHRAN",
    "THURSDAY_AND_FRIDAY",
    "WEEKDAYS",
    "DateError",
    "FiscalYear",
    "JalaliDay",
    "Remaining",
    "add_working_days",
    "clock_time",
    "end_of_day",
    "fiscal_year",
    "format_date",
    "format_datetime",
    "from_jalali",
    "gregorian_date",
    "gregorian_datetime",
    "humanise_remaining",
    "in_tehran",
    "is_leap_year",
    "is_working_day",
    "jalali_date",
    "jalali_datetime",
    "jalali_year",
    "month_length",
    "month_name",
    "next_working_day",
    "parse_date",
    "parse_datetime",
    "remaining",
    "start_of_day",
    "tehran_date",
    "to_jalali",
    "weekday_name",
    "working_days_between",
]
