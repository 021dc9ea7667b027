"""Where index and marketplace differ. Reads only; repairing is somebody else's decision.

Invariant: a sound system reports nothing, however much is going on: what is merely on its way to Elasticsearch is
counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from search.documents import registry
from search.documents.document import Key
from search.engines import choice
from search.engines.postgres import index
from search.models import SearchEntry
from search.sync import indexing


@dataclass(slots=True)
class Drift:
    """`missing`: may be found and is not indexed; `stale`: indexed as it no longer is; `surplus`: indexed and may
    not be found.
    """

    where: str
    missing: list[Key] = field(default_factory=list)
    stale: list[Key] = field(default_factory=list)
    surplus: list[Key] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.surplus)


@dataclass(frozen=True, slots=True)
class Report:
    """Differences by place, posting rows that disagree with their entries, and what waits to be sent."""

    drifts: tuple[Drift, ...]
    wrong_terms: int
    unsent: int

    @property
    def sound(self) -> bool:
        """Whether nothing differs."""
        return not any(self.drifts) and not self.wrong_terms


def check() -> Report:
    """Compare the marketplace with the entries, the entries with their postings, and the entries with Elasticsearch."""
    drifts = [_entries_drift(kind) for kind in registry.KINDS]
    wrong = sum(len(index.wrong_terms(block)) for block in index.blocks())
    if engine := choice.primary():
        drifts.append(_elasticsearch_drift(dict(engine.versions())))
    return Report(tuple(drifts), wrong, choice.lag.unsent().count() if choice.is_configured() else 0)


@transaction.atomic
def _entries_drift(kind: str) -> Drift:
    index.lock_writer()
    drift = Drift(kind)
    held = {key for key in index.live_keys() if key.kind == kind}
    seen: set[Key] = set()
    for batch in indexing.batches(sorted(registry.keys(kind))):
        digests = indexing.digests(batch)
        for document in registry.documents(kind, [key.object_id for key in batch]):
            seen.add(document.key)
            if document.key not in digests:
                drift.missing.append(document.key)
            elif digests[document.key] != document.digest():
                drift.stale.append(document.key)
    drift.surplus = sorted(held - seen)
    return drift


def _elasticsearch_drift(held: dict[Key, int]) -> Drift:
    drift = Drift("elasticsearch")
    sent = dict(_sent())
    drift.missing = sorted(key for key in sent if key not in held)
    drift.stale = sorted(key for key, version in sent.items() if key in held and held[key] < version)
    every = {Key(*row) for row in SearchEntry.objects.values_list("kind", "object_id")}
    drift.surplus = sorted(held.keys() - every)
    return drift


def _sent() -> Iterator[tuple[Key, int]]:
    rows = SearchEntry.objects.filter(departed=False, sent_version__gt=0)
    for kind, object_id, version in rows.values_list("kind", "object_id", "sent_version").iterator(chunk_size=2000):
        yield Key(kind, object_id), version
