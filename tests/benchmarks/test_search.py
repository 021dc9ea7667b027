"""Search at 1,000, 10,000 and 100,000 documents beside raw Elasticsearch and a bare Wagtail page. `make bench-search`.

Every question is asked in several rounds, the raw request and the pages one after the other, and its median counts;
the 95th percentile is that over the questions. So all share the same weather, and a busy second of the machine spoils
nothing. SIZES=1000,10000 in the surroundings measures smaller ones only.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from elasticsearch import Elasticsearch

from marketplace.dates import start_of_day
from search import facets
from search.engines.contract import SearchRequest
from search.engines.elasticsearch.body import body_of
from search.engines.elasticsearch.mapping import LAYOUT
from search.evaluation.measures import percentile
from search.queries import parse
from tests import databases, services
from tests.benchmarks import bare, city
from tests.benchmarks.report import Measure, show, write
from tests.benchmarks.served import Site, run, served

pytestmark = [pytest.mark.benchmark, pytest.mark.elasticsearch, pytest.mark.django_db]

TEXTS = Path("/work/shared/data/relevance/pquad_validation.docs.jsonl")
SIZES = [int(size) for size in os.environ.get("SIZES", "1000,10000,100000").split(",")]
DATABASE, PREFIX = "benched_search", "bench-search"
INDEX = f"{PREFIX}-{LAYOUT}"
QUESTIONS, WARMING, ROUNDS = 40, 4, 8
HERE = Path(__file__).parent
TEN = (facets.KIND, *(name for name in facets.ALL if name not in (facets.KIND, *facets.OF_FIRMS)))
PAGE, RISE, RATE, SUGGESTIONS = 1.5, 2.0, 1 / 0.6, 30.0
POSTGRES = {10_000: 2.0, 100_000: 3.0}


@dataclass(slots=True)
class Times:
    """Milliseconds of one thing, question → rounds."""

    rounds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, question: str, work: Callable[[], Any]) -> None:
        """Time it once."""
        started = time.perf_counter()
        work()
        self.rounds.setdefault(question, []).append((time.perf_counter() - started) * 1000)

    @property
    def p95(self) -> float:
        """Over the questions, of each one's median."""
        return percentile([median(times) for times in self.rounds.values()], 0.95)


@pytest.fixture
def alone(django_db_setup: None, elasticsearch_url: str) -> Iterator[str]:
    """Two runs at once would measure each other, and share the database."""
    if not TEXTS.exists():
        pytest.skip("the texts are not on this machine")
    with services.locked("benchmark"):
        yield elasticsearch_url


def test_search_beside_its_raw_parts(alone: str) -> None:
    databases.drop(DATABASE)
    databases.create(DATABASE)
    ours = city.environment(DATABASE) | {"ELASTICSEARCH_INDEX_PREFIX": PREFIX}
    run([sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"], services.ROOT, ours)
    directory = bare.make()
    measures: list[Measure] = []
    first = 0.0
    for size in SIZES:
        rates = json.loads(
            run(
                [sys.executable, str(HERE / "crowd.py"), str(size), str(TEXTS)],
                services.ROOT,
                ours | {"ELASTICSEARCH_URL": alone},
            )
        )
        with ExitStack() as stack:
            plain = stack.enter_context(served("bare.wsgi:application", directory, bare.ENVIRONMENT, bare.DATABASE))
            sites = {
                name: stack.enter_context(
                    served("marketplace.wsgi:application", services.ROOT, ours | {"ELASTICSEARCH_URL": url}, DATABASE)
                )
                for name, url in (("elasticsearch", alone), ("postgres", ""))
            }
            times = asked(questions(size), plain, sites, Elasticsearch(alone))
        first = first or times["elasticsearch"].p95
        measures += measures_of(size, times, first, rates)
        print(f"\n{write('search', measures)} up to {size} documents")
    assert {row.name.partition(":")[0] for row in measures} == {str(size) for size in SIZES}
    show("Search beside its raw parts (milliseconds are p95)", measures)
    databases.drop(DATABASE)


def questions(size: int) -> list[dict[str, str]]:
    """Words of real texts, from one to a whole question, half of them with a filter."""
    chance = random.Random(size)
    texts = [json.loads(line)["text"].split() for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    found = []
    for number in range(QUESTIONS):
        words = chance.choice([text for text in texts if len(text) > 20])
        start, length = chance.randrange(len(words) - 8), chance.choice([1, 2, 2, 3, 7])
        asked = {"q": " ".join(words[start : start + length])}
        if number % 2:
            asked |= chance.choice([{"status": "open"}, {"district": "12"}, {"budget": "1b-5b"}])
        found.append(asked)
    return found


def asked(every: list[dict[str, str]], plain: Site, sites: dict[str, Site], client: Elasticsearch) -> dict[str, Times]:
    """Every question, in rounds, to everything; the first rounds warm, for a Java machine compiles as it goes."""
    names = ("raw", "wagtail", "elasticsearch", "postgres", "suggestions", "raw suggestions")
    times = {name: Times() for name in names}
    for number in range(WARMING + ROUNDS):
        found = times if number >= WARMING else {name: Times() for name in names}
        for question in every:
            question |= {"published_from": f"2015-01-{number + 1:02}"}  # no page is kept from the round before
            address = urlencode(question)
            start = urlencode({"q": question["q"].split()[0][:4]})
            found["raw"].add(question["q"], raw(client, question))
            found["wagtail"].add("", lambda: plain.get("/"))
            for name, site in sites.items():
                found[name].add(question["q"], page(site, f"/search/?{address}"))
            found["raw suggestions"].add(start, raw_prefix(client, question["q"].split()[0][:4]))
            found["suggestions"].add(start, page(sites["elasticsearch"], f"/search/suggest/?{start}"))
    return times


def page(site: Site, path: str) -> Callable[[], None]:
    def get() -> None:
        status = site.get(path)
        assert status == 200, f"{path}: {status}"

    return get


def raw(client: Elasticsearch, question: dict[str, str]) -> Callable[[], Any]:
    """The same request that the page sends: hits, total and ten facets."""
    chosen = {name: frozenset({value}) for name, value in question.items() if name in facets.ALL}
    day = start_of_day(date.fromisoformat(question["published_from"]))
    request = SearchRequest(
        now=timezone.now(), query=parse(question["q"]), filters=chosen, published_from=day, facets=TEN
    )
    body = body_of(request, timeout=5.0)
    return lambda: client.search(index=INDEX, body=body)


def raw_prefix(client: Elasticsearch, start: str) -> Callable[[], Any]:
    """Titles that hold a word beginning so."""
    return lambda: client.search(index=INDEX, query={"prefix": {"title": start}}, size=8, source=False)


def measures_of(size: int, times: dict[str, Times], first: float, rates: dict[str, float]) -> list[Measure]:
    """What the issue promises, at one size."""
    p95 = {name: each.p95 for name, each in times.items()}
    rows = [
        Measure(f"{size}: page, elasticsearch", p95["elasticsearch"], "ms", p95["raw"] + p95["wagtail"], PAGE),
        Measure(f"{size}: raw request", p95["raw"], "ms"),
        Measure(f"{size}: bare Wagtail page", p95["wagtail"], "ms"),
        Measure(f"{size}: page, postgres", p95["postgres"], "ms", p95["elasticsearch"], POSTGRES.get(size)),
        Measure(f"{size}: suggestions over raw", p95["suggestions"] - p95["raw suggestions"], "ms", target=SUGGESTIONS),
        Measure(f"{size}: rebuild", rates["rebuild_seconds"], "s", rates["bulk_seconds"], RATE),
    ]
    if size == SIZES[-1] and len(SIZES) > 1:
        rows.append(Measure(f"{size}: page beside {SIZES[0]}", p95["elasticsearch"], "ms", first, RISE))
    return rows
