"""Starting and ending operating-system processes that must never be left behind nor mistaken for others.

Invariants: a recorded process is recognised by its number and its start time together, so that a number the system gave
to somebody else is never signalled; a leashed child ends when its parent dies, even by `kill -9` (Linux).
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import psutil

from marketplace.embedded.privileges import Account

PR_SET_PDEATHSIG = 1
START_TIME_TOLERANCE_SECONDS = 1.0


def spawn(
    command: Sequence[str | Path],
    *,
    log: Path,
    account: Account | None = None,
    environment: Mapping[str, str] | None = None,
    directory: Path | None = None,
    leashed: bool = True,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own (so that a terminal's Ctrl-C reaches only us), its output appended to
    `log`.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=None if environment is None else {**os.environ, **environment},
            cwd=directory,
            start_new_session=True,
            preexec_fn=leash() if leashed else None,  # noqa: PLW1509  the launcher has one thread
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
        )


def yield_to_others(pid: int, niceness: int) -> None:
    """Let a process we spawned, and its children to come, have the processors only after others.
    A session of its own is an autogroup of its own, and Linux weighs groups first: without its niceness, that of a
    process counts only within its session.
    """
    with contextlib.suppress(psutil.Error):
        psutil.Process(pid).nice(niceness)
    with contextlib.suppress(OSError):  # no such file where the kernel knows no groups
        Path(f"/proc/{pid}/autogroup").write_text(str(niceness))


def leash() -> Callable[[], None] | None:
    """What the child calls before it becomes the command: ask Linux for a SIGTERM when the parent dies."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
        if os.getppid() != parent:  # the parent died between the fork and the request
            os._exit(1)

    return ask


def record(path: Path, pid: int) -> None:
    """Note a running process in `path`; written whole or not at all."""
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps({"pid": pid, "started": psutil.Process(pid).create_time()}))
    temporary.replace(path)


def recorded(path: Path) -> psutil.Process | None:
    """The process noted in `path`, if that very process still runs."""
    try:
        note = json.loads(path.read_text())
        process = psutil.Process(int(note["pid"]))
        same = abs(process.create_time() - float(note["started"])) < START_TIME_TOLERANCE_SECONDS
        return process if same and is_alive(process) else None
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None


def is_alive(process: psutil.Process) -> bool:
    """Whether the process still works; one that ended and waits for its parent (a zombie) does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def end(process: psutil.Process, *, politely: signal.Signals = signal.SIGTERM, patience: float = 15) -> None:
    """Ask the process to stop, wait, and end it and its children by force if it does not."""
    family = [process, *_children(process)]
    _signal(process, politely)
    psutil.wait_procs([process], timeout=patience)
    survivors = [member for member in family if is_alive(member)]
    if not is_alive(process):  # children of an ended parent get a moment to notice
        survivors = psutil.wait_procs(survivors, timeout=2)[1] if survivors else []
    for member in survivors:
        _signal(member, signal.SIGKILL)
    psutil.wait_procs(survivors, timeout=5)


def end_group(leader: int) -> None:
    """End what is left of the group of a process of ours that has ended (`spawn` gives each a group of its own)."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with contextlib.suppress(psutil.Error):
        process.send_signal(number)


def working_in(directory: Path, name: str) -> Iterator[psutil.Process]:
    """Living processes called `name` whose working directory is `directory`: a database's processes, whoever started
    them.
    """
    wanted = str(directory.resolve())
    for process in psutil.process_iter(["name"]):
        try:
            if process.info["name"] == name and process.cwd() == wanted and is_alive(process):
                yield process
        except psutil.Error:
            continue


def without_children(family: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Those of the family that are nobody's children within it."""
    parents = {}
    for process in family:
        with contextlib.suppress(psutil.Error):
            parents[process] = process.ppid()
    numbers = {process.pid for process in parents}
    return [process for process, parent in parents.items() if parent not in numbers]


def last_lines(log: Path, count: int = 3) -> str:
    """The end of a log, on one line, for an error message."""
    try:
        lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    except OSError:
        return ""
    return " | ".join(lines[-count:])
