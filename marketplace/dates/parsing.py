"""Dates as people type them: «۱۴۰۵/۰۷/۱۵», ``1405-7-15 14:00``, «۱۵ مهر ۱۴۰۵ ساعت ۱۴», ``2026-10-07``.

Invariant: what the ``numeric`` and ``medium`` formats write is read back to the same day or minute. A year below 1700
is Jalali, any other Gregorian; the two calendars cannot be confused within living memory.
"""

import re
from datetime import UTC, date, datetime, time
from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.dates.calendar import from_jalali
from marketplace.dates.errors import DateError
from marketplace.dates.names import GREGORIAN_MONTHS, JALALI_MONTHS
from marketplace.dates.tehran import TEHRAN
from marketplace.digits import to_ascii

_FIRST_GREGORIAN_YEAR: Final = 1700
_ARABIC_LETTERS: Final = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": " "})
_INVISIBLE: Final = re.compile("[\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NUMBERS: Final = re.compile(r"(\d{4})\s*([/.\-−–])\s*(\d{1,2})\s*\2\s*(\d{1,2})", re.ASCII)
_WORDS: Final = re.compile(r"(?:[^\W\d]+ )??(?:[^\W\d]+ )??(\d{1,2}) ([^\W\d]+) (\d{4})")
_TIME: Final = re.compile(r"(?:[t،,]|\s)+(?:ساعت |at )?\s*(\d{1,2})(?::(\d{2}))?(?::\d{2})?$", re.ASCII)
_MONTHS: Final = {
    name.lower(): (calendar, place)
    for calendar, months in (("jalali", JALALI_MONTHS), ("gregorian", GREGORIAN_MONTHS))
    for names in months.values()
    for place, name in enumerate(names, start=1)
} | {"امرداد": ("jalali", 5), "می": ("gregorian", 5), "جولای": ("gregorian", 7), "آگوست": ("gregorian", 8)}


def parse_date(text: str) -> date:
    """The day a person typed, in any digits, year first in numbers or day first with the month's name.

    Raises `DateError` with code ``required``, ``format``, or that of `from_jalali` for a day that does not exist.
    """
    return _day(_plain(text))


def parse_datetime(text: str) -> datetime:
    """The moment a person typed on Tehran's clock, in UTC: «۱۴۰۵/۰۷/۱۵ ۱۴:۰۰», «۱۵ مهر ۱۴۰۵، ساعت ۱۴:۰۰».

    Raises `DateError` as `parse_date`, and with code ``time_required`` or ``time``.
    """
    plain = _plain(text)
    found = _TIME.search(plain)
    if not found:
        _day(plain)  # a date that does not exist is the first thing to say
        raise DateError("time_required", _("Write the time too, like 1405/07/15 14:00."))
    day = _day(plain[: found.start()].strip())
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise DateError("time", _("The time must be between 00:00 and 23:59."))
    return datetime.combine(day, time(hour, minute), TEHRAN).astimezone(UTC)


def _plain(text: str) -> str:
    plain = " ".join(_INVISIBLE.sub("", to_ascii(text)).translate(_ARABIC_LETTERS).lower().split())
    if not plain:
        raise DateError("required", _("Write a date."))
    return plain


def _day(plain: str) -> date:
    if numbers := _NUMBERS.fullmatch(plain):
        year, month, day = int(numbers[1]), int(numbers[3]), int(numbers[4])
        calendar = "jalali" if year < _FIRST_GREGORIAN_YEAR else "gregorian"
    elif (words := _WORDS.fullmatch(plain)) and words[2] in _MONTHS:
        calendar, month = _MONTHS[words[2]]
        year, day = int(words[3]), int(words[1])
    else:
        raise DateError("format", _("This is not a date. Write the year, month and day, like 1405/07/15."))
    return from_jalali(year, month, day) if calendar == "jalali" else _gregorian(year, month, day)


def _gregorian(year: int, month: int, day: int) -> date:
    if not _FIRST_GREGORIAN_YEAR <= year <= 2300:
        raise DateError("year", _("The year must have four digits, like 1405."))
    if not 1 <= month <= 12:
        raise DateError("month", _("The month must be between 1 and 12."))
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError("day", _("This day does not exist in that month. Choose another day.")) from None
