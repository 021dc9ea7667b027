"""Both engines, each on what the test has stored."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch.helpers import bulk

from search import lexicon
from search.documents.document import Document
from search.engines import choice
from search.engines.contract import Engine
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.client import client_for
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.mapping import MAPPING, SETTINGS
from search.engines.postgres.engine import PostgresEngine
from search.models import SearchEntry, SearchIndex
from search.models.indexes import IndexState
from tests.search.documents import stored

Serve = Callable[..., Engine]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the cluster out unless `-m cluster` wants it: three nodes cost minutes."""
    return True if collection_path.name == "test_cluster.py" and "cluster" not in config.option.markexpr else None


@pytest.fixture(scope="session")
def _shared_index(elasticsearch_url: str) -> Iterator[ElasticsearchEngine]:
    """One Elasticsearch index for the whole run, because making one costs a second."""
    engine = ElasticsearchEngine(client_for((elasticsearch_url,)), f"test-{uuid.uuid4().hex[:12]}")
    name = f"{engine.alias}-shared"
    aliases: dict[str, Any] = {engine.alias: {}, indices.write_alias(name): {}}
    engine.client.indices.create(index=name, mappings=MAPPING, settings=SETTINGS, aliases=aliases)
    yield engine
    engine.client.indices.delete(index=name)


@pytest.fixture
def elastic(_shared_index: ElasticsearchEngine, db: None) -> ElasticsearchEngine:
    """An Elasticsearch engine with an empty index."""
    engine = _shared_index
    SearchIndex.objects.create(name=f"{engine.alias}-shared", state=IndexState.SERVING.value)
    held = [{"_op_type": "delete", "_index": f"{engine.alias}-shared", "_id": str(key)} for key, _ in engine.versions()]
    bulk(engine.client, held, refresh=True, raise_on_error=False)
    return engine


@pytest.fixture
def lone_elastic(elasticsearch_url: str, db: None) -> Iterator[ElasticsearchEngine]:
    """An Elasticsearch engine with an alias of its own and no index yet; whatever it makes is removed."""
    engine = ElasticsearchEngine(client_for((elasticsearch_url,)), f"test-{uuid.uuid4().hex[:12]}")
    yield engine
    for name in engine.client.indices.get(index=f"{engine.alias}-*"):
        engine.client.indices.delete(index=name)


def fill(engine: ElasticsearchEngine) -> None:
    """Send every stored entry and make it searchable at once."""
    engine.upsert(list(SearchEntry.objects.filter(departed=False)))
    engine.client.indices.refresh(index=engine.alias)


@pytest.fixture(params=["postgres", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def serve(request: pytest.FixtureRequest, db: None) -> Serve:
    """A function that indexes documents and returns the engine that now answers from them; runs once for each
    engine.
    """

    def begin(*documents: Document) -> Engine:
        stored(*documents)
        if request.param == "postgres":
            return PostgresEngine()
        engine: ElasticsearchEngine = request.getfixturevalue("elastic")
        fill(engine)
        return engine

    return begin


@pytest.fixture(autouse=True)
def _trusting_breaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins with a breaker that knows nothing and a fresh look at what is unsent."""
    monkeypatch.setattr(choice, "breaker", choice.Breaker())
    monkeypatch.setattr(choice, "lag", choice.Lag())


@pytest.fixture(autouse=True)
def _untaught() -> Iterator[None]:
    """What one test taught the search, the next does not know."""
    lexicon.forget()
    yield
    lexicon.forget()
