"""Tokens, stems and queries for any text whatever."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marketplace import text
from marketplace.text import analysis, compounds, irregular
from marketplace.text.stems import stem
from marketplace.text.words import is_persian_word
from tests.text.strategies import WORDS, anything, sentences

PERSIAN_WORD = st.text(alphabet="ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", min_size=1, max_size=14)
ONE_PIECE = [word for word in WORDS if is_persian_word(text.fold(word))]
CHALLENGES = Path(__file__).resolve().parents[3] / "shared/data/challenges/challenge_gov.json"


@given(sentences())
@example("حمل و نقل‌ها ی")
@example("می – رود")
@example("کسب و کار‌آفرین")
@example("می می رود")
@example("شهر سازی محور")
def test_the_cached_way_gives_what_the_plain_way_gives(typed: str) -> None:
    assert text.tokens(typed) == analysis.tokens_plainly(typed)


@given(anything)
def test_any_text_has_tokens_and_a_query(typed: str) -> None:
    assert text.tokens(typed) == analysis.tokens_plainly(typed)
    query = text.query_tokens(typed)
    assert len(query.terms) == len(query.alternatives)
    assert all(ways[0] == (term,) for term, ways in zip(query.terms, query.alternatives, strict=True))
    assert all(token and " " not in token and "\u200c" not in token for token in text.tokens(typed))


@given(sentences())
def test_a_text_answers_its_own_query(typed: str) -> None:
    held = set(text.tokens(typed))
    assert all(term in held for term in text.query_tokens(typed).terms)


@given(PERSIAN_WORD)
@example("دانشبنیان")
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert stem(stem(word)) == stem(word)


@given(st.sampled_from(ONE_PIECE), st.sampled_from(["ها", "های", "هایی"]))
def test_a_plural_has_the_stem_of_its_word(word: str, ending: str) -> None:
    folded = text.fold(word)
    assert stem(folded + ending) in {stem(folded), stem(folded + "ها")}
    assert text.tokens(f"{word}\u200c{ending}") == text.tokens(f"{word} {ending}")


def test_irregular_words_do_not_lead_in_circles() -> None:
    bases = set(irregular.IRREGULAR.values())
    assert not {base for base in bases if irregular.IRREGULAR.get(base, base) != base}
    assert not irregular.KEEP & set(irregular.IRREGULAR)


def test_every_compound_is_found_in_each_of_its_spellings() -> None:
    for spelling, compound in compounds.COMPOUNDS.items():
        assert text.query_tokens(spelling).terms == (compound.whole,), spelling
        assert set(text.tokens(spelling)) == {compound.whole, *compound.parts}


def test_stop_words_are_kept_in_the_index_and_left_out_of_queries() -> None:
    assert text.tokens("مدیریت پسماند در شهر") == ["مدیریت", "پسماند", "در", "شهر"]
    assert text.query_tokens("مدیریت پسماند در شهر").terms == ("مدیریت", "پسماند", "شهر")


def test_a_query_of_stop_words_alone_asks_for_them_but_is_not_informative() -> None:
    query = text.query_tokens("این چیست")
    assert query.terms == ("این", "چیست")
    assert query.informative == ()


def test_a_repeated_word_is_asked_for_once() -> None:
    assert text.query_tokens("پسماند پسماندها پسماندهای").terms == ("پسماند",)


def test_an_empty_query_asks_for_nothing() -> None:
    assert text.query_tokens(" ؟! ") == text.Query()


def test_a_typed_compound_is_indexed_whole_and_in_parts() -> None:
    assert text.tokens("آب‌سنجی‌های") == ["ابسنج", "اب", "سنج"]
    assert text.tokens("گل‌وگیاه") == ["گلوگیاه", "گل", "وگیاه"]
    assert text.tokens("الف‌ب‌پ") == ["الفبپ", "الفب", "الف", "ب", "بپ", "پ"]


def test_neighbours_may_have_been_written_in_one_piece() -> None:
    query = text.query_tokens("بذر کاری")
    assert ("بذرکار",) in query.alternatives[0]
    assert ("بذرکار",) in query.alternatives[1]


def test_editors_synonyms_join_the_built_in_ones() -> None:
    analyser = text.Analyser(synonyms=[("شهربان", "پلیس شهر"), ("پسماند", "دورریز")])
    assert ("پلیس", "شهر") in analyser.query("شهربان‌ها").alternatives[0]
    assert {("زباله",), ("دورریز",)} <= set(text.query_tokens("پسماند", analyser).alternatives[0])
    assert ("دورریز",) not in text.query_tokens("پسماند").alternatives[0]
    assert text.Analyser(built_in=False).query("پسماند").alternatives == ((("پسماند",),),)


def test_words_are_unstemmed_and_in_order() -> None:
    assert text.words("كتاب‌هاي دانش بنیان، می شود ۱۲") == ["کتابهای", "دانش", "بنیان", "میشود", "12"]


def test_a_very_long_word_and_a_very_long_text_are_no_trouble() -> None:
    assert len(text.tokens("ا" * 100_000)) == 1
    assert len(text.tokens("پسماند " * 20_000)) == 20_000


def test_the_cached_way_equals_the_plain_way_on_real_texts() -> None:
    if not CHALLENGES.exists():
        pytest.skip("../shared/data/challenges is not here")
    for row in json.loads(CHALLENGES.read_text(encoding="utf-8"))[:25]:
        described = json.dumps(row, ensure_ascii=False)
        assert text.tokens(described) == analysis.tokens_plainly(described)
