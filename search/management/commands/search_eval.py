"""`manage.py search_eval`: how well the product's own search answers a judged collection."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.evaluation import collection, measures, scratch
from search.evaluation.run import Run, answer_all


class Command(BaseCommand):
    """Loads the collection into a scratch index, asks every query as the search box would, prints the measures."""

    help = "Measure search on a judged collection in a scratch index; the real index is not touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--docs", type=Path, required=True, help="JSON lines: id, title, text")
        parser.add_argument("--queries", type=Path, required=True, help="JSON lines: id, text")
        parser.add_argument("--qrels", type=Path, required=True, help="tab separated: query, document, grade")
        parser.add_argument("--engine", choices=["postgres", "elasticsearch"], default="postgres")
        parser.add_argument("--json", action="store_true", help="one line of JSON")
        parser.add_argument("--run", type=Path, help="write query, document, rank, score (tab separated)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            judged = collection.read(options["docs"], options["queries"], options["qrels"])
        except (OSError, collection.BadCollection) as error:
            raise CommandError(str(error)) from error
        with scratch.engine(options["engine"], judged.documents) as engine:
            run = answer_all(engine, judged.queries)
        figures = measures.summary(run, judged)
        if options["run"]:
            _write(options["run"], run)
        if options["json"]:
            self.stdout.write(json.dumps(figures | {"engine": options["engine"]}))
            return
        self.stdout.write(f"{options['engine']}: {figures['documents']} documents, {figures['queries']} queries")
        for name in ("mrr@10", "ndcg@10", "recall@100", "p50_ms", "p95_ms"):
            self.stdout.write(f"{name:<11} {figures[name]:.4f}")


def _write(path: Path, run: Run) -> None:
    with path.open("w", encoding="utf-8") as file:
        for answer in run:
            for rank, (document, score) in enumerate(answer.ranked, 1):
                file.write(f"{answer.query}\t{document}\t{rank}\t{score:.6f}\n")
