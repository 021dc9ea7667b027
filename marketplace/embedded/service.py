"""What the three embedded services have in common: prepare, start, wait, stop.

Invariant: `start` (or `launch`, then `wait`) returns only when the service answers; if it does not answer, its process
is ended and a `ServiceError` says why.
"""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path

from marketplace.embedded import processes
from marketplace.embedded.errors import ServiceError
from marketplace.embedded.privileges import Account, service_account

POLL_SECONDS = 0.05


class Service(ABC):
    """One embedded service below one directory."""

    name: str
    essential = True  # whether the system is useless without it
    stop_signal = signal.SIGTERM
    patience_seconds = 60.0

    def __init__(self, directory: Path) -> None:
        self.directory = directory.resolve()
        self.log = self.directory / "service.log"
        self.note = self.directory / "process.json"
        self.process: subprocess.Popen[bytes] | None = None  # the one we launched ourselves

    @property
    def account(self) -> Account | None:
        """Whom the service runs as; looked up late, because finding out may create the account."""
        return service_account()

    @property
    @abstractmethod
    def address(self) -> str:
        """The URL the application connects to; the form of the environment variable that would replace this service."""

    @abstractmethod
    def prepare(self) -> None:
        """Make data directory and configuration; safe to repeat, heals what an interrupted run left."""

    @abstractmethod
    def spawn(self, *, leashed: bool) -> subprocess.Popen[bytes]:
        """Start the process and return at once."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether the service takes requests now."""

    def after_start(self) -> None:
        """What must be made inside the service once it answers (a database, say)."""
        return

    def start(self, *, leashed: bool = True) -> subprocess.Popen[bytes]:
        """Launch, and wait until the service answers."""
        process = self.launch(leashed=leashed)
        self.wait(process)
        return process

    def launch(self, *, leashed: bool = True) -> subprocess.Popen[bytes]:
        """Start the process and return at once. A process left by an earlier run is ended first."""
        try:
            self.prepare()
        except OSError as error:
            raise ServiceError(
                f"{self.name} could not write below {self.directory} ({error.strerror or error}).",
                "Free some disk space or correct the directory's owner, then run again.",
            ) from error
        self.stop()
        self.process = process = self.spawn(leashed=leashed)
        processes.record(self.note, process.pid)
        return process

    def ensure(self) -> None:
        """Let the service run from now on, for others too: start it unless it runs; a slow one is waited for."""
        if processes.recorded(self.note) is None:
            self.start(leashed=False)
            return
        deadline = time.monotonic() + self.patience_seconds
        while not self.answers():
            if processes.recorded(self.note) is None or time.monotonic() > deadline:
                self.start(leashed=False)
                return
            time.sleep(POLL_SECONDS)

    def wait(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until the launched service answers; if it does not, its process is ended and the error says why."""
        try:
            self._wait_until_it_answers(process)
            self.after_start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the service if it runs, whoever started it."""
        process = processes.recorded(self.note)
        if process is not None:
            processes.end(process, politely=self.stop_signal)
        if self.process is not None and self.process.poll() is not None:
            self.process = None
        self.note.unlink(missing_ok=True)

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + self.patience_seconds
        while not self.answers():
            if process.poll() is not None:
                raise self._failure(f"ended at once (exit code {process.returncode})")
            if time.monotonic() > deadline:
                raise self._failure(f"did not answer within {self.patience_seconds:.0f} s")
            time.sleep(POLL_SECONDS)

    def _failure(self, what: str) -> ServiceError:
        return ServiceError(
            f"{self.name} {what}: {processes.last_lines(self.log) or 'it wrote nothing'}.",
            f"Its log is {self.log}.",
        )


def free_port() -> int:
    """A TCP port on the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def steady_port(note: Path) -> int:
    """The port noted in this JSON file while nobody else took it, else a new one: a restarted service keeps its
    address.
    """
    try:
        port = int(json.loads(note.read_text())["port"])
    except (OSError, ValueError, KeyError, TypeError):
        return free_port()
    return free_port() if is_listening(port) else port


def is_listening(port: int) -> bool:
    """Whether somebody takes connections on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
