"""One launcher at a time for one run directory; the kernel gives the lock back however the holder ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marketplace.embedded import ServiceError
from marketplace.launcher import records

LOCK = "launcher.lock"


@contextmanager
def sole_launcher(run_dir: Path) -> Iterator[None]:
    """Hold the lock of the run directory, or say who holds it."""
    with (run_dir / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            address = records.system(run_dir).get("BASE_URL")
            where = f" at {address}" if address else " (it is just starting)"
            raise ServiceError(
                f"Baham already runs from this directory{where}.",
                "Use it, or stop it with Ctrl-C in its terminal.",
            ) from None
        yield


def is_running(run_dir: Path) -> bool:
    """Whether a launcher holds the lock now."""
    try:
        with (run_dir / LOCK).open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
