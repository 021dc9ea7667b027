"""Did you mean: a table of mistakes as people make them, and what must never be questioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import words
from search.documents.document import Key
from search.engines.postgres import index
from search.spelling import Vocabulary, best, correct, distance, variants
from tests.search.documents import document, stored

USED = "پسماند مخزن حسگر ترافیک مدیریت روشنایی زلزله فاضلاب جمع‌آوری تهران میدان نقشه هوشمند sensor traffic bridge"


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("پسماند", "پسماند", 0),
        ("پسماند", "پسمان", 1),
        ("پسماند", "پسمادن", 1),
        ("پل", "تونل", 3),
        ("ab", "ba", 1),
        ("", "ab", 2),
    ],
)
def test_distance_counts_edits_and_swaps(first: str, second: str, edits: int) -> None:
    assert distance(first, second) == edits


@given(st.text("ابپت", min_size=2, max_size=7), st.text("ابپت", min_size=2, max_size=7))
def test_words_within_one_edit_share_a_variant_and_distance_is_symmetric(first: str, second: str) -> None:
    assert distance(first, second) == distance(second, first)
    swapped = sorted(first) == sorted(second)
    if distance(first, second) <= 1 and not swapped:
        assert variants(first) & variants(second)


def test_of_equally_near_words_the_more_used_one_is_meant() -> None:
    assert best("پسمامد", {"پسماند": 9, "پسمامت": 1}) == "پسماند"


def test_numbers_short_words_and_known_words_are_left_alone() -> None:
    vocabulary = Vocabulary({"هوا": 3}, {"1404": {"1405": 9}, "هو": {"هوا": 3}})
    assert correct(["1404", "هو", "هوا"], vocabulary) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("پسمامد", "پسماند"),
        ("پسمان", "پسماند"),
        ("پسمادن", "پسماند"),
        ("پصماند", "پسماند"),
        ("حسگر پسمان", "حسگر پسماند"),
        ("ترافبک", "ترافیک"),
        ("ترافیکک", "ترافیک"),
        ("مدیرت", "مدیریت"),
        ("روشنائی خیابون", "روشنائی خیابون"),
        ("ذلزله", "زلزله"),
        ("فاظلاب", "فاضلاب"),
        ("هوشمتد", "هوشمند"),
        ("senser", "sensor"),
        ("trafic", "traffic"),
        ("brigde", "bridge"),
        ("jivhk", "تهران"),
        ("lohvk hkan", None),
        ("pasmand", "پسماند"),
        ("«پسمامد» -هوا", "پسماند -هوا"),
    ],
)
def test_common_mistakes_are_understood(typed: str, meant: str | None) -> None:
    stored(document(USED), document("پسماند ترافیک"))
    found = words.did_you_mean(typed)
    assert (found or typed) == (meant or typed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["پسماند", "پسماندها", "پسماند های", "مديريت", "جمع آوری", "sensors", "و در به", "🚲", ""]
)
def test_what_is_found_in_any_form_is_never_questioned(typed: str) -> None:
    stored(document(USED))
    assert words.did_you_mean(typed) is None


@pytest.mark.django_db
def test_words_of_withdrawn_texts_are_never_suggested() -> None:
    from_draft = stored(document("محرمانه‌ترین واژگان"))[0]
    assert words.completions("محرما")
    index.write([index.departure(Key(from_draft.kind, from_draft.object_id), index.next_version())])
    assert words.completions("محرما") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "first"),
    [("پس", "پسماند"), ("حسگر پس", "حسگر پسماند"), ("mdn", None), ("jiv", "تهران"), ("پ", None), ("", None)],
)
def test_completions_continue_the_last_word_most_used_first(typed: str, first: str | None) -> None:
    stored(document(USED), document("پسماند پسرفت"), document("پسماند"))
    assert next(iter(words.completions(typed)), None) == first
