"""A cluster of three nodes, one of which is killed: no page fails, nothing is lost or stale, the engine is used again.

Run by `make test-cluster` only: three nodes need 1.2 GB and, on two cores, some minutes.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connections
from django.test import Client

from search.documents.document import Document, Key
from search.engines import choice
from search.engines.contract import EngineUnavailable
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres import index
from search.models import SearchEntry, SearchIndex
from search.sync import healing, push, rebuild, report
from tests.search import cluster as clusters
from tests.search.cluster import Cluster
from tests.search.documents import WORDS, document, random_documents, request, stored
from tests.services import TEST_DIR

pytestmark = [pytest.mark.cluster, pytest.mark.elasticsearch, pytest.mark.django_db(transaction=True)]

PATHS = ("/search/", "/challenges/", "/vendors/")
READERS, SECONDS, KILLED_AFTER = 2, 25.0, 6.0
SEEN_WITHIN = 20.0
PERIOD = 5.0
"""Seconds between two runs of what the worker does by the clock (`search.push_unsent` and `search.heal`)."""


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    with clusters.running(TEST_DIR / "cluster") as cluster:
        yield cluster


@pytest.fixture
def cluster(running: Cluster, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The whole cluster, empty, configured as a city would: every node by its address."""
    running.start()
    settings.ELASTICSEARCH_URL = ",".join(running.addresses)
    settings.ELASTICSEARCH_INDEX_PREFIX = "test-cluster"
    monkeypatch.setattr(choice, "breaker", choice.Breaker())
    yield running
    running.start()
    for name in running.client().indices.get(index="test-cluster-*"):
        running.client().indices.delete(index=name)


def _filled(cluster: Cluster) -> ElasticsearchEngine:
    stored(*random_documents(300, seed=5))
    assert healing.heal()
    engine = choice.primary()
    assert engine is not None
    cluster.until(lambda: cluster.whole(engine.alias), "the index has its copy")
    assert choice.search(request("پسماند")).engine == "elasticsearch"
    return engine


class Load:
    """Readers who open pages, a writer who publishes and withdraws, and the worker's clock, all until time is up."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.until = time.monotonic() + seconds
        self.pages = Counter[int]()
        self.engines = Counter[str]()
        self.seen: list[float] = []
        self.gone: list[float] = []
        self.failures: list[str] = []
        self._lock = threading.Lock()

    def run(self, accident: Callable[[], object]) -> None:
        """Carry the load and let the accident happen in its middle."""
        parts = [*(lambda number=number: self._read(number) for number in range(READERS)), self._write, self._tick]
        with ThreadPoolExecutor(len(parts)) as pool:
            running = [pool.submit(self._closing, part) for part in parts]
            time.sleep(KILLED_AFTER)
            accident()
            for each in running:
                each.result()

    def _closing(self, part: Callable[[], None]) -> None:
        try:
            part()
        finally:
            connections.close_all()

    def _going_on(self) -> bool:
        return time.monotonic() < self.until

    def _read(self, number: int) -> None:
        client = Client(raise_request_exception=False)
        while self._going_on():
            number += READERS
            cache.clear()
            status = client.get(PATHS[number % len(PATHS)], {"q": WORDS[number % len(WORDS)]}).status_code
            with self._lock:
                self.pages[status] += 1
            time.sleep(0.05)

    def _write(self) -> None:
        """Publish, change and withdraw as the outbox does; each is looked for until searches show it."""
        number = 0
        while self._going_on():
            number += 1
            key = Key("challenge", f"new-{number}")
            _indexed(document(f"نوساخته{number}", object_id=key.object_id))
            self.seen.append(self._wait(f"نوساخته{number}", 1))
            _indexed(document(f"دیگرگون{number}", object_id=key.object_id))
            self.seen.append(self._wait(f"دیگرگون{number}", 1))
            if number % 2:
                index.write([index.departure(key, index.next_version())])
                push.push_live()
                self.gone.append(self._wait(f"دیگرگون{number}", 0))

    def _wait(self, word: str, wanted: int) -> float:
        started = time.monotonic()
        while True:
            answer = choice.search(request(word, timeout=1.0))
            self.engines[answer.engine] += 1
            took = time.monotonic() - started
            if answer.total == wanted:
                return took
            if took > SEEN_WITHIN:
                self.failures.append(f"{word}: {answer.total} instead of {wanted} for {took:.0f} s")
                return took
            time.sleep(0.02)

    def _tick(self) -> None:
        while self._going_on():
            push.push_quietly()
            healing.heal()
            time.sleep(PERIOD)

    def __str__(self) -> str:
        seen, gone = sorted(self.seen), sorted(self.gone)
        return (
            f"pages {dict(self.pages)}, engines {dict(self.engines)}, "
            f"findable p95 {_p95(seen):.2f} s max {seen[-1]:.2f} s of {len(seen)}, "
            f"gone p95 {_p95(gone):.2f} s max {gone[-1]:.2f} s of {len(gone)}"
        )


def _p95(ordered: list[float]) -> float:
    return ordered[int(len(ordered) * 0.95)]


def _indexed(new: Document) -> None:
    stored(new)
    push.push_live()


def _becomes_whole() -> float:
    """Let the worker's clock tick until nothing waits and nothing differs; returns the seconds it took."""
    started = time.monotonic()
    while True:
        push.push_quietly()
        healing.heal()
        try:
            drift = next(each for each in report.check().drifts if each.where == "elasticsearch")
            if not drift and not choice.lag.unsent().exists():
                return time.monotonic() - started
        except EngineUnavailable:
            drift = None
        assert time.monotonic() - started < 90, f"still not whole: {drift}, {choice.lag.unsent().count()} unsent"
        time.sleep(0.5)


def _used_again() -> float:
    started = time.monotonic()
    while choice.search(request("پسماند")).engine != "elasticsearch":
        assert time.monotonic() - started < 30, "the cluster is back and nobody uses it"
        time.sleep(0.1)
    return time.monotonic() - started


def _exactly_what_is_published(engine: ElasticsearchEngine) -> None:
    """Every entry in its latest version on the engine, nothing else there, and as many hits as PostgreSQL finds."""
    published = {Key(*row[:2]): row[2] for row in SearchEntry.objects.values_list("kind", "object_id", "version")}
    assert dict(engine.versions()) == published
    for word in WORDS:
        answers = {engine.search(request(word)).hits for _ in range(6)}
        assert len(answers) == 1, "the copies agree, so a second page goes on where the first one ended"
        assert engine.search(request(word)).total == choice.embedded().search(request(word)).total, word


@pytest.mark.parametrize("victim", ["holder", "master"])
def test_a_node_that_is_killed_costs_nobody_a_page_and_nothing_is_lost(
    cluster: Cluster, victim: str, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = _filled(cluster)
    node = cluster.holder(engine.alias) if victim == "holder" else cluster.master()
    load = Load()
    load.run(node.kill)
    whole, used = _becomes_whole(), _used_again()
    with capsys.disabled():
        sys.stdout.write(f"\n{victim} ({node.node}) killed: {load}; whole after {whole:.1f} s, used after {used:.1f} s")
    assert set(load.pages) == {200}
    assert load.failures == []
    assert load.engines["elasticsearch"] > 0
    _exactly_what_is_published(engine)


def test_a_node_that_is_killed_in_mid_rebuild_costs_neither_a_page_nor_a_change(
    cluster: Cluster, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The killed node holds the only copy of the index that is being filled."""
    engine = _filled(cluster)
    load, outcome = Load(), Counter[str]()

    def accident() -> None:
        entries, patience = list(SearchEntry.objects.filter(departed=False)), iter(range(10_000))

        def killed_in_the_middle(progress: Any) -> Iterator[SearchEntry]:
            for entry in entries:
                if next(patience) == len(entries) // 2:
                    building = SearchIndex.objects.get(state="building").name
                    cluster.holder(building).kill()
                yield entry

        with monkeypatch.context() as patch:
            patch.setattr(rebuild, "_entries", killed_in_the_middle)
            try:
                rebuild.rebuild_elasticsearch(lambda step: None)
                outcome["rebuilt"] += 1
            except EngineUnavailable:
                outcome["failed"] += 1

    load.run(accident)
    whole = _becomes_whole()
    again = rebuild.rebuild_elasticsearch(lambda step: None)
    used = _used_again()
    with capsys.disabled():
        sys.stdout.write(
            f"\nkilled in mid-rebuild: {load}; {dict(outcome)}, whole after {whole:.1f} s, used after {used:.1f} s"
        )
    assert set(load.pages) == {200}
    assert load.failures == []
    assert again >= 300
    assert SearchIndex.objects.count() == 1
    assert set(engine.client.indices.get(index=f"{engine.alias}-*")) == {SearchIndex.objects.get().name}
    _exactly_what_is_published(engine)
