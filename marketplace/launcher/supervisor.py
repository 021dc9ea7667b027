"""Keeps the system running: watches every process, starts again what ends by itself, and stops all of them in the end.

Invariants: whatever way `watch` is left, `stop` ends every process that was started, our own first and PostgreSQL last;
a process that keeps ending is not started for ever: an essential one ends the run, another one is left out.
"""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import psutil

from marketplace.embedded import Service, ServiceError, processes
from marketplace.launcher.children import Child
from marketplace.launcher.configuration import Configuration
from marketplace.launcher.terminal import say

POLL_SECONDS = 0.5
QUICK_SECONDS = 60.0  # ending sooner than this after a start counts as a failure
MOST_FAILURES = 5
LONGEST_PAUSE_SECONDS = 10.0
PATIENCE_SECONDS = 10.0


@dataclass
class Watched:
    """A part with its process and how often it failed lately."""

    part: Service | Child
    process: subprocess.Popen[bytes]
    started: float = field(default_factory=time.monotonic)
    failures: int = 0

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.process.poll() is not None


class Supervisor:
    """All processes of one `make run`, and the environment they share."""

    def __init__(self, configuration: Configuration, environment: Mapping[str, str]) -> None:
        self.configuration = configuration
        self.environment = dict(environment)
        self._watched: list[Watched] = []

    def launch(self, part: Service | Child) -> subprocess.Popen[bytes]:
        """Start a part without waiting for it, and watch it from now on."""
        process = self._launched(part)
        self._watched.append(Watched(part, process))
        return process

    def drop(self, part: Service | Child) -> None:
        """Go on without this part."""
        self._watched = [watched for watched in self._watched if watched.part is not part]

    def ended(self) -> str | None:
        """Name of a part that does not run any more."""
        return next((watched.part.name for watched in self._watched if watched.has_ended), None)

    def watch(self) -> None:
        """Stay until a signal comes (it is raised as an exception) or an essential part cannot be kept alive."""
        while True:
            time.sleep(POLL_SECONDS)
            for watched in [each for each in self._watched if each.has_ended]:
                self._start_again(watched)

    def stop(self) -> None:
        """End everything: our own processes together, then the services from the last to the first."""
        for watched in self._watched:
            if isinstance(watched.part, Child) and not watched.has_ended:
                watched.process.terminate()
        for watched in self._watched:
            if isinstance(watched.part, Child):
                self._end(watched)
        for watched in self._watched[::-1]:
            if isinstance(watched.part, Service):
                watched.part.stop()
                watched.process.poll()
        self._watched.clear()

    def _end(self, watched: Watched) -> None:
        if not watched.has_ended:
            with contextlib.suppress(psutil.Error):  # it may end by itself at this very moment
                processes.end(psutil.Process(watched.process.pid), patience=PATIENCE_SECONDS)
            watched.process.poll()
        processes.end_group(watched.process.pid)

    def _launched(self, part: Service | Child) -> subprocess.Popen[bytes]:
        if isinstance(part, Child):
            return part.start(self.configuration, self.environment)
        return part.launch()

    def _start_again(self, watched: Watched) -> None:
        part, code = watched.part, watched.process.returncode
        quick = time.monotonic() - watched.started < QUICK_SECONDS
        watched.failures = watched.failures + 1 if quick else 1
        if watched.failures > MOST_FAILURES:
            self._give_up(part)
            return
        say(f"· The {part.name} ended (exit code {code}); starting it again.")
        processes.end_group(watched.process.pid)  # its own children, if it was killed
        time.sleep(min(2.0 ** (watched.failures - 1) - 1, LONGEST_PAUSE_SECONDS))
        watched.process = self._launched(part)
        watched.started = time.monotonic()

    def _give_up(self, part: Service | Child) -> None:
        cause = f"The {part.name} ended {MOST_FAILURES} times in a row."
        log = part.log if isinstance(part, Service) else part.log(self.configuration)
        if part.essential:
            raise ServiceError(cause, f"See its log: {log}")
        self.drop(part)
        say(f"· {cause} Going on without it; its log is {log}")
