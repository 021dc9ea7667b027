"""Whatever spelling is typed, whatever spelling is stored: they meet. And words that only look related stay apart."""

from itertools import permutations

import pytest

from marketplace import text
from tests.text.spellings import APART, ROWS


def holds(document: str, query: str) -> bool:
    """Whether a document's index tokens answer every term of a query."""
    held = set(text.tokens(document))
    asked = text.query_tokens(query)
    return bool(asked.terms) and all(any(held.issuperset(way) for way in ways) for ways in asked.alternatives)


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}: {row[0]}" for name, row in ROWS])
def test_every_spelling_finds_every_other(name: str, row: list[str]) -> None:
    missed = [(stored, typed) for stored, typed in permutations(row, 2) if not holds(stored, typed)]
    assert missed == []


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}: {row[0]}" for name, row in ROWS])
def test_every_spelling_shares_a_token(name: str, row: list[str]) -> None:
    sentences = [set(text.tokens(f"اینک، {spelling}. سپس")) for spelling in row]
    assert set.intersection(*sentences) - {"اینک", "سپس"}


@pytest.mark.parametrize(
    "row",
    [
        ["دانش‌بنیان", "دانش بنیان", "دانشبنیان", "دانش‌بنيان"],
        ["استارت‌آپ", "استارت آپ", "استارتاپ", "استارتاپ‌ها"],
        ["حمل‌ونقل عمومی", "حمل و نقل عمومی", "حمل‌و‌نقلِ عمومی"],
        ["پسماند های تر", "پسماندهای تر", "پسماند‌های‌تر"],
        ["مدیریت پسماند", "مديريت پسماند", "مدیریّت پسماند", "مدیریتِ پسماندها"],
        ["مسئولان شهری", "مسؤولان شهري", "مسوولین شهر"],
        ["مردم‌محور", "مردم محور", "مردممحور"],
        ["آلودگی هوا", "الودگی هوا", "آلودگی هوای", "آلودگیِ هوایی"],
    ],
    ids=lambda row: row[0],
)
def test_spellings_of_a_query_ask_for_the_same(row: list[str]) -> None:
    """The same terms, each met first by itself; ways that differ are joined forms nobody stored."""
    first, *others = (text.query_tokens(spelling) for spelling in row)
    assert all(other.terms == first.terms for other in others)
    assert all(
        ways[0] == (term,)
        for query in (first, *others)
        for term, ways in zip(query.terms, query.alternatives, strict=True)
    )


@pytest.mark.parametrize(("word", "stump"), APART)
def test_words_that_only_look_inflected_keep_their_tail(word: str, stump: str) -> None:
    assert not set(text.tokens(word)) & set(text.tokens(stump))
    assert text.query_tokens(word).terms != text.query_tokens(stump).terms


@pytest.mark.parametrize("typed", ["پسماند", "زباله", "waste"])
def test_synonyms_are_ways_to_meet_a_term(typed: str) -> None:
    assert all(holds(stored, typed) for stored in ("جمع‌آوری پسماندها", "زباله‌های تر", "Waste collection"))


def test_a_synonym_of_several_words_needs_all_of_them() -> None:
    assert holds("کاربرد اینترنت اشیا در شهر", "IoT")
    assert holds("IoT sensors", "اینترنت اشیاء")
    assert not holds("اینترنت پرسرعت", "IoT")


def test_possessives_are_left() -> None:
    """Class 14: taking «شان» and «مان» off would ruin نشان, درمان and گفتمان."""
    assert text.tokens("گفتمان") == ["گفتمان"]
    assert text.tokens("نشان") == ["نشان"]
    assert holds("کتاب‌شان", "کتاب")
