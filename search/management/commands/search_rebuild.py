"""`manage.py search_rebuild`: make every document and index anew, while everybody goes on searching."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.documents import registry
from search.engines import choice
from search.engines.contract import EngineUnavailable
from search.sync import rebuild


class Command(BaseCommand):
    """Documents from the marketplace, then the embedded index, then Elasticsearch where there is one."""

    help = (
        "Rebuild the search index: documents, embedded index, Elasticsearch. Searching and publishing go on meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only", choices=["documents", "embedded", "elasticsearch"], help="do one part")

    def handle(self, *args: Any, **options: Any) -> None:
        parts = [options["only"]] if options["only"] else ["documents", "embedded", "elasticsearch"]
        try:
            for part in parts:
                getattr(self, f"_{part}")()
        except (EngineUnavailable, rebuild.RebuildRunning) as error:
            raise CommandError(
                f"Not finished: {error}. The old index still answers; run the command again later."
            ) from error

    def _documents(self) -> None:
        for kind in registry.KINDS:
            changed = self._with_bar(kind, len(registry.keys(kind)), partial(rebuild.rebuild_documents, kind))
            self.stdout.write(f"{kind}: {changed} changed")

    def _embedded(self) -> None:
        total = self._with_bar("embedded index", rebuild.count(), rebuild.rebuild_embedded)
        self.stdout.write(f"embedded index: {total} entries")

    def _elasticsearch(self) -> None:
        if choice.primary() is None:
            self.stdout.write("elasticsearch: not configured, PostgreSQL answers")
            return
        total = self._with_bar("elasticsearch", rebuild.count(), rebuild.rebuild_elasticsearch)
        self.stdout.write(f"elasticsearch: {total} entries")

    def _with_bar(self, name: str, total: int, work: Callable[[Callable[[int], object]], int]) -> int:
        with tqdm(total=total, desc=name, unit="", file=self.stderr, disable=None, leave=False) as bar:
            return work(bar.update)
