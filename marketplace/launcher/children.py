"""Processes of our own beside the services: web server, Celery worker and beat, and commands that run to their end.

Invariant: each is leashed to the launcher and carries the run directory's mark in its environment, so that none
outlives it: at the latest the next run ends it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import selectors
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from marketplace.embedded import ServiceError, processes
from marketplace.launcher.configuration import ROOT, Configuration
from marketplace.launcher.terminal import WIDTH, Step

MARK = "BAHAM_LAUNCHED_FOR"
NICENESS = 10  # of the worker: in the last minute before a deadline the pages come first, its mails a little later
# Parts of files are large blocks that live for milliseconds: given back to the system at once instead of being kept.
MEMORY = {"MALLOC_MMAP_THRESHOLD_": "1048576", "MALLOC_ARENA_MAX": "2"}
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Child:
    """A process that should run as long as we do."""

    name: str
    command: tuple[str, ...]
    essential: bool = True
    niceness: int = 0

    def log(self, configuration: Configuration) -> Path:
        """Where its output goes."""
        return configuration.logs / f"{self.name.lower().replace(' ', '-')}.log"

    def start(self, configuration: Configuration, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start it, marked as ours."""
        marked = {**MEMORY, **environment, MARK: str(configuration.run_dir)}
        process = processes.spawn(self.command, log=self.log(configuration), environment=marked, directory=ROOT)
        if self.niceness:
            processes.yield_to_others(process.pid, self.niceness)
        return process


def web_server(configuration: Configuration) -> Child:
    """Granian with two processes. Their threads mostly wait for slow networks; small buffers, because it keeps those of
    every connection.
    """
    host, port = configuration.host, str(configuration.port)
    return Child(
        "web server",
        (sys.executable, "-m", "granian", "--interface", "wsgi", "marketplace.wsgi:application", "--host", host,
         "--port", port, "--workers", "2", "--blocking-threads", "8", "--respawn-failed-workers", "--no-ws",
         "--http1-buffer-size", "32768", "--log-level", "warning"),
    )  # fmt: skip


def background(configuration: Configuration) -> list[Child]:
    """Celery's worker, and the clock that wakes it; whoever waits for a page goes first."""
    schedule = str(configuration.run_dir / "celerybeat-schedule")
    celery = (sys.executable, "-m", "celery", "--app", "marketplace", "--quiet")
    worker = (*celery, "worker", "--concurrency", "2", "--loglevel", "WARNING", "--without-mingle")
    beat = (*celery, "beat", "--schedule", schedule, "--pidfile", "", "--loglevel", "WARNING")
    return [Child("Celery worker", worker, niceness=NICENESS), Child("Celery beat", beat)]


def end_leftovers(run_dir: Path) -> list[str]:
    """End what an earlier launcher of this run directory left behind (it was killed, and a leash with it); names."""
    leftovers = [process for process in psutil.process_iter() if _mark(process) == str(run_dir)]
    names = [process.name() for process in leftovers]
    for process in leftovers:
        processes.end(process, patience=5)
    return names


def _mark(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(MARK) if process.pid != os.getpid() else None
    except (psutil.Error, OSError):
        return None


def run_to_end(arguments: list[str], *, step: Step, log: Path, environment: Mapping[str, str]) -> None:
    """Run a management command; its last line of output is the step's progress, all of it goes to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    ours, theirs = _terminal()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **environment, "NO_COLOR": "1", MARK: environment.get("BAHAM_RUN_DIR", "")},
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=processes.leash(),  # noqa: PLW1509  the launcher has one thread
    )
    os.close(theirs)
    try:
        last = _follow(ours, step, log)
        process.wait()
    except BaseException:
        processes.end(psutil.Process(process.pid), patience=5)
        process.poll()
        raise
    finally:
        os.close(ours)
    if process.returncode != 0:
        raise ServiceError(f"`manage.py {' '.join(arguments)}` failed: {last}", f"Its whole output is in {log}.")


def _terminal() -> tuple[int, int]:
    """Both sides of a terminal of our own: progress bars are drawn for terminals only, and as wide as those are."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
    return ours, theirs


def _follow(output: int, step: Step, log: Path) -> str:
    """Pass the output on until its writer ends; its last line."""
    last = "…"
    with log.open("ab") as record, selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        while True:
            if selector.select(timeout=1):
                chunk = _read(output)
                if not chunk:
                    return last
                record.write(chunk)
                last = _last_line(chunk) or last
            step.show(last)


def _read(output: int) -> bytes:
    try:
        return os.read(output, 65536)
    except OSError as error:
        if error.errno == errno.EIO:  # how Linux says that nobody holds the other side any more
            return b""
        raise


def _last_line(chunk: bytes) -> str:
    text = CONTROL.sub("", chunk.decode(errors="replace"))
    lines = [line.strip() for line in re.split(r"[\r\n]", text)]
    return next((line for line in reversed(lines) if len(line) > len("OK")), "")  # «Applying …», not its «OK»
