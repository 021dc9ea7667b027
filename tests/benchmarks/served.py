"""A site as granian serves it, and what answering costs it: CPU seconds of its own processes and of its backends in
PostgreSQL. Waiting costs nothing here, so a busy machine changes the numbers little.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from marketplace.embedded import processes
from marketplace.embedded.service import free_port
from tests.services import postgres

PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds for one request."""

    web: float
    database: float

    @property
    def total(self) -> float:
        """Both together."""
        return self.web + self.database


class Site:
    """A running site; `database` is the one only its processes are connected to."""

    def __init__(self, process: psutil.Process, port: int, database: str) -> None:
        self.process, self.database, self.port = process, database, port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, session: str = "") -> int:
        """One page, read to the end over a kept connection; its status. A server closes one that was idle for long."""
        try:
            return self._get(path, session)
        except http.client.RemoteDisconnected:
            self.connection.close()
            return self._get(path, session)

    def _get(self, path: str, session: str) -> int:
        self.connection.request("GET", path, headers={"Cookie": f"sessionid={session}"} if session else {})
        answer = self.connection.getresponse()
        answer.read()
        return answer.status

    def cost(self, path: str, session: str, requests: int) -> Cost:
        """What each of so many requests costs on average; all must be answered with 200."""
        web, database = self._web_seconds(), self._database_seconds()
        for _number in range(requests):
            status = self.get(path, session)
            assert status == 200, f"{path} answered {status}"
        spent = self._web_seconds() - web, self._database_seconds() - database
        return Cost(*(1000 * seconds / requests for seconds in spent))

    def _web_seconds(self) -> float:
        return sum(map(_cpu, [self.process, *self.process.children(recursive=True)]))

    def _database_seconds(self) -> float:
        with postgres.connect("postgres") as connection, connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.database])
            pids = [pid for (pid,) in cursor.fetchall()]
        connection.close()
        return sum(_cpu(psutil.Process(pid)) for pid in pids)


def _cpu(process: psutil.Process) -> float:
    """CPU seconds from the scheduler's own account in nanoseconds; the ticks of /proc/PID/stat only sample it."""
    tasks = Path(f"/proc/{process.pid}/task")
    if (tasks / str(process.pid) / "schedstat").exists():
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def served(
    application: str, directory: Path, environment: Mapping[str, str], database: str, *, workers: int = 1
) -> Iterator[Site]:
    """The WSGI application served the way `make run` serves, by so many processes with one thread each."""
    port = free_port()
    options = {
        "--interface": "wsgi",
        "--host": "127.0.0.1",
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": "1",
        "--log-level": "warning",
    }
    command = [sys.executable, "-m", "granian", application, "--no-ws"]
    command += [part for pair in options.items() for part in pair]
    child = subprocess.Popen(command, cwd=directory, env=environment)
    process = psutil.Process(child.pid)
    site = Site(process, port, database)
    try:
        _until_it_answers(site, child)
        yield site
    finally:
        site.connection.close()
        processes.end(process)
        child.wait()


def _until_it_answers(site: Site, child: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while child.poll() is None and time.monotonic() < until:
        try:
            site.get("/")
        except OSError:
            site.connection.close()
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the site did not answer (exit code {child.poll()})")


def run(command: list[str], directory: Path, environment: Mapping[str, str], given: str = "") -> str:
    """Run a command to its end; its output. Its errors are shown if it fails."""
    done = subprocess.run(
        command, cwd=directory, env=environment, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def surroundings(**values: str) -> dict[str, str]:
    """The environment for a site: the path and the home of ours and the given values, nothing else."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONWARNINGS": "ignore", **values}
