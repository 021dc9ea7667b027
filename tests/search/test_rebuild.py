"""Rebuilding: exactly what was given is left, reads go on, live changes are kept, a crash leaves the old index
serving.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import elastic_transport
import pytest
from django.conf import LazySettings

from search.documents.document import Key
from search.engines import choice
from search.engines.contract import EngineUnavailable
from search.engines.elasticsearch import engine as engine_module
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres.engine import PostgresEngine
from search.models import SearchEntry, SearchIndex
from search.models.indexes import IndexState
from search.sync import healing
from tests.search.documents import document, request, stored

es = pytest.mark.elasticsearch


@pytest.mark.django_db
def test_the_embedded_engine_holds_exactly_what_a_rebuild_gave_it() -> None:
    stored(document("پل"), document("تونل"))
    engine = PostgresEngine()
    assert engine.rebuild(list(SearchEntry.objects.filter(title_fa="تونل"))) == 1
    assert (engine.search(request("پل")).total, engine.search(request("تونل")).total) == (0, 1)


@es
def test_the_alias_moves_to_a_new_index_and_the_old_one_goes(lone_elastic: ElasticsearchEngine) -> None:
    stored(document("پل"))
    lone_elastic.rebuild(SearchEntry.objects.all())
    first = SearchIndex.objects.get().name
    stored(document("تونل"))
    assert lone_elastic.rebuild(SearchEntry.objects.all()) == 2
    assert SearchIndex.objects.get().name != first
    assert not lone_elastic.client.indices.exists(index=first)
    assert lone_elastic.search(request()).total == 2


@es
def test_reads_go_on_and_live_changes_survive_a_rebuild(lone_elastic: ElasticsearchEngine) -> None:
    stored(document("پل", object_id="1"), document("تونل", object_id="2"))
    lone_elastic.rebuild(SearchEntry.objects.all())
    snapshot = list(SearchEntry.objects.order_by("id"))

    def streamed() -> Iterator[SearchEntry]:
        assert lone_elastic.search(request()).total == 2, "the old index answers while the new one is filled"
        lone_elastic.upsert(stored(document("پل طبیعت", object_id="1")))
        lone_elastic.delete({Key("challenge", "2"): snapshot[1].version + 10})
        yield from snapshot  # as they were when the rebuild began

    lone_elastic.rebuild(streamed())
    assert lone_elastic.search(request("طبیعت")).total == 1
    assert lone_elastic.search(request()).total == 1


@es
def test_a_rebuild_that_fails_leaves_the_old_index_serving(lone_elastic: ElasticsearchEngine) -> None:
    stored(document("پل"))
    lone_elastic.rebuild(SearchEntry.objects.all())

    def broken() -> Iterator[SearchEntry]:
        yield SearchEntry.objects.get()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lone_elastic.rebuild(broken())
    assert lone_elastic.search(request("پل")).total == 1
    assert SearchIndex.objects.count() == 1


@es
def test_a_lost_index_is_never_recreated_without_its_mapping(lone_elastic: ElasticsearchEngine) -> None:
    entries = stored(document("پل"))
    lone_elastic.rebuild(SearchEntry.objects.all())
    name = SearchIndex.objects.get().name
    lone_elastic.client.indices.delete(index=name)
    assert lone_elastic.upsert(entries) == frozenset(), "nothing may count as sent"
    assert not lone_elastic.client.indices.exists(index=name)
    lone_elastic.rebuild(SearchEntry.objects.all())
    assert lone_elastic.search(request("پل")).total == 1


@es
def test_an_index_that_cannot_be_deleted_now_is_remembered_and_goes_with_the_next_rebuild(
    lone_elastic: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(document("پل"))
    lone_elastic.rebuild(SearchEntry.objects.all())
    first = SearchIndex.objects.get().name

    def away(*arguments: Any, **options: Any) -> None:
        raise elastic_transport.ConnectionError("the node is gone")

    with monkeypatch.context() as patch:
        patch.setattr(type(lone_elastic.client.indices), "delete", away)
        with pytest.raises(EngineUnavailable):
            lone_elastic.rebuild(SearchEntry.objects.all())
    states = dict(SearchIndex.objects.values_list("name", "state"))
    assert states.pop(first) == IndexState.RETIRED
    assert list(states.values()) == [IndexState.SERVING]
    lone_elastic.rebuild(SearchEntry.objects.all())
    assert not lone_elastic.client.indices.exists(index=first)
    assert SearchIndex.objects.get().state == IndexState.SERVING


@es
def test_an_index_no_copy_of_which_is_left_is_made_anew_without_anybody(
    lone_elastic: ElasticsearchEngine, elasticsearch_url: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX = elasticsearch_url, lone_elastic.prefix
    monkeypatch.setattr(indices, "RECOVERY_SECONDS", 1)
    stored(document("پل"))
    name = f"{lone_elastic.alias}-lost"
    lone_elastic.client.indices.create(
        index=name,
        settings={"routing.allocation.require._name": "a node that is gone"},
        aliases={lone_elastic.alias: {}, indices.write_alias(name): {}},
        wait_for_active_shards="0",
    )
    SearchIndex.objects.create(name=name, state=IndexState.SERVING.value)
    assert healing.heal()
    assert lone_elastic.search(request("پل")).total == 1
    assert not healing.heal(), "there is nothing left to heal"


@es
def test_an_index_of_another_layout_is_not_read_and_made_anew_without_anybody(
    lone_elastic: ElasticsearchEngine, elasticsearch_url: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX = elasticsearch_url, lone_elastic.prefix
    stored(document("پل"))
    with monkeypatch.context() as before:
        before.setattr(engine_module, "LAYOUT", "ofbefore")
        assert healing.heal()
        assert choice.search(request("پل")).engine == "elasticsearch"
    old = SearchIndex.objects.get().name
    assert choice.search(request("پل")).engine == "postgres", "nobody reads what was laid out otherwise"
    assert healing.heal()
    assert choice.search(request("پل")).engine == "elasticsearch"
    assert not lone_elastic.client.indices.exists(index=old)
