"""When a saved search is due. Pure but for the query it builds.

Invariant: what was not looked at in its time is due until it is; a worker that sleeps through the morning alerts when
it wakes.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Q

from marketplace.dates import TEHRAN
from search.models.saved import Frequency

MORNING = time(7, 30)
"""In Tehran: before the working day."""
SATURDAY = 5
"""As `datetime.weekday` counts; the week begins on it."""


def latest_morning(moment: datetime) -> datetime:
    """The last half past seven in Tehran that is not after a moment."""
    local = moment.astimezone(TEHRAN)
    today = datetime.combine(local.date(), MORNING, TEHRAN)
    return today if today <= local else today - timedelta(days=1)


def latest_saturday(moment: datetime) -> datetime:
    """The last Saturday morning that is not after a moment."""
    morning = latest_morning(moment)
    return morning - timedelta(days=(morning.weekday() - SATURDAY) % 7)


def due(moment: datetime, newest: int) -> Q:
    """Saved searches to look at now: at once when something is newer, the others once after their morning."""
    at_once = Q(frequency=Frequency.AT_ONCE.value, seen_number__lt=newest)
    daily = Q(frequency=Frequency.DAILY.value, checked_at__lt=latest_morning(moment))
    weekly = Q(frequency=Frequency.WEEKLY.value, checked_at__lt=latest_saturday(moment))
    return at_once | daily | weekly
