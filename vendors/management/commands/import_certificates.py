"""`import_certificates FILE`: a list of the registry, matched with the firms that are here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from vendors.certificate_lists import COLUMNS, OUTCOMES, Report, import_rows, read_rows
from vendors.importing import UnreadableFile

STEP = 100
SHOWN = ("conflict", "unknown", "bad")


class Command(BaseCommand):
    help = (
        "Match a CSV list of certificates with the firms by legal entity id: verify what agrees, add what is missing, "
        f"report conflicts and unknown firms and change nothing of them. Columns: {' '.join(COLUMNS)}. A second run "
        "changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        with translation.override("en"):
            try:
                rows = read_rows(path.read_text(encoding="utf-8"))
            except OSError as error:
                raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
            except UnicodeDecodeError as error:
                raise CommandError(f"{path} is not UTF-8 text (byte {error.start}).") from error
            except UnreadableFile as error:
                raise CommandError(f"Nothing was imported from {path}: {error}.") from error
            report = import_rows(rows, dry_run=options["dry_run"], advance=self._progress(len(rows)))
            self._tell(report, dry_run=options["dry_run"])

    def _progress(self, total: int) -> Any:
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1
            if done % STEP == 0 or done == total:
                self.stderr.write(f"{done} of {total} rows")

        return advance

    def _tell(self, report: Report, *, dry_run: bool) -> None:
        for place, legal_id, outcome, why in report.lines:
            if outcome in SHOWN:
                self.stderr.write(f"row {place} ({legal_id}): {outcome}: {why}")
        counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in OUTCOMES)
        kept = " Nothing was kept (dry run)." if dry_run else ""
        self.stdout.write(f"{len(report.lines)} rows read: {counts}.{kept}")
