"""Working days of a city office.

Invariant: ``working_days_between(day, add_working_days(day, n, …), …) == n`` for every ``n``. The weekly rest and the
official holidays (which move with the moon and by decree) are passed in; nothing here knows a holiday.
"""

from collections.abc import Container
from datetime import date, timedelta
from typing import Final

from marketplace.dates.calendar import saturday_first

FRIDAY_ONLY: Final = frozenset({6})
THURSDAY_AND_FRIDAY: Final = frozenset({5, 6})
_LONGEST_REST: Final = 366
_ONE_DAY: Final = timedelta(days=1)


def is_working_day(
    day: date, holidays: Container[date] = frozenset(), *, weekend: frozenset[int] = FRIDAY_ONLY
) -> bool:
    """Whether offices are open. ``weekend`` holds places in the week, Saturday 0 to Friday 6."""
    return saturday_first(day) not in weekend and day not in holidays


def add_working_days(
    day: date, count: int, holidays: Container[date] = frozenset(), *, weekend: frozenset[int] = FRIDAY_ONLY
) -> date:
    """The ``count``-th working day after ``day`` (before it for a negative count); ``day`` itself does not count.

    With a count of 0 the day comes back unchanged. Raises ValueError if there is no working day within a year.
    """
    step = _ONE_DAY if count >= 0 else -_ONE_DAY
    for _nth in range(abs(count)):
        day = _next_open(day + step, step, holidays, weekend)
    return day


def next_working_day(
    day: date, holidays: Container[date] = frozenset(), *, weekend: frozenset[int] = FRIDAY_ONLY
) -> date:
    """The day itself if offices are open, otherwise the first day after it on which they are."""
    return _next_open(day, _ONE_DAY, holidays, weekend)


def working_days_between(
    start: date, end: date, holidays: Container[date] = frozenset(), *, weekend: frozenset[int] = FRIDAY_ONLY
) -> int:
    """How many working days lie after ``start`` up to and including ``end``; negative when ``end`` comes first.

    Backwards it counts the days before ``start`` from ``end`` on, so that it mirrors `add_working_days`.
    """
    if end < start:
        days = (end + timedelta(days=n) for n in range((start - end).days))
        return -sum(is_working_day(day, holidays, weekend=weekend) for day in days)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays, weekend=weekend) for day in days)


def _next_open(day: date, step: timedelta, holidays: Container[date], weekend: frozenset[int]) -> date:
    for _tried in range(_LONGEST_REST):
        if is_working_day(day, holidays, weekend=weekend):
            return day
        day += step
    raise ValueError("There is no working day within a year: check the weekend and the holidays.")
