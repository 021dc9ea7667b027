"""Days and moments as people read them.

Invariant: a style shows the same parts in both calendars; the day shown is the day in Tehran.

| style | Jalali, Persian | Gregorian, English |
|---|---|---|
| ``long`` | سه‌شنبه ۱۷ آذر ۱۴۰۵ | Tuesday 8 December 2026 |
| ``medium`` | ۱۷ آذر ۱۴۰۵ | 8 December 2026 |
| ``weekday`` | سه‌شنبه ۱۷ آذر | Tuesday 8 December |
| ``short`` | ۱۷ آذر | 8 December |
| ``numeric`` | ۱۴۰۵/۰۹/۱۷ | 2026-12-08 |
"""

from datetime import date, datetime
from typing import Literal

from marketplace.dates.calendar import saturday_first, to_jalali
from marketplace.dates.names import GREGORIAN_MONTHS, JALALI_MONTHS, WEEKDAYS
from marketplace.dates.tehran import in_tehran, tehran_date
from marketplace.digits import base_language, localised

Style = Literal["long", "medium", "weekday", "short", "numeric"]


def jalali_date(day: date | datetime, style: Style = "long", *, language: str = "fa") -> str:
    """A day of the Jalali calendar: «سه‌شنبه ۱۷ آذر ۱۴۰۵», or ``Tuesday 17 Azar 1405`` with ``language="en"``."""
    jalali = to_jalali(day)
    if style == "numeric":
        return localised(f"{jalali.year:04d}/{jalali.month:02d}/{jalali.day:02d}", language)
    month = JALALI_MONTHS[base_language(language)][jalali.month - 1]
    return _in_words(tehran_date(day), jalali.day, month, jalali.year, style, language)


def gregorian_date(day: date | datetime, style: Style = "long", *, language: str = "en") -> str:
    """A day of the Gregorian calendar: ``Tuesday 8 December 2026``, in Persian «سه‌شنبه ۸ دسامبر ۲۰۲۶»."""
    local = tehran_date(day)
    if style == "numeric":
        return localised(local.isoformat(), language)
    month = GREGORIAN_MONTHS[base_language(language)][local.month - 1]
    return _in_words(local, local.day, month, local.year, style, language)


def format_date(day: date | datetime, style: Style = "long", *, language: str = "fa") -> str:
    """The day in the calendar of the reader's language: Jalali in Persian, Gregorian in English."""
    if base_language(language) == "fa":
        return jalali_date(day, style)
    return gregorian_date(day, style)


def jalali_datetime(moment: datetime, style: Style = "long", *, language: str = "fa") -> str:
    """A moment on Tehran's clock: «سه‌شنبه ۱۷ آذر ۱۴۰۵، ساعت ۱۴:۰۰», numeric «۱۴۰۵/۰۹/۱۷ ۱۴:۰۰»."""
    return _with_time(jalali_date(moment, style, language=language), moment, style, language)


def gregorian_datetime(moment: datetime, style: Style = "long", *, language: str = "en") -> str:
    """A moment on Tehran's clock in the Gregorian calendar: ``Tuesday 8 December 2026, 14:00``."""
    return _with_time(gregorian_date(moment, style, language=language), moment, style, language)


def format_datetime(moment: datetime, style: Style = "long", *, language: str = "fa") -> str:
    """The moment in the calendar of the reader's language."""
    if base_language(language) == "fa":
        return jalali_datetime(moment, style)
    return gregorian_datetime(moment, style)


def clock_time(moment: datetime, *, language: str = "fa") -> str:
    """Hours and minutes on Tehran's clock: «۱۴:۰۰»."""
    return localised(in_tehran(moment).strftime("%H:%M"), language)


def _in_words(day: date, number: int, month: str, year: int, style: Style, language: str) -> str:
    parts = [str(number), month]
    if style in ("long", "weekday"):
        parts.insert(0, WEEKDAYS[base_language(language)][saturday_first(day)])
    if style in ("long", "medium"):
        parts.append(str(year))
    return localised(" ".join(parts), language)


def _with_time(day: str, moment: datetime, style: Style, language: str) -> str:
    time = clock_time(moment, language=language)
    if style == "numeric":
        return f"{day} {time}"
    return f"{day}، ساعت {time}" if base_language(language) == "fa" else f"{day}, {time}"
