"""`import_challenges FILE`: challenges from Challenge.gov's JSON, with their real dates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from tqdm import tqdm

from marketplace.management.imports.challenges import BadRows, Report, import_challenges


class Command(BaseCommand):
    """`manage.py import_challenges FILE [--skip-bad] [--dry-run]`"""

    help = "Import challenges from a Challenge.gov JSON file, all of it or nothing. A second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--skip-bad", action="store_true", help="import all rows but the bad ones")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = self._rows(options["file"])
        with translation.override("en"), tqdm(total=len(rows), desc="challenges", leave=False, disable=None) as bar:
            try:
                report = import_challenges(
                    rows, skip_bad=options["skip_bad"], dry_run=options["dry_run"], advance=bar.update
                )
            except BadRows as error:
                self._tell(error.report)
                count = len(error.report.bad)
                raise CommandError(
                    f"Nothing was imported: {count} bad rows. Mend them, or leave them out with --skip-bad."
                ) from error
        self._tell(report)
        kept = " Nothing was kept (dry run)." if options["dry_run"] else ""
        self.stdout.write(
            f"{len(rows)} rows read: {report.created} new ({report.closed} of them closed), "
            f"{report.unchanged} unchanged, {len(report.bad)} bad.{kept} "
            "The English text also stands in the Persian columns."
        )

    def _rows(self, path: Path) -> list[Any]:
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise CommandError(f"{path} is not JSON: {error}.") from error
        if not isinstance(rows, list) or not rows:
            raise CommandError(f"{path} does not hold a list of challenges.")
        return rows

    def _tell(self, report: Report) -> None:
        for position, key, reason in report.bad:
            self.stderr.write(f"row {position} ({key}): {reason}")
