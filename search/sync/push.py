"""Sending on to Elasticsearch what it has not acknowledged.

Invariants: what is to be sent is a fact in the database (`sent_version` differs from `version`), not a message, so an
outage of any length loses nothing and needs nobody; entries are read before the list of indices, so that a rebuild that
begins in between has them too.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from django.db import connection
from django.db.models import F

from search.documents.document import Key
from search.engines import choice
from search.engines.breaker import State
from search.engines.contract import Engine, EngineUnavailable
from search.engines.postgres import index
from search.models import SearchEntry

log = structlog.get_logger("baham.search")

BATCH = 300
PATIENCE = 5.0
"""Seconds that a batch may take; Elasticsearch needs some hundredths of them."""
LIVE_PATIENCE = 1.0
"""The same for what was changed just now: the next change waits for this one, and the periodic task comes soon."""


def push_live() -> None:
    """Send on what has just been committed, without holding up what comes after it."""
    push_quietly(LIVE_PATIENCE)


def push_quietly(patience: float = PATIENCE) -> None:
    """Send what is unsent unless Elasticsearch is known to be away; a failure is logged and made up for by the
    periodic task. An Elasticsearch that was away is asked for a sign of life before it gets anything.
    """
    if not choice.is_configured() or not choice.breaker.allows():
        return
    try:
        _require_life()
        push(patience)
    except EngineUnavailable as error:
        choice.breaker.failed()
        log.warning("search_push_failed", error=str(error))
    else:
        choice.breaker.succeeded()


def _require_life() -> None:
    engine = choice.primary()
    if engine and choice.breaker.state is not State.CLOSED and not engine.answers():
        raise EngineUnavailable("elasticsearch: still away")


def push(patience: float = PATIENCE) -> int:
    """Send everything unsent, oldest change first; returns how many entries were acknowledged. Raises
    `EngineUnavailable`.
    """
    engine = choice.primary(patience=patience)
    if engine is None:
        return _settle_without_elasticsearch()
    total = 0
    after = 0
    while batch := _unsent(after):
        total += send(engine, batch)
        after = batch[-1].version
    choice.lag.forget()
    return total


def _unsent(after: int) -> list[SearchEntry]:
    rows = SearchEntry.objects.exclude(sent_version=F("version")).filter(version__gt=after)
    batch = list(rows.order_by("version", "id")[:BATCH])
    if len(batch) == BATCH:  # one refresh shares one version: never split it, or its rest would be skipped
        last = batch[-1].version
        batch = [entry for entry in batch if entry.version < last] + list(rows.filter(version=last))
    return batch


def send(engine: Engine, entries: Sequence[SearchEntry]) -> int:
    """Send these entries and note which were acknowledged; tombstones that were are removed."""
    done = engine.upsert([entry for entry in entries if not entry.departed])
    departed = [entry for entry in entries if entry.departed]
    gone = engine.delete({Key(entry.kind, entry.object_id): entry.version for entry in departed})
    _acknowledge([entry for entry in entries if Key(entry.kind, entry.object_id) in done])
    index.forget((entry.pk, entry.version) for entry in departed if Key(entry.kind, entry.object_id) in gone)
    return len(done) + len(gone)


def _acknowledge(entries: Sequence[SearchEntry]) -> None:
    """Note what was sent; a row that changed meanwhile stays unsent."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_searchentry e SET sent_version = s.version "
            "FROM unnest(%s::bigint[], %s::bigint[]) AS s (id, version) "
            "WHERE e.id = s.id AND e.version = s.version",
            [[entry.pk for entry in entries], [entry.version for entry in entries]],
        )


def _settle_without_elasticsearch() -> int:
    """Without Elasticsearch there is nobody to wait for: tombstones go. Entries stay unsent, should one be added
    later.
    """
    tombstones = SearchEntry.objects.filter(departed=True).values_list("pk", "version")
    return index.forget(list(tombstones))
