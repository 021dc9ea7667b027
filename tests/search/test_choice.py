"""Whatever Elasticsearch does, a search gets its answer, soon, and Elasticsearch is used again by itself."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.db.models import F

from search.engines import choice
from search.engines.breaker import Breaker, State
from search.engines.choice import health
from search.engines.contract import EngineUnavailable, SearchResponse
from search.engines.elasticsearch import early
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.models import SearchEntry
from search.sync import healing, push
from tests.search.conftest import fill
from tests.search.documents import document, request, stored

pytestmark = pytest.mark.django_db


class Clock:
    """Seconds that only move when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_breaker_opens_after_its_threshold_and_lets_one_try_after_the_rest() -> None:
    clock = Clock()
    breaker = Breaker(threshold=2, rest=5, clock=clock)
    breaker.failed()
    assert breaker.allows(), "one failure is no pattern"
    breaker.failed()
    assert (breaker.state, breaker.allows()) == (State.OPEN, False)
    clock.now = 5
    assert [breaker.allows(), breaker.allows()] == [True, False], "only one caller finds out"
    assert breaker.state is State.TRYING
    breaker.failed()
    assert not breaker.allows()
    clock.now = 10
    assert breaker.allows()
    breaker.succeeded()
    assert (breaker.state, breaker.allows()) == (State.CLOSED, True)


def test_a_try_that_is_never_reported_is_tried_again() -> None:
    clock = Clock()
    breaker = Breaker(threshold=1, rest=5, clock=clock)
    breaker.failed()
    clock.now = 5
    assert breaker.allows()
    clock.now = 10
    assert breaker.allows(), "a thread that died must not keep the breaker open for ever"


@pytest.fixture
def nobody(settings: LazySettings) -> str:
    """An address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{taken.getsockname()[1]}"
    return settings.ELASTICSEARCH_URL


@pytest.fixture
def silent(settings: LazySettings) -> Iterator[str]:
    """An address that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
        yield settings.ELASTICSEARCH_URL


def _acknowledged(*titles: str) -> None:
    stored(*(document(title) for title in titles))
    SearchEntry.objects.update(sent_version=F("version"))


def test_without_elasticsearch_postgresql_answers(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""
    stored(document("پل"))
    assert choice.search(request("پل")).engine == "postgres"
    assert health() == {"engine": "postgres", "elasticsearch": "off", "unsent": 0}


def test_a_dead_elasticsearch_costs_nobody_an_answer(nobody: str) -> None:
    _acknowledged("پل")
    answers = [choice.search(request("پل")) for _ in range(5)]
    assert [(answer.engine, answer.total) for answer in answers] == [("postgres", 1)] * 5
    assert choice.breaker.state is State.OPEN
    assert health()["elasticsearch"] == "away"


def test_a_silent_elasticsearch_is_waited_for_only_part_of_the_time(silent: str) -> None:
    _acknowledged("پل")
    started = time.monotonic()
    answer = choice.search(request("پل", timeout=1.0))
    assert answer.total == 1
    assert 0.3 < time.monotonic() - started < 0.9
    choice.search(request("پل", timeout=1.0))
    started = time.monotonic()
    choice.search(request("پل", timeout=1.0))
    assert time.monotonic() - started < 0.3, "the open breaker asks nobody"


def test_a_silent_elasticsearch_does_not_hold_up_those_who_write(silent: str) -> None:
    stored(document("پل"))
    started = time.monotonic()
    push.push_live()
    push.push_live()
    assert time.monotonic() - started < 2 * push.LIVE_PATIENCE + 0.5
    started = time.monotonic()
    push.push_live()
    assert time.monotonic() - started < 0.2, "the open breaker sends nothing"
    healing.heal()
    assert time.monotonic() - started < healing.SIGN_OF_LIFE_SECONDS + 1, "whoever heals asks for a sign of life first"
    assert choice.lag.unsent().count() == 1


def test_whoever_was_away_is_asked_for_a_sign_of_life_before_it_gets_anything(
    silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(choice, "breaker", Breaker(threshold=1, rest=5, clock=clock))
    choice.breaker.failed()
    stored(document("پل"))
    clock.now = 5
    started = time.monotonic()
    push.push_quietly()
    assert time.monotonic() - started < 1.0 < push.PATIENCE
    assert choice.breaker.state is State.OPEN


def test_an_unexpected_failure_is_reported_to_the_breaker(nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _acknowledged("پل")

    def broken() -> SearchResponse:
        raise ZeroDivisionError

    monkeypatch.setattr(ElasticsearchEngine, "begin", lambda self, request: broken)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            choice.search(request("پل"))
    assert choice.search(request("پل")).engine == "postgres"


def test_an_answer_that_is_incomplete_counts_as_none(nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = choice.primary()
    assert engine is not None
    body = {"timed_out": False, "_shards": {"failed": 1}, "hits": {"hits": [], "total": {"value": 0}}}
    monkeypatch.setattr(early, "send", lambda *given: lambda: body)
    with pytest.raises(EngineUnavailable, match="incomplete"):
        engine.search(request("پل"))


@pytest.mark.elasticsearch
def test_elasticsearch_answers_while_it_is_well_and_again_after_it_was_away(
    elastic: ElasticsearchEngine, elasticsearch_url: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX_PREFIX = elastic.prefix
    clock = Clock()
    monkeypatch.setattr(choice, "breaker", Breaker(threshold=1, rest=5, clock=clock))
    _acknowledged("پل")
    fill(elastic)
    assert choice.search(request("پل")).engine == "elasticsearch"
    assert health() == {"engine": "elasticsearch", "elasticsearch": "ok", "unsent": 0}
    settings.ELASTICSEARCH_INDEX_PREFIX = "no-such-index"
    assert choice.search(request("پل")).engine == "postgres"
    settings.ELASTICSEARCH_INDEX_PREFIX = elastic.prefix
    assert choice.search(request("پل")).engine == "postgres", "still left alone"
    assert health()["elasticsearch"] == "recovering"
    clock.now = 5
    assert choice.search(request("پل")).engine == "elasticsearch"
    choice.breaker.failed()
    clock.now = 10
    assert health()["elasticsearch"] == "ok", "where nobody searches, asking how it is ends the rest"


@pytest.mark.elasticsearch
def test_an_elasticsearch_that_lags_behind_is_not_asked(
    elastic: ElasticsearchEngine, elasticsearch_url: str, settings: LazySettings
) -> None:
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX_PREFIX = elastic.prefix
    stored(document("پل"))
    fill(elastic)
    SearchEntry.objects.update(indexed_at=F("indexed_at") - 2 * choice.MAX_LAG)
    assert choice.search(request("پل")).engine == "postgres"
    assert health()["elasticsearch"] == "catching up"
