"""Carrying a plan out in the embedded index, under its writer's lock.

Invariants: the version is drawn and the domain is read after the lock is held, so whoever writes last has read last; a
refresh may run at any time, any number of times, for any keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction

from marketplace.journal.outbox import Event
from search.documents import registry
from search.documents.document import Document, Key
from search.engines.postgres import index
from search.entries import entry_of
from search.models import SearchEntry
from search.sync import push
from search.sync.affected import keys_of
from search.sync.plan import Plan, make_plan

BATCH = 200


def handle(event: Event) -> None:
    """The outbox consumer: bring every document the event touches up to date, then send it on once that is
    committed.
    """
    if refresh(keys_of(event)):
        transaction.on_commit(push.push_live)


@transaction.atomic
def refresh(keys: Iterable[Key]) -> Plan:
    """Index these things as they are now, or take them out; returns what was done. Waits for other writers."""
    wanted = set(keys)
    if not wanted:
        return Plan()
    index.lock_writer()
    version = index.next_version()
    plan = make_plan(wanted, _documents(wanted), digests(wanted))
    index.write([entry_of(document, version) for document in plan.write])
    index.write([index.departure(key, version) for key in plan.remove])
    return plan


def refresh_kind(kind: str, progress: Callable[[int], object] = lambda step: None) -> Plan:
    """Index everything of a kind, in batches; calls `progress` with the number of things done. Returns all that
    changed.
    """
    wanted = sorted(registry.keys(kind) | {key for key in index.live_keys() if key.kind == kind})
    write: list[Document] = []
    remove: list[Key] = []
    for batch in batches(wanted):
        plan = refresh(batch)
        write += plan.write
        remove += plan.remove
        progress(len(batch))
    return Plan(tuple(write), tuple(remove))


def batches(keys: Iterable[Key], size: int = BATCH) -> Iterator[list[Key]]:
    """Lists of at most `size` keys."""
    source = iter(keys)
    while batch := list(islice(source, size)):
        yield batch


def _documents(keys: Iterable[Key]) -> Iterator[Document]:
    for kind, ids in _by_kind(keys).items():
        yield from registry.documents(kind, ids)


def digests(keys: Iterable[Key]) -> dict[Key, str]:
    """What the index holds of these things: key → digest of the document it was made of."""
    held: dict[Key, str] = {}
    for kind, ids in _by_kind(keys).items():
        rows = SearchEntry.objects.filter(kind=kind, object_id__in=ids, departed=False)
        held |= {Key(kind, object_id): digest for object_id, digest in rows.values_list("object_id", "digest")}
    return held


def _by_kind(keys: Iterable[Key]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for key in keys:
        ids.setdefault(key.kind, []).append(key.object_id)
    return ids
