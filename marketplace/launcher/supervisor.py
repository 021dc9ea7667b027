"""Keeps the system running: watches every process, starts again what ends by itself, and stops all of them in the end.

Invariants: whatever way `watch` is left, `stop` ends every process that was started, the web server first and
PostgreSQL last; a process that keeps ending is not started for ever.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import psutil

from marketplace.embedded import Service, ServiceError, processes
from marketplace.launcher import children
from marketplace.launcher.children import Child
from marketplace.launcher.configuration import Configuration
from marketplace.launcher.terminal import say

POLL_SECONDS = 0.5
QUICK_SECONDS = 60.0  # ending sooner than this after a start counts as a failure
MOST_FAILURES = 5


@dataclass
class Watched:
    """A part with its process and how often it failed lately."""

    part: Service | Child
    process: subprocess.Popen[bytes]
    started: float = field(default_factory=time.monotonic)
    failures: int = 0


class Supervisor:
    """All processes of one `make run`."""

    def __init__(self, configuration: Configuration, environment: Mapping[str, str]) -> None:
        self.configuration = configuration
        self.environment = dict(environment)
        self._watched: list[Watched] = []

    def start(self, part: Service | Child) -> None:
        """Start a part and watch it from now on."""
        self._watched.append(Watched(part, self._started(part)))

    def _started(self, part: Service | Child) -> subprocess.Popen[bytes]:
        if isinstance(part, Child):
            return part.start(self.configuration, self.environment)
        return part.start()

    def ended(self) -> str | None:
        """Name of a part that does not run any more."""
        return next((watched.part.name for watched in self._watched if watched.process.poll() is not None), None)

    def watch(self) -> None:
        """Stay until a signal comes (it is raised as an exception) or a part cannot be kept alive."""
        while True:
            time.sleep(POLL_SECONDS)
            for watched in self._watched:
                if watched.process.poll() is not None:
                    self._start_again(watched)

    def _start_again(self, watched: Watched) -> None:
        name, code = watched.part.name, watched.process.returncode
        quick = time.monotonic() - watched.started < QUICK_SECONDS
        watched.failures = watched.failures + 1 if quick else 1
        if watched.failures > MOST_FAILURES:
            raise ServiceError(
                f"The {name} ended {MOST_FAILURES} times in a row.", f"See the logs in {self.configuration.logs}."
            )
        say(f"· The {name} ended (exit code {code}); starting it again.")
        time.sleep(min(2 ** (watched.failures - 1), 10) - 1 + POLL_SECONDS)
        watched.process = self._started(watched.part)
        watched.started = time.monotonic()

    def stop(self) -> None:
        """End everything, our own processes together first, then the services from the last to the first."""
        own = [watched for watched in self._watched if isinstance(watched.part, Child)]
        for watched in own:
            if watched.process.poll() is None:
                watched.process.terminate()
        for watched in self._watched[::-1]:
            if isinstance(watched.part, Child):
                if watched.process.poll() is None:
                    processes.end(psutil.Process(watched.process.pid), patience=10)
                children.forget(self.configuration.run_dir, watched.part)
            else:
                watched.part.stop()
            watched.process.poll()
        self._watched.clear()
