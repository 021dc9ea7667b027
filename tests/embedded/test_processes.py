"""Processes are recognised, leashed and ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from marketplace.embedded import processes

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_recorded_process_is_found_while_it_lives(tmp_path: Path) -> None:
    process = processes.spawn(SLEEP, log=tmp_path / "log")
    note = tmp_path / "note.json"
    processes.record(note, process.pid)

    found = processes.recorded(note)
    assert found is not None
    assert found.pid == process.pid

    processes.end(found)
    assert process.poll() is not None
    assert processes.recorded(note) is None


def test_a_number_given_to_another_process_is_not_ours(tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    note.write_text(json.dumps({"pid": os.getpid(), "started": time.time() - 86_400}))

    assert processes.recorded(note) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}', '{"pid": 1}'])
def test_a_damaged_note_means_nothing_runs(tmp_path: Path, content: str) -> None:
    note = tmp_path / "note.json"
    note.write_text(content)

    assert processes.recorded(note) is None


def test_a_process_that_ignores_the_request_is_ended_with_its_children(tmp_path: Path) -> None:
    stubborn = "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    stubborn += "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); print('ready', flush=True); "
    stubborn += "time.sleep(60)"
    log = tmp_path / "log"
    process = processes.spawn([sys.executable, "-c", stubborn], log=log)
    _wait_for(lambda: "ready" in log.read_text())
    child = psutil.Process(process.pid).children()[0]

    processes.end(psutil.Process(process.pid), patience=0.3)

    assert not processes.is_alive(child)
    assert process.poll() is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can leash a process to its parent")
def test_a_leashed_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = textwrap.dedent(
        f"""
        import time
        from pathlib import Path
        from marketplace.embedded import processes
        print(processes.spawn({SLEEP!r}, log=Path({str(tmp_path / "log")!r})).pid, flush=True)
        time.sleep(60)
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    _wait_for(lambda: not processes.is_alive(child))


def test_a_process_that_yields_does_so_with_its_whole_session(tmp_path: Path) -> None:
    process = processes.spawn(SLEEP, log=tmp_path / "log")
    processes.yield_to_others(process.pid, 7)

    assert psutil.Process(process.pid).nice() == 7
    group = Path(f"/proc/{process.pid}/autogroup")
    if group.exists():  # the kernel weighs sessions first
        assert group.read_text().split()[-2:] == ["nice", "7"]
    process.kill()
    process.wait()


def test_the_end_of_a_log_fits_on_one_line(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("one\n\ntwo\nthree\nfour\n")

    assert processes.last_lines(log) == "two | three | four"
    assert processes.last_lines(tmp_path / "nowhere") == ""


def _wait_for(condition: object, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)
