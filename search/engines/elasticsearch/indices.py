"""The life of our indices: begun, filled, serving, gone.

Invariants: `SearchIndex` says which exist, before Elasticsearch has them and until it no longer does; a begun index is
written to by everybody before anything older is read for it; what a crash left half-built is cleared by the next
rebuild.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC

from django.db import transaction
from elasticsearch import Elasticsearch, NotFoundError

from marketplace import clock
from search.engines.elasticsearch.mapping import MAPPING, REBUILDING, SETTINGS
from search.models import SearchIndex
from search.models.indexes import IndexState


def write_alias(index: str) -> str:
    """The alias through which an index is written to."""
    return f"{index}-write"


def writable() -> list[str]:
    """The indices that live changes go to."""
    states = [IndexState.SERVING.value, IndexState.BUILDING.value]
    return list(SearchIndex.objects.filter(state__in=states).order_by("id").values_list("name", flat=True))


def begin(client: Elasticsearch, alias: str) -> str:
    """Create an empty index beside the serving one and announce it; what an earlier rebuild left behind goes first."""
    for left in SearchIndex.objects.exclude(state=IndexState.SERVING.value).values_list("name", flat=True):
        abandon(client, left)
    name = f"{alias}-{clock.now().astimezone(UTC):%Y%m%dt%H%M%S%f}"
    client.indices.create(index=name, mappings=MAPPING, settings=SETTINGS | REBUILDING, aliases={write_alias(name): {}})
    SearchIndex.objects.create(name=name, state=IndexState.BUILDING.value)
    return name


def serve(client: Elasticsearch, alias: str, index: str) -> None:
    """Let a filled index answer from now on: refreshed, swapped in one step, the old ones dropped."""
    client.indices.put_settings(index=index, settings={name: SETTINGS[name] for name in REBUILDING if name in SETTINGS})
    client.indices.refresh(index=index)
    client.indices.update_aliases(
        actions=[
            {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
            {"add": {"index": index, "alias": alias}},
        ]
    )
    with transaction.atomic():
        SearchIndex.objects.filter(state=IndexState.SERVING.value).update(state=IndexState.RETIRED.value)
        SearchIndex.objects.filter(name=index).update(state=IndexState.SERVING.value)
    for old in SearchIndex.objects.filter(state=IndexState.RETIRED.value).values_list("name", flat=True):
        abandon(client, old)


def abandon(client: Elasticsearch, index: str) -> None:
    """Forget an index and delete it, if it is still there."""
    SearchIndex.objects.filter(name=index).delete()
    with suppress(NotFoundError):
        client.indices.delete(index=index)


def serving(client: Elasticsearch, alias: str) -> bool:
    """Whether the alias points to the index that `SearchIndex` says is serving (a new or emptied cluster has none)."""
    name = SearchIndex.objects.filter(state=IndexState.SERVING.value).values_list("name", flat=True).first()
    return name is not None and bool(client.indices.exists_alias(name=alias, index=name))
