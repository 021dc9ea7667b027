"""Processes of our own beside the services: web server, Celery worker and beat, and commands that run to their end.

Invariant: each is leashed to the launcher and noted below `.run/processes`, so that none outlives it: at the latest the
next run ends it.
"""

from __future__ import annotations

import os
import re
import selectors
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from marketplace.embedded import ServiceError, processes
from marketplace.launcher.configuration import ROOT, Configuration
from marketplace.launcher.terminal import Step

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Child:
    """A process that should run as long as we do."""

    name: str
    command: tuple[str, ...]
    essential: bool = True

    @property
    def slug(self) -> str:
        """The name as part of a file's name."""
        return self.name.lower().replace(" ", "-")

    def start(self, configuration: Configuration, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start it and note it."""
        log = configuration.logs / f"{self.slug}.log"
        process = processes.spawn(self.command, log=log, environment=environment, directory=ROOT)
        processes.record(_note(configuration.run_dir, self.slug), process.pid)
        return process


def web_server(configuration: Configuration) -> Child:
    """Granian with two processes."""
    host, port = configuration.host, str(configuration.port)
    return Child(
        "web server",
        (sys.executable, "-m", "granian", "--interface", "wsgi", "marketplace.wsgi:application", "--host", host,
         "--port", port, "--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", "--no-ws",
         "--log-level", "warning"),
    )  # fmt: skip


def background(configuration: Configuration) -> list[Child]:
    """Celery's worker, and the clock that wakes it."""
    schedule = str(configuration.run_dir / "celerybeat-schedule")
    celery = (sys.executable, "-m", "celery", "--app", "marketplace", "--quiet")
    return [
        Child("Celery worker", (*celery, "worker", "--concurrency", "2", "--loglevel", "WARNING", "--without-mingle")),
        Child("Celery beat", (*celery, "beat", "--schedule", schedule, "--pidfile", "", "--loglevel", "WARNING")),
    ]


def end_leftovers(run_dir: Path) -> list[str]:
    """End children that an earlier launcher could not end (it was killed, and the system has no leash); their names."""
    ended = []
    for note in sorted((run_dir / "processes").glob("*.json")):
        process = processes.recorded(note)
        if process is not None:
            processes.end(process)
            ended.append(note.stem)
        note.unlink(missing_ok=True)
    return ended


def forget(run_dir: Path, child: Child) -> None:
    """The child has ended; its note goes."""
    _note(run_dir, child.slug).unlink(missing_ok=True)


def _note(run_dir: Path, slug: str) -> Path:
    directory = run_dir / "processes"
    directory.mkdir(parents=True, exist_ok=True)
    return directory / f"{slug}.json"


def run_to_end(arguments: list[str], *, step: Step, log: Path, environment: Mapping[str, str]) -> None:
    """Run a management command; its last line of output is the step's progress, all of it goes to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=processes.leash(),  # noqa: PLW1509  the launcher has one thread
    )
    try:
        last = _follow(process, step, log)
    except BaseException:
        processes.end(psutil.Process(process.pid), patience=5)
        raise
    if process.returncode != 0:
        raise ServiceError(f"`manage.py {' '.join(arguments)}` failed: {last}", f"Its whole output is in {log}.")


def _follow(process: subprocess.Popen[bytes], step: Step, log: Path) -> str:
    """Pass the output on until the process ends; its last line."""
    if process.stdout is None:
        raise ValueError("the process was started without a pipe")
    last = "…"
    with log.open("ab") as record, selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if selector.select(timeout=1):
                chunk = os.read(process.stdout.fileno(), 65536)
                if not chunk:
                    break
                record.write(chunk)
                last = _last_line(chunk) or last
            step.show(last)
    process.wait()
    return last


def _last_line(chunk: bytes) -> str:
    text = CONTROL.sub("", chunk.decode(errors="replace"))
    lines = [line.strip() for line in re.split(r"[\r\n]", text)]
    return next((line for line in reversed(lines) if line), "")
