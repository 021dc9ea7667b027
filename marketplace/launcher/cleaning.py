"""Removing local data, and ending what a killed launcher left. Invariant: nothing is removed while it is in use or
unannounced.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from marketplace.embedded import Elasticsearch, Postgres, Redis, Service, ServiceError
from marketplace.launcher import children, records
from marketplace.launcher.locking import is_running
from marketplace.launcher.terminal import say

CONTENTS = {
    "postgres": "the database: every challenge, proposal, account and journal row entered here",
    "media": "uploaded files",
    "mail": "mail written to files",
    "secrets.json": "the keys that sealed proposals are encrypted with",
    "elasticsearch": "the search index",
    "distributions": "the Elasticsearch program",
    "static": "collected static files",
    "logs": "logs",
    "test": "databases of the tests",
    "bench": "results of benchmarks",
}


def _services(run_dir: Path) -> list[Service]:
    distributions = run_dir / "distributions"
    services: list[Service] = []
    for base, durable in ((run_dir, True), (run_dir / "test", False)):
        services += [
            Elasticsearch(base / "elasticsearch", distributions=distributions),
            Redis(base / "redis"),
            Postgres(base / "postgres", durable=durable),
        ]
    return services


def stop_leftovers(run_dir: Path) -> int:
    """End processes of an earlier run; a running system is left alone."""
    if is_running(run_dir):
        raise ServiceError("Baham runs and is not a leftover.", "Stop it with Ctrl-C in its terminal.")
    for name in children.end_leftovers(run_dir):
        say(f"· Ended {name}.")
    for service in _services(run_dir):
        service.stop()
    records.forget_system(run_dir)
    return 0


def clean(run_dir: Path) -> int:
    """Say what is there, ask, remove it."""
    if not run_dir.exists():
        say(f"{run_dir} does not exist: there is no local data.")
        return 0
    if is_running(run_dir):
        raise ServiceError("Baham runs on this data.", "Stop it with Ctrl-C in its terminal first.")
    say(f"This removes {run_dir}:")
    for entry in sorted(run_dir.iterdir()):
        say(f"  {_megabytes(entry):>7.1f} MB  {entry.name}  {CONTENTS.get(entry.name, '')}".rstrip())
    if not _confirmed():
        say("Nothing was removed.")
        return 1
    stop_leftovers(run_dir)
    shutil.rmtree(run_dir)
    say("Removed. The next `make run` begins anew.")
    return 0


def _confirmed() -> bool:
    if os.environ.get("YES") == "1":
        return True
    if not sys.stdin.isatty():
        raise ServiceError("There is nobody to ask.", "Confirm with YES=1 make clean")
    return input("Remove all of it? [y/N] ").strip().lower() in {"y", "yes"}


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
    return sum(each.stat().st_size for each in files) / 1024**2
