"""The two engines against each other: the same totals and counts always, nearly the same order."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from search import facets
from search.documents.document import Bilingual, Document, Key
from search.engines.contract import Sort
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres.engine import PostgresEngine
from tests.search.conftest import fill
from tests.search.documents import WORDS, random_documents, request, stored

PQUAD = Path("/work/shared/data/relevance")
OVERLAP = 0.90
QUESTIONS = 80

pytestmark = pytest.mark.elasticsearch


def _random_request(chance: random.Random) -> Any:
    filters: dict[str, list[str]] = {
        facets.FIELD: chance.sample(["waste", "water", "air"], k=chance.randint(0, 2)),
        facets.STATUS: chance.sample(["open", "closed", "awarded"], k=chance.randint(0, 2)),
        facets.DEADLINE: chance.sample(["week", "month", "later"], k=chance.choice([0, 0, 1, 2])),
        facets.BUDGET: chance.sample(["to-1b", "1b-5b"], k=chance.choice([0, 0, 1])),
        facets.KIND: chance.sample(["challenge", "vendor"], k=chance.choice([0, 0, 1])),
    }
    typed = " ".join(chance.choices(WORDS, k=chance.choice([0, 1, 2, 3, 6])))
    if typed and chance.random() < 0.3:
        typed += f" -{chance.choice(WORDS)}"
    return request(typed, **filters, facets=facets.ALL, limit=50, sort=chance.choice(list(Sort)))


def test_totals_and_counts_are_equal_for_random_requests(elastic: ElasticsearchEngine) -> None:
    stored(*random_documents(300, seed=7))
    fill(elastic)
    embedded, chance = PostgresEngine(), random.Random(11)
    for _ in range(50):
        asked = _random_request(chance)
        one, other = embedded.search(asked), elastic.search(asked)
        assert (one.total, one.facets) == (other.total, other.facets), asked
        if asked.sort is not Sort.RELEVANCE:
            assert [hit.key for hit in one.hits] == [hit.key for hit in other.hits], asked


def test_the_top_tens_overlap_on_real_questions(elastic: ElasticsearchEngine) -> None:
    if not PQUAD.exists():
        pytest.skip("the relevance collection is not on this machine")
    rows = [json.loads(line) for line in (PQUAD / "pquad_validation.docs.jsonl").read_text("utf-8").splitlines()]
    stored(
        *(Document(Key("page", row["id"]), "/", Bilingual(row["title"]), body=Bilingual(row["text"])) for row in rows)
    )
    fill(elastic)
    questions = [
        json.loads(line)["text"] for line in (PQUAD / "pquad_validation.queries.jsonl").read_text("utf-8").splitlines()
    ]
    embedded, shares = PostgresEngine(), []
    for typed in random.Random(3).sample(questions, QUESTIONS):
        one, other = embedded.search(request(typed, limit=10)), elastic.search(request(typed, limit=10))
        best = {hit.key for hit in other.hits}
        shares.append(len(best & {hit.key for hit in one.hits}) / len(best) if best else 1.0)
    assert sum(shares) / len(shares) >= OVERLAP
