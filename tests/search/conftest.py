"""Both engines, each on what the test has stored."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest

from search.documents.document import Document
from search.engines import choice
from search.engines.contract import Engine
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.client import client_for
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres.engine import PostgresEngine
from search.models import SearchEntry, SearchIndex
from tests.search.documents import stored

Serve = Callable[..., Engine]


@pytest.fixture
def elastic(request: pytest.FixtureRequest, db: None) -> Iterator[ElasticsearchEngine]:
    """An Elasticsearch engine with an alias of its own; whatever it made is removed."""
    url: str = request.getfixturevalue("elasticsearch_url")
    engine = ElasticsearchEngine(client_for((url,)), f"test-{uuid.uuid4().hex[:12]}")
    yield engine
    for name in SearchIndex.objects.filter(name__startswith=engine.alias).values_list("name", flat=True):
        indices.abandon(engine.client, name)


@pytest.fixture(params=["postgres", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def serve(request: pytest.FixtureRequest, db: None) -> Serve:
    """A function that indexes documents and returns the engine that now answers from them; runs once for each engine."""

    def begin(*documents: Document) -> Engine:
        stored(*documents)
        if request.param == "postgres":
            return PostgresEngine()
        engine: ElasticsearchEngine = request.getfixturevalue("elastic")
        engine.rebuild(SearchEntry.objects.filter(departed=False))
        return engine

    return begin


@pytest.fixture(autouse=True)
def _trusting_breaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins with a breaker that knows nothing and a fresh look at what is unsent."""
    monkeypatch.setattr(choice, "breaker", choice.Breaker())
    monkeypatch.setattr(choice, "lag", choice.Lag())
