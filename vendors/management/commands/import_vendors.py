"""`import_vendors FILE`: startups from a CSV or JSON file, as unverified records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from vendors import importing
from vendors.importing import BadRows, Report, UnreadableFile, import_rows, read_rows

STEP = 25
SHOWN = ("bad", "left alone")


class Command(BaseCommand):
    help = (
        "Import startups from a CSV or JSON file as unverified records, all of the file or nothing. Columns: "
        + " ".join(sorted(importing.COLUMNS))
        + ". Lists are separated by «|». A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", default="", help="where the records come from (default: the file's name)")
        parser.add_argument("--skip-bad", action="store_true", help="import all rows but the bad ones")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        source = (options["source"] or path.stem.split("_")[0])[:80]
        with translation.override("en"):
            try:
                rows = read_rows(path.read_text(encoding="utf-8"))
                report = import_rows(
                    rows,
                    source=source,
                    skip_bad=options["skip_bad"],
                    dry_run=options["dry_run"],
                    advance=self._progress(len(rows)),
                )
            except OSError as error:
                raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
            except UnicodeDecodeError as error:
                raise CommandError(f"{path} is not UTF-8 text (byte {error.start}).") from error
            except UnreadableFile as error:
                raise CommandError(f"Nothing was imported from {path}: {error}.") from error
            except BadRows as error:
                self._tell(error.args[0])
                count = error.args[0].count("bad")
                raise CommandError(
                    f"Nothing was imported: {count} bad rows in {path}. Use --skip-bad to leave them out."
                ) from error
            self._tell(report)
        self._summary(report, dry_run=options["dry_run"])

    def _progress(self, total: int) -> Any:
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1
            if done % STEP == 0 or done == total:
                self.stderr.write(f"{done} of {total} rows")

        return advance

    def _tell(self, report: Report) -> None:
        for place, name, outcome, reason in report.lines:
            if outcome in SHOWN:
                self.stderr.write(f"row {place} ({name}): {outcome}: {reason}")

    def _summary(self, report: Report, *, dry_run: bool) -> None:
        counts = ", ".join(
            f"{report.count(outcome)} {outcome}" for outcome in ("new", "changed", "unchanged", "left alone", "bad")
        )
        self.stdout.write(
            f"{len(report.lines)} rows read: {counts}.{' Nothing was kept (dry run).' if dry_run else ''}"
        )
