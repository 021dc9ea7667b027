"""Running services without root: PostgreSQL and Elasticsearch refuse it, and Redis does not need it.

Invariant: when we are an ordinary user nothing is changed at all; when we are root the services run as an account that
owns nothing but their own directories, and the way to those directories is opened for passing through, never for
reading.
"""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ACCOUNT_NAME = "baham-services"
FALLBACK_ACCOUNT_NAME = "nobody"


@dataclass(frozen=True)
class Account:
    """A system account that a service runs as."""

    name: str
    uid: int
    gid: int


@lru_cache(maxsize=1)
def service_account() -> Account | None:
    """The account services run as; None when we are not root and they simply run as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in (ACCOUNT_NAME, _created_account(), FALLBACK_ACCOUNT_NAME):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise LookupError("this system has no account `nobody`")


def _created_account() -> str:
    """Create the account where the system lets us; the name is returned either way and looked up by the caller."""
    useradd = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if useradd is not None and not _exists(ACCOUNT_NAME):
        command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT_NAME]
        subprocess.run(command, check=False, capture_output=True)
    return ACCOUNT_NAME


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def own_directory(path: Path, account: Account | None, mode: int = 0o700) -> None:
    """Make `path` exist, belong to the account and be reachable for it."""
    path.mkdir(parents=True, exist_ok=True)
    if account is not None:
        if path.stat().st_uid != account.uid:
            os.chown(path, account.uid, account.gid)
        open_way_to(path, account)
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def open_way_to(path: Path, account: Account | None) -> None:
    """Let the account pass through the directories above `path` (execute bit only: it still cannot list them)."""
    if account is None:
        return
    for parent in path.resolve().parents:
        status = parent.stat()
        if status.st_uid != account.uid and not status.st_mode & stat.S_IXOTH:
            parent.chmod(stat.S_IMODE(status.st_mode) | stat.S_IXOTH)
