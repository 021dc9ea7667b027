"""A whole system as `make run` starts it, in a run directory of its own: two web processes, Celery worker and beat,
PostgreSQL, Redis, Elasticsearch where it can run; and the killing of its parts, which its launcher starts again.
"""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from marketplace.embedded.service import free_port
from marketplace.launcher import records
from marketplace.launcher.children import MARK
from tests.benchmarks.report import BENCH_DIR
from tests.benchmarks.served import surroundings
from tests.services import ROOT, RUN_DIR

PATIENCE_SECONDS = 600
TOKEN = "c" * 32
WORDS = {  # what tells the processes of a part apart from the others of the run directory
    "web server": "granian",
    "Celery worker": "worker",
    "Redis": "redis-server",
    "Elasticsearch": "org.elasticsearch",
}


class System:
    """A running system."""

    def __init__(self, run_dir: Path, port: int) -> None:
        self.run_dir, self.port = run_dir, port

    @property
    def environment(self) -> dict[str, str]:
        """What a command beside it needs."""
        return surroundings(
            DJANGO_SETTINGS_MODULE="marketplace.settings.dev",
            BAHAM_RUN_DIR=str(self.run_dir),
            **records.system(self.run_dir),
        )

    def web_workers(self) -> list[psutil.Process]:
        """The web processes that answer requests."""
        return [child for child in _leaders(self._all(), "granian")[0].children() if child.is_running()]

    def kill(self, part: str) -> bool:
        """`kill -9` one part; of the web server one of its two workers. False if it does not run here."""
        if part == "web server":
            self.web_workers()[0].send_signal(signal.SIGKILL)
            return True
        leaders = _leaders(self._all(), WORDS[part])
        for process in leaders[:1]:
            process.send_signal(signal.SIGKILL)
        return bool(leaders)

    def _all(self) -> list[psutil.Process]:
        mine = str(self.run_dir)
        return [process for process in psutil.process_iter() if mine in _belongs(process)]


def _belongs(process: psutil.Process) -> str:
    try:
        return f"{process.environ().get(MARK, '')} {' '.join(process.cmdline())}"
    except (psutil.Error, OSError):
        return ""


def _leaders(processes: list[psutil.Process], word: str) -> list[psutil.Process]:
    """The processes of a part that no other process of it has started."""
    found = [process for process in processes if any(word in argument for argument in process.cmdline())]
    pids = {process.pid for process in found}
    return [process for process in found if process.ppid() not in pids]


@contextmanager
def running(name: str) -> Iterator[System]:
    """The system, up and answering; stopped and removed afterwards."""
    run_dir, port = BENCH_DIR / name, free_port()
    shutil.rmtree(run_dir, ignore_errors=True)
    run_dir.mkdir(parents=True)
    if (RUN_DIR / "distributions").exists():
        (run_dir / "distributions").symlink_to(RUN_DIR / "distributions")
    environment = {**surroundings(), "BAHAM_RUN_DIR": str(run_dir), "PORT": str(port), "DEMO": "0"}
    with (run_dir / "launcher.log").open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "marketplace.launcher", "run"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        _until_it_answers(child, port, run_dir)
        yield System(run_dir, port)
    finally:
        child.terminate()
        child.wait(timeout=PATIENCE_SECONDS)
        shutil.rmtree(run_dir, ignore_errors=True)


def _until_it_answers(child: subprocess.Popen[bytes], port: int, run_dir: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while child.poll() is None and time.monotonic() < until:
        if b"Ctrl-C" in (run_dir / "launcher.log").read_bytes():  # its last line: everything runs
            return
        time.sleep(0.5)
    raise AssertionError(f"the system did not start (exit code {child.poll()}): {run_dir / 'launcher.log'}")


def headers(session: str) -> dict[str, str]:
    """Those of a form from a browser that is signed in."""
    cookies = f"sessionid={session}; csrftoken={TOKEN}"
    return {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": TOKEN}


def post(port: int, path: str, body: bytes, headers: dict[str, str], patience: float = 60) -> tuple[int, str, bytes]:
    """One POST over a connection of its own: status, Location and body. Raises OSError or HTTPException."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read()
    finally:
        connection.close()


def cores() -> int:
    """How many cores this run had."""
    return len(os.sched_getaffinity(0))
