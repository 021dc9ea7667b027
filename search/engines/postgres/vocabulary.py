"""Keeping the vocabulary in step with the entries: called by the index writer, under its lock, with what went and
what came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import connection
from psycopg2.extras import execute_values

from search.models import SearchEntry, SearchVariant, SearchWord
from search.spelling import variants


def change(*, gone: Counter[str], come: Counter[str]) -> None:
    """Subtract and add entry counts by word; words that nothing holds any more go, with their variants."""
    difference = {word: come[word] - gone[word] for word in gone.keys() | come.keys() if come[word] != gone[word]}
    if not difference:
        return
    held = dict(SearchWord.objects.filter(word__in=list(difference)).values_list("word", "frequency"))
    new = {word: held.get(word, 0) + step for word, step in difference.items()}
    _remove([word for word, count in new.items() if count <= 0])
    _set({word: count for word, count in new.items() if count > 0})
    _add_variants(word for word, count in new.items() if count > 0 and word not in held)


def _remove(words: list[str]) -> None:
    if words:
        SearchVariant.objects.filter(word__in=words).delete()
        SearchWord.objects.filter(word__in=words).delete()


def _set(frequencies: dict[str, int]) -> None:
    if not frequencies:
        return
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO search_searchword (word, frequency) VALUES %s "
            "ON CONFLICT (word) DO UPDATE SET frequency = excluded.frequency",
            sorted(frequencies.items()),
            page_size=1000,
        )


def _add_variants(words: Iterable[str]) -> None:
    rows = sorted({(variant, word) for word in words for variant in variants(word)})
    if not rows:
        return
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO search_searchvariant (variant, word) VALUES %s ON CONFLICT DO NOTHING",
            rows,
            page_size=1000,
        )


def rebuild() -> int:
    """Count every word of every live entry anew; returns how many words there are. For a caller in a transaction,
    under the writer's lock.
    """
    counts: Counter[str] = Counter()
    for words in SearchEntry.objects.filter(departed=False).values_list("words", flat=True).iterator(chunk_size=1000):
        counts.update(words.split())
    held = dict(SearchWord.objects.values_list("word", "frequency"))
    change(gone=Counter(held), come=counts)
    return len(counts)
