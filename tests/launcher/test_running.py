"""The launcher as a person meets it: started, used, killed, started again, stopped. The database is a clone of the
tests' template.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from marketplace.embedded.service import free_port
from marketplace.launcher import records
from marketplace.launcher.children import MARK
from tests import databases
from tests.services import ROOT, postgres

PATIENCE_SECONDS = 120
_launched: list[subprocess.Popen[str]] = []
DATABASE = f"{databases.database_name()}_launched"


@pytest.fixture
def environment(django_db_setup: None) -> Iterator[dict[str, str]]:
    """Surroundings without Java, with a migrated database and an empty run directory."""
    directory = Path(tempfile.mkdtemp(prefix="baham-run-"))
    databases.create(DATABASE)
    yield {
        "PATH": "/nonexistent",
        "HOME": str(directory),
        "BAHAM_RUN_DIR": str(directory / "run"),
        "DJANGO_SETTINGS_MODULE": "marketplace.settings.test",
        "DATABASE_URL": postgres.address_of(DATABASE),
        "PORT": str(free_port()),
        "DEMO": "0",
    }
    for process in _launched:
        if process.poll() is None:  # a failed test left it
            process.kill()
            process.communicate()
    databases.drop(DATABASE)
    shutil.rmtree(directory)


def launcher(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "marketplace.launcher", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    _launched.append(process)
    return process


def lines_until_it_is_up(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("Baham is at"):
            return lines
    raise AssertionError("\n".join(lines))


def family(environment: dict[str, str]) -> list[psutil.Process]:
    """Every living process that this run directory's launcher started."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == environment["BAHAM_RUN_DIR"]:
                found.append(process)
        except psutil.Error:
            continue
    return found


def status(environment: dict[str, str], path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{environment['PORT']}{path}", timeout=20) as reply:
        return int(reply.status)


def gone(processes: list[psutil.Process], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def test_it_starts_serves_survives_a_kill_and_stops_without_leaving_anything(environment: dict[str, str]) -> None:
    run_dir = Path(environment["BAHAM_RUN_DIR"])

    first = launcher(environment, "run")
    lines = lines_until_it_is_up(first)
    assert "Search uses PostgreSQL: Elasticsearch needs Java 17+ and there is no Java." in lines[0]
    assert lines[-1].startswith(f"Baham is at http://localhost:{environment['PORT']}/ · search: PostgreSQL")
    assert status(environment, "/healthz") == 200
    assert records.system(run_dir)["DATABASE_URL"] == environment["DATABASE_URL"]

    told = subprocess.run(
        [sys.executable, "-m", "marketplace.launcher", "manage", "shell", "--no-imports", "--command", "print(6 * 7)"],
        cwd=ROOT, env={name: value for name, value in environment.items() if name != "DATABASE_URL"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.stdout, told.stderr) == ("42\n", "")

    second = launcher(environment, "run")
    refusal, _nothing = second.communicate(timeout=PATIENCE_SECONDS)
    assert second.returncode == 1
    assert refusal.startswith("Error: Baham already runs from this directory")
    assert len(refusal.splitlines()) == 1

    started = family(environment)
    assert len(started) >= 5  # web server with two workers, Celery worker and beat
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert gone(started)

    third = launcher(environment, "run")
    lines_until_it_is_up(third)
    started = family(environment)
    third.send_signal(signal.SIGTERM)
    rest, _nothing = third.communicate(timeout=PATIENCE_SECONDS)
    assert third.returncode == 0, rest
    assert "Everything is stopped." in rest
    assert gone(started, seconds=0.5)
    assert records.system(run_dir) == {}


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"DATABASE_URL": "postgres://nobody:secret@127.0.0.1:1/none"}, "DATABASE_URL does not work"),
        ({"REDIS_URL": "redis://:secret@127.0.0.1:1/0"}, "REDIS_URL does not work"),
        ({"PORT": "none"}, "PORT=none is not a port"),
        ({"BAHAM_RUN_DIR": os.devnull + "/run"}, "cannot write below"),
    ],
)
def test_a_start_that_cannot_be_says_one_line_and_fails(tmp_path: Path, change: dict[str, str], cause: str) -> None:
    surroundings = {"PATH": "/nonexistent", "BAHAM_RUN_DIR": str(tmp_path / "run"), "PORT": str(free_port()), **change}

    process = launcher(surroundings, "run")
    said, _nothing = process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 1
    errors = [line for line in said.splitlines() if not line.startswith("·")]
    assert len(errors) == 1
    assert errors[0].startswith("Error: ")
    assert cause in errors[0]
    assert " → " in errors[0]
    assert "secret" not in said


def test_a_command_without_a_running_system_says_what_to_do(tmp_path: Path) -> None:
    process = launcher({"PATH": "/nonexistent", "BAHAM_RUN_DIR": str(tmp_path)}, "manage", "check")
    said, _nothing = process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 1
    assert said == "Error: Baham does not run. → Start it with `make run` in another terminal, then repeat this.\n"
