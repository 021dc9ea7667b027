"""Bring an installation up to date: database tables, static files, the site's pages, the demo city where it is wished.

Invariants: safe to repeat and to run from several machines at once (one works, the others wait for it); what is already
up to date is not done again. `make run` calls it at every start, a deployment calls it once before the new web
processes.
"""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from marketplace.management.migrating import migrate

ADVISORY_LOCK = 4_204_207  # any number, the same for everybody who prepares this database


class Command(BaseCommand):
    """`manage.py prepare [--demo]`"""

    help = "Migrate the database, collect static files and, with --demo, load the demo city. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demo city where it is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        try:
            self._migrate()
            self._collect_static_files()
            if options["demo"]:
                self._load_demo_city()
            call_command("ensure_site", stdout=self.stdout)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])

    def _migrate(self) -> None:
        if not migrate(self.stdout):
            self.stdout.write("Database tables are up to date.")

    def _collect_static_files(self) -> None:
        note = Path(settings.STATIC_ROOT) / ".collected"
        wanted = fingerprint_of_static_files()
        if note.exists() and note.read_text() == wanted:
            self.stdout.write("Static files are up to date.")
            return
        note.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, clear=True, stdout=self.stdout)
        note.write_text(wanted)

    def _load_demo_city(self) -> None:
        call_command("seed_demo", stdout=self.stdout)


def fingerprint_of_static_files() -> str:
    """Hash over name, size and time of every file that would be collected."""
    digest = hashlib.sha256()
    for name, path in sorted(_static_files()):
        status = path.stat()
        digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))
