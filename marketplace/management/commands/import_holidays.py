"""`import_holidays FILE`: the official holidays of one or more years from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.places.importing import ImportProblems, read_holidays
from marketplace.places.services import import_holidays


class Command(BaseCommand):
    help = (
        "Import holidays from a CSV file with the columns day (Jalali or Gregorian), title_fa, title_en, provisional. "
        "Provisional days of the same Jalali years that the file does not have are removed; all of the file or nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            lines = read_holidays(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except ImportProblems as error:
            for place, reason in error.problems:
                self.stderr.write(f"{place} {reason}")
            raise CommandError(f"Nothing was imported: {len(error.problems)} problems in {path}.") from error
        changed, removed = import_holidays(actor=SYSTEM_ACTOR, lines=lines)
        self.stdout.write(f"{len(lines)} holidays read, {changed} set, {removed} provisional ones removed.")
