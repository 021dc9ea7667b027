"""Moments and days in Tehran.

Invariant: only aware moments come in; moments go out in UTC, except from `in_tehran`, which is for display.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

TEHRAN: Final = ZoneInfo("Asia/Tehran")


def in_tehran(moment: datetime) -> datetime:
    """The same moment on Tehran's clock. Raises ValueError for a naive moment, which could mean any."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(TEHRAN)


def tehran_date(moment: date | datetime) -> date:
    """The calendar day in Tehran; a plain date is taken to be one already."""
    return in_tehran(moment).date() if isinstance(moment, datetime) else moment


def start_of_day(day: date) -> datetime:
    """The first moment of a Tehran day, in UTC."""
    return datetime.combine(day, time.min, TEHRAN).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The first moment after a Tehran day, in UTC: compare with ``<``, so that no moment falls between two days."""
    return start_of_day(day + timedelta(days=1))
