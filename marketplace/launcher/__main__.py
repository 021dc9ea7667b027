"""Command line of the launcher; the Makefile's targets call it.

python -m marketplace.launcher run | manage COMMAND … | messages | stop | clean
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from marketplace.embedded import ServiceError
from marketplace.launcher import catalogues, cleaning, records
from marketplace.launcher.configuration import ROOT, from_environment, run_directory
from marketplace.launcher.locking import is_running
from marketplace.launcher.running import run
from marketplace.launcher.terminal import complain, say

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """A signal asked us to stop."""


def _raise_stopped(number: int, frame: FrameType | None) -> None:
    for each in SIGNALS:  # a second Ctrl-C does not disturb the stopping
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def run_command(arguments: list[str]) -> int:
    """Start the system and keep it until a signal; 0 when it was stopped on purpose."""
    for number in SIGNALS:
        signal.signal(number, _raise_stopped)
    try:
        run(from_environment())
    except Stopped:
        say("· Everything is stopped.")
    return 0


def manage_command(arguments: list[str]) -> int:
    """Become `manage.py` with the addresses of the running system; a DATABASE_URL in the environment comes first."""
    if not arguments:
        raise ServiceError("Which command?", 'For example: make manage ARGS="createsuperuser"')
    run_dir = run_directory()
    if not is_running(run_dir) and not os.environ.get("DATABASE_URL"):
        raise ServiceError("Baham does not run.", "Start it with `make run` in another terminal, then repeat this.")
    environment = {"DJANGO_SETTINGS_MODULE": "marketplace.settings.dev", **records.system(run_dir), **os.environ}
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, str(ROOT / "manage.py"), *arguments], environment)  # noqa: S606


def messages_command(arguments: list[str]) -> int:
    """Compile the catalogues that changed."""
    count = catalogues.compile_stale(ROOT)
    if count:
        say(f"· Message catalogues: {count} compiled")
    return 0


def stop_command(arguments: list[str]) -> int:
    """End what a killed launcher left."""
    return cleaning.stop_leftovers(run_directory())


def clean_command(arguments: list[str]) -> int:
    """Remove the run directory after saying what is in it."""
    return cleaning.clean(run_directory())


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run_command,
    "manage": manage_command,
    "messages": messages_command,
    "stop": stop_command,
    "clean": clean_command,
}


def main(arguments: list[str]) -> int:
    """Run one command; an expected error is one line and exit code 1."""
    if not arguments or arguments[0] not in COMMANDS:
        complain(f"Unknown command {' '.join(arguments)!r}.", f"Use one of: {', '.join(COMMANDS)}.")
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except ServiceError as error:
        complain(error.cause, error.remedy)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
