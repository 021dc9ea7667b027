"""The one clock. Deadlines are decided by the database's clock inside the transaction; tests move both together.

`now()` is for display and for stamps that decide nothing. `database_now()` asks PostgreSQL for `clock_timestamp()` and
is the only time that may accept or refuse. `travel()` shifts both by the same amount, so a test never sleeps and never
patches two places.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

_shift: ContextVar[timedelta] = ContextVar("baham_clock_shift", default=timedelta(0))
_everywhere: list[
    timedelta
] = []  # for every thread of this process: a browser test's server runs in threads of its own


def _moved() -> timedelta:
    return sum(_everywhere, _shift.get())


def now() -> datetime:
    """The time of this process, aware, in UTC."""
    return timezone.now() + _moved()


def is_moved() -> bool:
    """Whether this context lives at another time than the world: the demo city's past, or a test."""
    return bool(_moved())


def database_now() -> datetime:
    """The database's `clock_timestamp()`, aware: moves on inside a transaction, the same for every worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment + _moved()


@contextmanager
def travel(*, to: datetime | None = None, by: timedelta | None = None) -> Iterator[None]:
    """Move the clock of this context to a moment, or by a span on top of the present shift. The demo city and tests use
    it.
    """
    shift = (
        (to - timezone.now() - sum(_everywhere, timedelta(0)))
        if to is not None
        else _shift.get() + (by or timedelta(0))
    )
    token = _shift.set(shift)
    try:
        yield
    finally:
        _shift.reset(token)


@contextmanager
def travel_everywhere(*, by: timedelta) -> Iterator[None]:
    """Move the clock of all threads of this process: for tests that drive a live server. Not for anything else."""
    _everywhere.append(by)
    try:
        yield
    finally:
        _everywhere.remove(by)
