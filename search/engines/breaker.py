"""A circuit breaker: who failed is left alone for a while, then tried with one request, then trusted again. No Django,
no threads of its own.

Invariant: while it is open nobody waits for the failing part; after `rest` seconds exactly one caller at a time tries
it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from enum import StrEnum


class State(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    TRYING = "trying"


class Breaker:
    """Opens after `threshold` failures in a row. `clock` gives monotonic seconds; tests pass their own."""

    def __init__(self, *, threshold: int = 2, rest: float = 5.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._threshold, self._rest, self._clock = threshold, rest, clock
        self._failures = 0
        self._opened_at: float | None = None
        self._tried_at: float | None = None
        self._lock = threading.Lock()

    @property
    def state(self) -> State:
        """Closed: used; open: left alone; trying: somebody is finding out."""
        with self._lock:
            if self._opened_at is None:
                return State.CLOSED
            return State.TRYING if self._tried_at is not None else State.OPEN

    def allows(self) -> bool:
        """Whether the caller may try; True for one caller when the rest is over. Who was allowed must report how it
        went.
        """
        with self._lock:
            if self._opened_at is None:
                return True
            now = self._clock()
            if now - (self._tried_at if self._tried_at is not None else self._opened_at) < self._rest:
                return False
            self._tried_at = now
            return True

    def succeeded(self) -> None:
        """The part answered: trust it."""
        with self._lock:
            self._failures, self._opened_at, self._tried_at = 0, None, None

    def failed(self) -> None:
        """The part did not answer in time."""
        with self._lock:
            self._failures += 1
            if self._opened_at is not None or self._failures >= self._threshold:
                self._opened_at, self._tried_at = self._clock(), None
