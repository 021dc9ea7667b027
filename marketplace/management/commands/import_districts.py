"""`import_districts FILE`: the outlines of the districts from a GeoJSON file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import DomainError
from marketplace.places.importing import ImportProblems, read_outlines
from marketplace.places.services import import_outlines


class Command(BaseCommand):
    help = "Import the outlines of districts from a GeoJSON FeatureCollection (WGS 84); all of the file or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--property", default="", help="the property that holds the number of the district")
        parser.add_argument("--source", default="", help="where the outlines come from (default: the file's name)")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            outlines = read_outlines(path.read_text(encoding="utf-8"), number_property=options["property"])
            source = options["source"] or path.name
            changed = import_outlines(actor=SYSTEM_ACTOR, outlines=outlines, source=source)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except ImportProblems as error:
            for place, reason in error.problems:
                self.stderr.write(f"{place} {reason}")
            raise CommandError(f"Nothing was imported: {len(error.problems)} problems in {path}.") from error
        except DomainError as error:
            raise CommandError(f"Nothing was imported: {error}") from error
        self.stdout.write(f"{len(outlines)} outlines read, {changed} changed.")
