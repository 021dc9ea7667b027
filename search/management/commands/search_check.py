"""`manage.py search_check`: where index and marketplace differ. Changes nothing."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from search.documents.document import Key
from search.engines.contract import EngineUnavailable
from search.sync import report

SHOWN = 10


class Command(BaseCommand):
    """Prints differences and ends with 1 when there are any."""

    help = "Report where the search index differs from the marketplace. Changes nothing; status 1 when it differs."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = report.check()
        except EngineUnavailable as error:
            self.stderr.write(f"Elasticsearch cannot be compared: {error}")
            sys.exit(2)
        for drift in found.drifts:
            self.stdout.write(
                f"{drift.where}: {len(drift.missing)} missing, {len(drift.stale)} stale, {len(drift.surplus)} surplus"
            )
            for word, keys in (("missing", drift.missing), ("stale", drift.stale), ("surplus", drift.surplus)):
                self._list(word, keys)
        self.stdout.write(f"postings: {found.wrong_terms} rows differ from their entries")
        self.stdout.write(f"on the way to Elasticsearch: {found.unsent}")
        if not found.sound:
            self.stdout.write(
                "Differs. `search_rebuild` brings everything in line; the nightly repair does it by itself."
            )
            sys.exit(1)
        self.stdout.write("Sound.")

    def _list(self, word: str, keys: list[Key]) -> None:
        for key in keys[:SHOWN]:
            self.stdout.write(f"  {word} {key}")
        if len(keys) > SHOWN:
            self.stdout.write(f"  … and {len(keys) - SHOWN} more")
