"""The postings stay what the entries say, whatever is written, in whatever order, by however many at once."""

from __future__ import annotations

import random
import threading
from typing import Any

import pytest
from django.db import connection, connections, transaction

from search.analysis import lengths, rounded, weighted_terms
from search.documents.document import Key
from search.engines.postgres import index
from search.engines.postgres.engine import PostgresEngine
from search.engines.postgres.packing import EMPTY, Packed, changed, pack, unpack
from search.entries import entry_of
from search.models import SearchEntry, SearchPosting, SearchVariant, SearchWord
from tests.search.documents import document, random_documents, request, stored


def wrong() -> list[str]:
    """Terms whose postings disagree with the entries, in all blocks."""
    return [term for block in index.blocks() for term in index.wrong_terms(block)]


def test_a_packed_row_gives_back_what_was_put_in() -> None:
    docs, weights = unpack(*pack({5: 17, 2: 48, 2047: 1}))
    assert (docs.tolist(), weights.tolist()) == ([2, 5, 2047], [48, 17, 1])


def test_changing_a_row_sets_and_removes() -> None:
    row = changed(EMPTY, {3: 8, 1: 9})
    assert changed(row, {3: None, 2: 7}) == pack({1: 9, 2: 7})
    assert changed(row, {3: None, 1: None}) == Packed(b"", b"")


def test_terms_are_weighted_by_field_and_remember_their_fields() -> None:
    terms = weighted_terms("آب", "آب هوا", "هوا هوا")
    assert terms["آب"] == (6 + 3, 0b011)
    assert terms["هوا"] == (3 + 2 + 2, 0b110)


@pytest.mark.parametrize(("length", "kept"), [(0, 0), (24, 24), (39, 39), (40, 40), (41, 40), (100, 96), (1000, 984)])
def test_lengths_are_rounded_as_lucene_rounds_them(length: int, kept: int) -> None:
    assert rounded(length) == kept


def test_the_weighted_length_is_in_half_tokens_and_its_norm_in_tokens() -> None:
    assert lengths(2, 2, 10) == (2 * 6 + 2 * 3 + 10 * 2, 19)


@pytest.mark.django_db
def test_entries_are_found_by_kind_and_id_and_only_those() -> None:
    stored(
        document("آب", kind="challenge", object_id="7"),
        document("هوا", kind="vendor", object_id="7"),
        document("پل", object_id="8"),
    )

    found = SearchEntry.objects.of([Key("vendor", "7"), Key("challenge", "8"), Key("result", "7")])

    assert {str(entry) for entry in found} == {"vendor:7", "challenge:8"}
    assert not SearchEntry.objects.of([]).exists()


@pytest.mark.django_db
def test_random_writes_changes_and_departures_leave_the_postings_right() -> None:
    chance = random.Random(5)
    documents = random_documents(40, seed=5)
    for _ in range(12):
        version = index.next_version()
        batch = chance.sample(documents, k=8)
        leaving, staying = batch[:3], batch[3:]
        index.write([entry_of(each, version) for each in staying])
        index.write([index.departure(each.key, version) for each in leaving])
        moved = {each.key: each for each in random_documents(8, seed=chance.randint(0, 999))}
        documents[:8] = [
            type(each)(**{**_values(each), "key": old.key})
            for each, old in zip(moved.values(), documents, strict=False)
        ]
    assert SearchPosting.objects.exists()
    assert wrong() == []
    assert _frequencies() == dict(SearchWord.objects.values_list("word", "frequency"))


def _values(each: Any) -> dict[str, Any]:
    return {name: getattr(each, name) for name in each.__slots__}


def _frequencies() -> dict[str, int]:
    counts: dict[str, int] = {}
    for words in SearchEntry.objects.filter(departed=False).values_list("words", flat=True):
        for word in words.split():
            counts[word] = counts.get(word, 0) + 1
    return counts


@pytest.mark.django_db
def test_a_withdrawn_text_takes_its_words_and_postings_along() -> None:
    entry = stored(document("واژه‌ای یگانه"))[0]
    assert SearchWord.objects.filter(word="یگانه").exists()
    index.write([index.departure(index.Key(entry.kind, entry.object_id), index.next_version())])
    assert not SearchWord.objects.exists()
    assert not SearchVariant.objects.exists()
    assert not SearchPosting.objects.exists()
    assert SearchEntry.objects.get().title_fa == "", "a tombstone keeps no text"


@pytest.mark.django_db
def test_a_change_keeps_the_document_number() -> None:
    first = stored(document("پل", object_id="9"))[0]
    again = stored(document("تونل", object_id="9"))[0]
    assert again.pk == first.pk


@pytest.mark.django_db
def test_rolling_back_leaves_a_running_process_with_the_old_columns() -> None:
    engine = PostgresEngine()
    stored(document("پل"))
    assert engine.search(request()).total == 1
    with transaction.atomic():
        stored(document("تونل"))
        assert engine.search(request()).total == 2
        transaction.set_rollback(True)
    assert engine.search(request()).total == 1


@pytest.mark.django_db
def test_the_statement_timeout_does_not_stay_with_the_callers_transaction() -> None:
    stored(document("پل"))
    PostgresEngine().search(request("پل", timeout=2.0))
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone()[0] == "0"


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_leave_the_postings_right_and_readers_never_fail() -> None:
    documents = random_documents(24, seed=9)
    failures: list[BaseException] = []
    done = threading.Event()

    def work(mine: list[Any], rounds: int) -> None:
        try:
            for turn in range(rounds):
                for each in mine:
                    with transaction.atomic():
                        index.lock_writer()
                        version = index.next_version()
                        entry = (
                            index.departure(each.key, version) if (turn + version) % 3 == 0 else entry_of(each, version)
                        )
                        index.write([entry])
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    def read() -> None:
        engine = PostgresEngine()
        try:
            while not done.is_set():
                engine.search(request("پسماند آب", facets=("field", "status")))
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    writers = [threading.Thread(target=work, args=(documents[start : start + 16], 3)) for start in (0, 4, 8)]
    reader = threading.Thread(target=read)
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert failures == []
    assert wrong() == []
    assert _frequencies() == dict(SearchWord.objects.values_list("word", "frequency"))
