"""One prepared template database for all test runs, cloned for each process: migrated, with the frame of the site's
tree, as `manage.py prepare` leaves it before any department writes.

Invariants: the template's name is a hash of every migration, of the project modules that migrations import and of what
makes the tree, so that a changed one is never mistaken for the old; a template appears whole (made beside, then
renamed). A test that commits gets a new clone afterwards: that restores the rows of data migrations and passes tables
that refuse DELETE and TRUNCATE, which a flush would not. Clones lie in memory where there is room: a clone is 1,400
new files, on a disk almost a second's work.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import django
import psycopg2
import wagtail
from django.apps import apps
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase

from cms import frame, places
from marketplace.embedded.privileges import own_directory
from marketplace.management.migrating import migrate
from tests.services import IN_MEMORY, ROOT, locked, postgres

KEPT_TEMPLATES = 6
ROOM = 1 << 30  # bytes; a clone has some 25 million, and a test that commits much makes it grow

# A vacuum while a test's rows are rolled back finds an empty table; from then on PostgreSQL reads the whole of it for
# each key it checks, also once another test has put ten thousand rows there. One statement instead of 250 ALTER TABLE.
NO_AUTOVACUUM = """
    UPDATE pg_class SET reloptions = coalesce(reloptions, '{}') || '{autovacuum_enabled=false}'
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def fingerprint() -> str:
    """Hash of everything that decides what a freshly prepared database contains."""
    digest = hashlib.sha256(f"{django.VERSION}{wagtail.VERSION}".encode())
    for path in sorted(_deciding_files()):
        digest.update(str(path.name).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _deciding_files() -> set[Path]:
    files = {Path(str(module.__file__)) for module in (frame, places)}
    for app in apps.get_app_configs():
        migrations = sorted(Path(app.path).glob("migrations/*.py"))
        files.update(migrations)
        if Path(app.path).is_relative_to(ROOT) and ".venv" not in app.path:
            for migration in migrations:
                files.update(_project_imports(migration))
    return files


def _project_imports(migration: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(migration.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.split(".")[0] in {"marketplace", "vendors", "challenges", "cms", "search"}:
                spec = find_spec(name)
                if spec is not None and spec.origin is not None:
                    yield Path(spec.origin)


def ensure_template() -> str:
    """Name of the prepared template database; made on the first use."""
    name = f"template_{fingerprint()}"
    with locked("template"):
        if not exists(name):
            unfinished = f"{name}_unfinished"
            _execute(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)', f'CREATE DATABASE "{unfinished}"')
            _prepare(unfinished)
            rename(unfinished, name)
            _drop_old_templates()
    return name


def _prepare(database: str) -> None:
    point_to(database)
    migrate()
    places.ensure_site_tree()
    cache.clear()
    connections.close_all()


def point_to(database: str) -> None:
    """Let Django's default connection use this database of the test cluster from now on."""
    connections.close_all()
    connections["default"].settings_dict["NAME"] = database


def database_name() -> str:
    """The database of this process."""
    return f"test_{os.getpid()}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def clone(template: str) -> None:
    """(Re)make this process's database from the template; what was kept of the last one goes, for ids begin anew."""
    connections.close_all()
    cache.clear()
    create(database_name(), template, tablespace())
    _execute(NO_AUTOVACUUM, database=database_name())
    point_to(database_name())


def create(name: str, template: str | None = None, tablespace: str = "pg_default") -> None:
    """(Re)make a database from the template; one that begins with `database_name()` is never left behind for long."""
    drop(name)
    template = template or ensure_template()
    _execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" TABLESPACE "{tablespace}" STRATEGY file_copy')


@functools.cache
def tablespace() -> str:
    """Where clones lie: in memory if this machine has the room, else with the rest."""
    if not IN_MEMORY.is_dir() or shutil.disk_usage(IN_MEMORY).free < ROOM:
        return "pg_default"
    with locked("tablespace"):
        if not (_tablespaces() and any(IN_MEMORY.glob("PG_*"))):  # a machine that starts again has forgotten them
            shutil.rmtree(IN_MEMORY)
            own_directory(IN_MEMORY, postgres.account)
            _execute("DROP TABLESPACE IF EXISTS memory", f"CREATE TABLESPACE memory LOCATION '{IN_MEMORY}'")
    return "memory"


def _tablespaces() -> list[str]:
    return _names("SELECT spcname FROM pg_tablespace WHERE spcname = %s", "memory")


def drop(name: str) -> None:
    """Remove a database, whoever is still connected to it."""
    _execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def rename(name: str, new: str) -> None:
    """Give a database its final name: what has it is finished."""
    _execute(f'ALTER DATABASE "{name}" RENAME TO "{new}"')


def drop_clone() -> None:
    """Remove this process's database and those of processes that are gone."""
    connections.close_all()
    drop(database_name())
    for name in names("test_%"):
        pid = int(name.split("_")[1])
        if not Path(f"/proc/{pid}").exists() and Path("/proc/self").exists():
            drop(name)


def restore_by_cloning(template: str) -> None:
    """Make transactional tests leave a fresh clone behind instead of flushed tables."""

    def restore(self: TransactionTestCase) -> None:
        clone(template)

    TransactionTestCase._fixture_teardown = restore


def _drop_old_templates() -> None:
    for name in names("template\\_%")[:-KEPT_TEMPLATES]:
        drop(name)


def exists(name: str) -> bool:
    """Whether the test cluster has a database of that name."""
    return name in names(name)


def names(pattern: str) -> list[str]:
    """Databases whose name matches, oldest first."""
    return _names(
        "SELECT datname FROM pg_database WHERE datname LIKE %s AND datname !~ '^template[01]$' ORDER BY oid", pattern
    )


def _names(query: str, pattern: str) -> list[str]:
    connection = postgres.connect("postgres")
    with connection.cursor() as cursor:
        cursor.execute(query, [pattern])
        names = [row[0] for row in cursor.fetchall()]
    connection.close()
    return names


def _execute(*statements: str, database: str = "postgres") -> None:
    connection: psycopg2.extensions.connection = postgres.connect(database)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()
