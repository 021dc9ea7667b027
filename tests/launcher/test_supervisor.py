"""Processes are kept alive, given up when they cannot be, and all ended in the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from marketplace.embedded import ServiceError, processes
from marketplace.launcher import children
from marketplace.launcher import supervisor as module
from marketplace.launcher.children import MARK, Child
from marketplace.launcher.configuration import Configuration, from_environment
from marketplace.launcher.supervisor import Supervisor

FOREVER = Child("sleeper", (sys.executable, "-c", "import time; time.sleep(60)"))
# Appends a line and ends: a part that cannot be kept alive.
FALLING = "open({!r}, 'a').write('x')"


class Enough(Exception):
    """Stands for the signal that ends `watch`."""


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    return from_environment({"BAHAM_RUN_DIR": str(tmp_path)})


@pytest.fixture
def supervisor(configuration: Configuration, monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    monkeypatch.setattr(module, "LONGEST_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(module, "POLL_SECONDS", 0.02)
    everything = Supervisor(configuration, {"PART": "of the environment"})
    yield everything
    everything.stop()


def watch_for(supervisor: Supervisor, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch until the time is over, as if a signal came then."""
    deadline = time.monotonic() + seconds
    sleep = time.sleep

    def sleep_until_enough(pause: float) -> None:
        if time.monotonic() > deadline:
            raise Enough
        sleep(pause)

    monkeypatch.setattr(module.time, "sleep", sleep_until_enough)
    with pytest.raises(Enough):
        supervisor.watch()


def test_a_process_that_ended_is_started_again(supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch) -> None:
    first = supervisor.launch(FOREVER)
    first.kill()

    watch_for(supervisor, 0.5, monkeypatch)

    (watched,) = supervisor._watched
    assert watched.process.pid != first.pid
    assert watched.process.poll() is None


def test_a_child_gets_the_shared_environment_and_our_mark(supervisor: Supervisor, tmp_path: Path) -> None:
    process = supervisor.launch(FOREVER)

    environment = psutil.Process(process.pid).environ()

    assert environment["PART"] == "of the environment"
    assert environment[MARK] == str(tmp_path)


def test_an_essential_part_that_keeps_ending_ends_the_run(supervisor: Supervisor, tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    supervisor.launch(Child("faller", (sys.executable, "-c", FALLING.format(str(tries)))))

    with pytest.raises(ServiceError, match="The faller ended 5 times in a row"):
        supervisor.watch()

    assert len(tries.read_text()) == module.MOST_FAILURES + 1


def test_a_part_that_is_not_essential_is_left_out(
    supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "MOST_FAILURES", 1)
    faller = Child("faller", (sys.executable, "-c", FALLING.format(str(tmp_path / "tries"))), essential=False)
    supervisor.launch(FOREVER)
    supervisor.launch(faller)

    watch_for(supervisor, 2, monkeypatch)

    assert [watched.part for watched in supervisor._watched] == [FOREVER]
    assert "Going on without it" in capsys.readouterr().out


def test_stopping_ends_everything_even_grandchildren(supervisor: Supervisor) -> None:
    program = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    program += "time.sleep(60)"
    process = supervisor.launch(Child("family", (sys.executable, "-c", program)))
    family = psutil.Process(process.pid)
    while not family.children():
        time.sleep(0.02)
    child = family.children()[0]

    supervisor.stop()

    assert process.poll() is not None
    psutil.wait_procs([child], timeout=5)
    assert not processes.is_alive(child)


def test_orphans_of_a_killed_launcher_are_found_by_their_mark(supervisor: Supervisor, tmp_path: Path) -> None:
    process = supervisor.launch(FOREVER)

    names = children.end_leftovers(tmp_path)

    assert len(names) == 1
    assert process.wait(timeout=5) is not None
    assert children.end_leftovers(tmp_path) == []
