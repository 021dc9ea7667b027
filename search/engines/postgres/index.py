"""Writing the embedded index: entries, postings, vocabulary, block revisions, always together.

Invariants: one writer at a time (a transaction-level advisory lock), so postings never disagree with entries whatever
runs at once; readers are never blocked and see a change whole or not at all. A change older than what the entry holds
is ignored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from psycopg2.extras import execute_values

from search.analysis import weighted_terms
from search.documents.document import Key
from search.engines.postgres import vocabulary
from search.engines.postgres.packing import BLOCK_SIZE, EMPTY, Packed, block_of, changed, pack, packed_weight
from search.models import SearchBlock, SearchEntry, SearchPosting

WRITER_LOCK = 0x5EA_0001
_FIXED = {"id", "kind", "object_id", "sent_version"}
_UPDATED = [f.name for f in SearchEntry._meta.concrete_fields if f.name not in _FIXED]

Changes = dict[int, dict[str, dict[int, int | None]]]
"""Block → term → offset → packed weight, or None where the term is to go."""


def lock_writer() -> None:
    """Wait to be the only writer until the transaction ends. Callers take it before they read what they are going to
    index.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER_LOCK])


def next_version() -> int:
    """A version greater than all drawn before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('search_version')")
        version: int = cursor.fetchone()[0]
    return version


@transaction.atomic
def write(entries: Sequence[SearchEntry]) -> list[SearchEntry]:
    """Store these entries (new ones without a primary key) and their postings; returns those that were written, not
    outdated.

    Entries that are `departed` lose their postings and keep a tombstone.
    """
    lock_writer()
    held = {_key(row): row for row in SearchEntry.objects.of(map(_key, entries))}
    fresh = []
    for entry in entries:
        old = held.get(_key(entry))
        if (old and old.version >= entry.version) or (not old and entry.departed):
            continue
        if old:
            entry.pk, entry.sent_version = old.pk, old.sent_version
        fresh.append(entry)
    _store(fresh)
    _apply_postings([(held.get(_key(entry)), entry) for entry in fresh])
    vocabulary.change(
        gone=_words(held[key] for key in map(_key, fresh) if key in held),
        come=_words(entry for entry in fresh if not entry.departed),
    )
    return fresh


def _key(entry: SearchEntry) -> Key:
    return Key(entry.kind, entry.object_id)


def _store(entries: Sequence[SearchEntry]) -> None:
    """New rows get their number from the database; known ones are written under their own, so that no number is used
    up.
    """
    known = [entry for entry in entries if entry.pk is not None]
    SearchEntry.objects.bulk_create([entry for entry in entries if entry.pk is None], batch_size=500)
    SearchEntry.objects.bulk_create(
        known, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=_UPDATED
    )


def _words(entries: Iterable[SearchEntry]) -> Counter[str]:
    return Counter(word for entry in entries if not entry.departed for word in entry.words.split())


def terms_of(entry: SearchEntry | None) -> dict[str, int]:
    """Term → packed weight of what readers may find; nothing for a departed entry."""
    if entry is None or entry.departed:
        return {}
    terms = weighted_terms(entry.title_tokens, entry.summary_tokens, entry.body_tokens)
    return {term: packed_weight(weighted) for term, weighted in terms.items()}


def _apply_postings(pairs: Sequence[tuple[SearchEntry | None, SearchEntry]]) -> None:
    changes: Changes = defaultdict(lambda: defaultdict(dict))
    for old, new in pairs:
        block, offset = divmod(new.pk, BLOCK_SIZE)
        before, after = terms_of(old), terms_of(new)
        _ = changes[block]
        for term in before.keys() | after.keys():
            if before.get(term) != after.get(term):
                changes[block][term][offset] = after.get(term)
    for block, terms in changes.items():
        _rewrite(block, terms)
    raise_revisions(changes)


def _rewrite(block: int, terms: Mapping[str, dict[int, int | None]]) -> None:
    rows = SearchPosting.objects.filter(block=block, term__in=list(terms)).values_list("term", "docs", "weights")
    held = {term: Packed(bytes(docs), bytes(weights)) for term, docs, weights in rows}
    new = {term: changed(held.get(term, EMPTY), change) for term, change in terms.items()}
    gone = [term for term, row in new.items() if not row.docs and term in held]
    if gone:
        SearchPosting.objects.filter(block=block, term__in=gone).delete()
    _insert(block, ((term, row) for term, row in new.items() if row.docs))


def _insert(block: int, rows: Iterable[tuple[str, Packed]]) -> None:
    values: list[tuple[Any, ...]] = [(term, block, row.docs, row.weights) for term, row in sorted(rows)]
    if not values:
        return
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO search_searchposting (term, block, docs, weights) VALUES %s "
            "ON CONFLICT (term, block) DO UPDATE SET docs = excluded.docs, weights = excluded.weights",
            values,
            page_size=500,
        )


def raise_revisions(blocks: Iterable[int]) -> None:
    """Tell the readers' caches that these blocks changed."""
    rows = [SearchBlock(number=block, revision=next_version()) for block in sorted(blocks)]
    SearchBlock.objects.bulk_create(rows, update_conflicts=True, unique_fields=["number"], update_fields=["revision"])


@transaction.atomic
def forget(keys: Iterable[tuple[int, int]]) -> int:
    """Remove tombstones by (primary key, version), unless something came back meanwhile; returns how many went."""
    lock_writer()
    wanted = dict(keys)
    rows = SearchEntry.objects.filter(pk__in=list(wanted), departed=True)
    done = [pk for pk, version in rows.values_list("pk", "version") if wanted[pk] == version]
    return SearchEntry.objects.filter(pk__in=done).delete()[0]


def rebuild_block(block: int) -> int:
    """Make the postings of one block anew from its entries, in one transaction; returns how many entries it holds."""
    with transaction.atomic():
        lock_writer()
        entries = _live(block)
        SearchPosting.objects.filter(block=block).delete()
        _insert(block, _expected(block, entries).items())
        raise_revisions([block])
    return len(entries)


def wrong_terms(block: int) -> list[str]:
    """The terms whose posting row differs from what the entries of the block say: always none. Reads only."""
    with transaction.atomic():
        lock_writer()
        expected = _expected(block, _live(block))
        rows = SearchPosting.objects.filter(block=block).values_list("term", "docs", "weights")
        held = {term: Packed(bytes(docs), bytes(weights)) for term, docs, weights in rows}
    return sorted(term for term in expected.keys() | held.keys() if expected.get(term) != held.get(term))


def _live(block: int) -> list[SearchEntry]:
    low = block * BLOCK_SIZE
    return list(SearchEntry.objects.filter(pk__gte=low, pk__lt=low + BLOCK_SIZE, departed=False))


def _expected(block: int, entries: Iterable[SearchEntry]) -> dict[str, Packed]:
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for entry in entries:
        for term, weight in terms_of(entry).items():
            postings[term][entry.pk - block * BLOCK_SIZE] = weight
    return {term: pack(offsets) for term, offsets in postings.items()}


def blocks() -> list[int]:
    """The blocks that hold entries or postings."""
    numbers = {block_of(pk) for pk in SearchEntry.objects.values_list("pk", flat=True)}
    return sorted(numbers | set(SearchBlock.objects.values_list("number", flat=True)))


def departure(key: Key, version: int) -> SearchEntry:
    """The tombstone of a thing that may no longer be found."""
    return SearchEntry(kind=key.kind, object_id=key.object_id, version=version, departed=True)


def live_keys() -> set[Key]:
    """The keys of everything that may be found now."""
    return {Key(*row) for row in SearchEntry.objects.filter(departed=False).values_list("kind", "object_id")}
