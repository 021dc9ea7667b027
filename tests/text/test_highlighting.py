"""What was found is marked in the text as people wrote it."""

import html
import re

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from marketplace import text
from marketplace.text.analysis import segments, segments_with
from tests.text.strategies import anything, sentences


def marked(document: str, query: str) -> list[str]:
    shown = text.highlight(document, text.query_tokens(query).tokens, width=None)
    return re.findall("<mark>(.*?)</mark>", shown)


@pytest.mark.parametrize(
    ("document", "query", "found"),
    [
        ("جمع‌آوری پسماندهای تر", "پسماند", ["پسماندهای تر"]),
        ("پسماند هاي خشک", "پسماند", ["پسماند هاي"]),
        ("مديريّت شهر", "مدیریت", ["مديريّت"]),
        ("شرکت‌های دانش بنیان", "دانش‌بنیان", ["دانش بنیان"]),
        ("شرکت‌های دانش‌بنیان", "دانش", ["دانش‌بنیان"]),
        ("حمل و نقل عمومی", "حمل‌ونقل", ["حمل و نقل"]),
        ("بودجه ۱٬۵۰۰ میلیون", "1500", ["۱٬۵۰۰"]),
        ("غلظت PM2.5 و PM 2.5", "pm2.5", ["PM2.5", "PM", "2.5"]),
        ("knowledge-based firms", "based", ["knowledge-based"]),
        ("خانهٔ ما", "خانه", ["خانهٔ"]),
        ("«زباله»، آشغال", "پسماند", ["زباله", "آشغال"]),
        ("هیچ", "پسماند", []),
        ("", "پسماند", []),
    ],
)
def test_what_is_marked(document: str, query: str, found: list[str]) -> None:
    assert marked(document, query) == found


def test_the_text_is_escaped_and_the_marks_are_not() -> None:
    shown = text.highlight('<b>پسماند</b> & "x"', ["پسماند"], before='<em class="hit">', after="</em>", width=None)
    assert shown == '&lt;b&gt;<em class="hit">پسماند</em>&lt;/b&gt; &amp; &quot;x&quot;'
    assert isinstance(shown, SafeString)


@given(st.one_of(anything, sentences()), st.lists(st.sampled_from(["پسماند", "شهر", "و", "1", "کتاب", "abc"])))
def test_without_marks_it_is_the_escaped_text(document: str, terms: list[str]) -> None:
    shown = text.highlight(document, terms, width=None)
    assert html.unescape(shown.replace("<mark>", "").replace("</mark>", "")) == html.unescape(html.escape(document))
    assert shown.count("<mark>") == shown.count("</mark>")


@given(sentences())
def test_every_token_of_a_text_is_marked_in_it(document: str) -> None:
    for token in text.tokens(document):
        assert "<mark>" in text.highlight(document, [token], width=None)


def test_the_snippet_is_where_most_different_terms_are() -> None:
    document = "پسماند " + "متن " * 100 + "پسماند و شهر هوشمند " + "متن " * 100
    shown = text.highlight(document, ["پسماند", "شهر"], width=80)
    assert shown.count("<mark>") == 2
    assert shown.startswith("…")
    assert shown.endswith("…")


@given(sentences(), st.integers(10, 60))
def test_a_snippet_is_no_longer_than_asked(document: str, width: int) -> None:
    shown = html.unescape(re.sub("</?mark>", "", text.highlight(document * 3, text.tokens(document)[:2], width=width)))
    assert len(shown.replace("…", "")) <= width


def test_a_snippet_is_cut_between_words() -> None:
    document = "الف ب پت ثجچ حخدذ رزژس شصضط ظعغفق کگلمن"
    shown = re.sub("</?mark>|…", "", text.highlight(document, ["ثجچ"], width=20))
    assert set(shown.split()) <= set(document.split())


def test_without_a_hit_the_snippet_is_the_beginning() -> None:
    assert text.highlight("یک دو سه چهار پنج", ["شش"], width=9) == "یک دو سه…"


@given(sentences(), st.sampled_from(["پسماند", "شهر", "و", "1", "کتاب"]))
def test_a_glimpse_shows_what_the_whole_text_marks(document: str, term: str) -> None:
    glimpsed, whole = text.glimpse(document, [term], width=40), text.highlight(document, [term], width=None)
    if glimpsed is None:
        assert not any(term in text.tokens(chunk) for chunk in document.split()), "no word holds it by itself"
    elif "<mark>" in whole:
        plain = html.unescape(re.sub("</?mark>", "", glimpsed)).replace("…", "")
        assert plain in document
        assert len(plain) <= max(40, *map(len, document.split()))


def test_a_glimpse_finds_what_is_spelt_otherwise() -> None:
    shown = text.glimpse("متن كتاب " * 30 + "کتابخانه", ["کتاب"], width=40)
    assert shown is not None
    assert "<mark>كتاب</mark>" in shown


@given(sentences(), st.sampled_from(["پسماند", "شهر", "و", "1", "کتاب", "می"]))
def test_looking_closer_at_few_chunks_finds_what_reading_all_does(document: str, term: str) -> None:
    asked, chunks = frozenset([term, *text.tokens(document)[:1]]), document.split()
    all_of_them = [(first, last) for first, last, held in segments(chunks) if not asked.isdisjoint(held)]
    assert segments_with(asked, chunks) == all_of_them


def test_a_glimpse_is_of_the_first_word_and_says_where_it_is_cut() -> None:
    document = "متن " * 100 + "پسماند شهر " + "متن " * 100 + "پسماند"
    shown = text.glimpse(document, ["پسماند"], width=40)
    assert shown is not None
    assert shown.count("<mark>") == 1
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert text.glimpse(document, ["آب"]) is None
