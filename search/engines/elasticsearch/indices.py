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

TIMED_OUT = 408
COPYING_SECONDS = 30
RECOVERY_SECONDS = 10


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
    SearchIndex.objects.create(
        name=name, state=IndexState.RETIRED.value
    )  # known, and not written to before it is there
    client.indices.create(index=name, mappings=MAPPING, settings=SETTINGS | REBUILDING, aliases={write_alias(name): {}})
    SearchIndex.objects.filter(name=name).update(state=IndexState.BUILDING.value)
    return name


def serve(client: Elasticsearch, alias: str, index: str) -> None:
    """Let a filled index answer from now on: refreshed, copied where there is another node, swapped in one step, the
    old ones dropped.
    """
    client.indices.put_settings(index=index, settings={name: SETTINGS[name] for name in REBUILDING if name in SETTINGS})
    client.indices.refresh(index=index)
    _wait(client, index, "green", COPYING_SECONDS)  # until then the old index, which has its copy, answers
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
    """Delete an index, if it is still there, and forget it; nobody writes to it meanwhile. One that cannot be deleted
    now is remembered for the next rebuild.
    """
    SearchIndex.objects.filter(name=index).update(state=IndexState.RETIRED.value)
    with suppress(NotFoundError):
        client.indices.delete(index=index)
    SearchIndex.objects.filter(name=index).delete()


def serving(client: Elasticsearch, alias: str) -> bool:
    """Whether the alias points to the index that `SearchIndex` says is serving (a new or emptied cluster has none).
    Asks the cluster in any case, so that one that is away is not taken for an empty one.
    """
    name = SearchIndex.objects.filter(state=IndexState.SERVING.value).values_list("name", flat=True).first()
    return bool(client.indices.exists_alias(name=alias, index=name or f"{alias}-*")) and name is not None


def lost(client: Elasticsearch, alias: str) -> bool:
    """Whether no copy of the index can be read, nor could any within `RECOVERY_SECONDS`."""
    return _wait(client, alias, "yellow", RECOVERY_SECONDS) == "red"


def _wait(client: Elasticsearch, index: str, status: str, seconds: int) -> str:
    """Wait until every copy of the index (`green`), or one (`yellow`), is there, but not longer; returns how it is."""
    patient = client.options(request_timeout=seconds + 5, ignore_status=TIMED_OUT)
    health = patient.cluster.health(index=index, wait_for_status=status, timeout=f"{seconds}s")
    return str(health["status"])
