"""`manage.py match_eval`: would matching have named who really won?"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.evaluation import awards, winners
from search.evaluation.collection import BadCollection

WAYS = ("matching", "popularity", "bm25", "bm25 of all columns")
MEASURES = ("hit@5", "hit@20", "mrr")


class Command(BaseCommand):
    """Ranks all winners of the history for each opportunity of the test; prints where the true one stands."""

    help = "Measure matching on real awards: the true winner's place among all earlier winners, beside plainer ways."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--history", type=Path, required=True, help="CSV of opportunities with their winners")
        parser.add_argument("--test", type=Path, help="CSV of later opportunities (default: the history's rest)")
        parser.add_argument(
            "--until", type=date.fromisoformat, help="YYYY-MM-DD: history is what was published before, test the rest"
        )
        parser.add_argument("--json", action="store_true", help="one line of JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        history, test = self._parts(options["history"], options["test"], options["until"])
        figures = winners.compare(history, test)
        if not figures["judged"]:
            raise CommandError("No opportunity of the test was won by somebody who had won before.")
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        self.stdout.write(
            f"{figures['firms']} earlier winners; {figures['opportunities']} later awards, "
            f"{figures['judged']} of them to one of these"
        )
        self.stdout.write(f"{'':22}" + "".join(f"{name:>9}" for name in MEASURES))
        for way in WAYS:
            self.stdout.write(f"{way:22}" + "".join(f"{figures[way][name]:9.4f}" for name in MEASURES))

    def _parts(
        self, history: Path, test: Path | None, until: date | None
    ) -> tuple[list[awards.Award], list[awards.Award]]:
        if test is None and until is None:
            raise CommandError("Give a second file (--test) or the day that parts history and test (--until).")
        try:
            early, late = awards.read(history), awards.read(test or history)
        except (OSError, BadCollection) as error:
            raise CommandError(str(error)) from error
        return (early, late) if until is None else (awards.split(early, until)[0], awards.split(late, until)[1])
