"""Making the indices anew while everybody goes on searching and writing.

Invariants: one rebuild at a time; reads go on from the old index until the new one has everything; what changes
meanwhile is written to both and newer versions win; after a crash the old index still serves and the next rebuild
clears what was left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import F, Max

from marketplace.errors import Conflict
from search.documents.registry import KINDS
from search.engines import choice
from search.models import SearchEntry
from search.sync import indexing, push

REBUILD_LOCK = 0x5EA_0002
CHUNK = 500

Progress = Callable[[int], object]


class RebuildRunning(Conflict):
    """Another process is rebuilding."""


def rebuild_documents(kind: str, progress: Progress) -> int:
    """Bring every entry of a kind up to date with the marketplace; returns how many changed."""
    plan = indexing.refresh_kind(kind, progress)
    return len(plan.write) + len(plan.remove)


def rebuild_embedded(progress: Progress) -> int:
    """Make postings and vocabulary of the embedded engine anew, block by block; returns how many entries."""
    return choice.embedded().reindex(progress)


def rebuild_elasticsearch(progress: Progress) -> int:
    """Fill a new Elasticsearch index from the entries and swap it in; returns how many. Raises `EngineUnavailable`,
    `RebuildRunning`.
    """
    engine = choice.primary()
    if engine is None:
        return 0
    with _alone():
        seen = SearchEntry.objects.aggregate(newest=Max("version"))["newest"] or 0
        total = engine.rebuild(_entries(progress))
        # versions are drawn under the writer's lock, so everything up to `seen` was there when the stream began
        SearchEntry.objects.filter(version__lte=seen, departed=False).update(sent_version=F("version"))
        push.push()
    return total


def count() -> int:
    """How many entries may be found."""
    return SearchEntry.objects.filter(departed=False).count()


def steps() -> tuple[str, ...]:
    """The kinds in the order they are rebuilt."""
    return tuple(KINDS)


def _entries(progress: Progress) -> Iterator[SearchEntry]:
    for number, entry in enumerate(
        SearchEntry.objects.filter(departed=False).order_by("pk").iterator(chunk_size=CHUNK), 1
    ):
        yield entry
        if number % CHUNK == 0:
            progress(CHUNK)


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [REBUILD_LOCK])
        if not cursor.fetchone()[0]:
            raise RebuildRunning("another rebuild is running", code="rebuild_running")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [REBUILD_LOCK])
