"""What the person at the terminal sees: one line a step with its time, progress inside long ones, one line for an
error.

Invariant: standard output carries nothing but these lines; what children print goes to their logs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STILL_WORKING_EVERY_SECONDS = 15.0
WIDTH = 100


def say(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


def complain(cause: str, remedy: str) -> None:
    """The one line of an error: what is wrong, and what to do."""
    print(f"Error: {' '.join(cause.split())} → {' '.join(remedy.split())}", file=sys.stderr, flush=True)


class Step:
    """A step in progress: `show` tells what it is at now."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.result = ""
        self._live = sys.stdout.isatty()
        self._began = self._last_shown = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long the step has taken so far."""
        return time.monotonic() - self._began

    def show(self, detail: str) -> None:
        """Progress: rewritten in place on a terminal, an occasional line elsewhere."""
        text = f"· {self.title}: {detail}"[:WIDTH]
        if self._live:
            print(f"\r\x1b[K{text}", end="", flush=True)
        elif time.monotonic() - self._last_shown > STILL_WORKING_EVERY_SECONDS:
            self._last_shown = time.monotonic()
            say(f"{text} ({self.seconds:.0f} s)")

    def close(self) -> None:
        """The step's last line."""
        ending = f": {self.result}" if self.result else ""
        say(f"{chr(13) + chr(27) + '[K' if self._live else ''}· {self.title}{ending} ({self.seconds:.1f} s)")

    def break_off(self) -> None:
        """Leave the cursor on a clean line when the step failed."""
        if self._live:
            print("\r\x1b[K", end="", flush=True)


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Announce a step and, when it is done, say how long it took."""
    current = Step(title)
    current.show("…")
    try:
        yield current
    except BaseException:
        current.break_off()
        raise
    current.close()
