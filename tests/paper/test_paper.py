"""Documents as PDF: what is written stands on the page, in its direction, and nothing written becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from marketplace.paper import Bars, Facts, Heading, Items, Notice, Paper, Paragraph, Steps, Table, pdf_of, prose
from marketplace.paper.blocks import Block, direction_of
from marketplace.paper.rendering import _fonts
from marketplace.paper.responses import paper_response
from marketplace.text import normalise

WORDS = st.text("ابپتچسیک‌ ABab12", min_size=1, max_size=20).map(lambda text: text.replace("\u200c", "") or "ا")


def paper(*blocks: Block, **values: Any) -> Paper:
    return Paper(**({"title": "پرشدگی مخزن‌ها", "blocks": blocks} | values))


def text_of(content: bytes) -> str:
    """The words of a PDF, folded, every page after the other."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage() for page in document]
        return "\n".join(page.get_text_range() for page in pages)
    finally:
        document.close()


def letters(text: str) -> str:
    return re.sub(r"[\s\u200c\u2066-\u2069]", "", normalise(text))


def test_persian_stands_on_the_page_in_its_own_font() -> None:
    content = pdf_of(paper(Heading("نیاز"), Paragraph("بعضی مخزن‌ها از ظهر پر است.")))
    assert content.startswith(b"%PDF-")
    assert b"Vazirmatn" in content
    assert letters("بعضی مخزن‌ها از ظهر پر است") in letters(text_of(content))


def test_pages_are_counted_in_the_digits_of_the_language() -> None:
    long = [Paragraph("متن دراز " * 400)] * 3
    assert "۳ / ۳" in text_of(pdf_of(paper(*long)))
    assert "3 / 3" in text_of(pdf_of(paper(*long, language="en")))


def test_what_looks_like_markup_stays_words() -> None:
    wild = '#panic("x") *a* _b_ $x^2$ <label> @ref \\ // [c] {d}'
    drawn = pdf_of(paper(Paragraph(wild), Facts([(wild, wild, wild)]), title=wild, language="en"))
    assert letters(text_of(drawn)).count(letters(wild)) == 5


@pytest.mark.parametrize(
    ("text", "way"),
    [("سلام world", "rtl"), ("world سلام", "ltr"), ("(۱۲) API", "ltr"), ("«نقل»", "rtl"), ("123", "rtl")],
)
def test_a_paragraph_has_the_direction_of_its_first_letter(text: str, way: str) -> None:
    assert direction_of(text) == way


def test_the_same_document_is_the_same_bytes() -> None:
    blocks = [Notice("بسته شد", "دلیل"), Steps([("۱ مهر", "انتشار", "", True)]), Bars([("معیار", "", 40, "۴۰")])]
    assert pdf_of(paper(*blocks, address="https://baham.ir/a")) == pdf_of(paper(*blocks, address="https://baham.ir/a"))


def test_every_kind_of_block_is_drawn_even_when_empty() -> None:
    for block in (
        Items([]),
        Table([], []),
        Table(["a"], []),
        Facts([]),
        Steps([]),
        Bars([]),
        Paragraph(""),
        Heading(""),
    ):
        assert pdf_of(paper(block)).startswith(b"%PDF-")


def test_html_becomes_blocks() -> None:
    found = prose(
        "<h3>کجا</h3><p>یک <b>دو</b><br>سه</p><ul><li>الف<ol><li>زیر</li></ol></li><li><p>ب</p></li></ul>"
        "<table><tr><th>نام</th><th>عدد</th></tr><tr><td>مخزن</td><td>۱۲</td></tr></table><blockquote>نقل</blockquote>"
    )
    assert [type(block).__name__ for block in found] == ["Heading", "Paragraph", "Items", "Table", "Paragraph"]
    heading, words, items, table, quote = found
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level) == ("کجا", 2)
    assert isinstance(words, Paragraph)
    assert [(run.text, run.bold) for run in words.text if not isinstance(run, str)] == [
        ("یک ", False), ("دو", True), ("\n", False), ("سه", False),
    ]  # fmt: skip
    assert isinstance(items, Items)
    assert [len(below) for _text, below in items.items] == [1, 0]
    assert isinstance(table, Table)
    assert (list(table.columns), len(table.rows)) == (["نام", "عدد"], 1)
    assert isinstance(quote, Paragraph)
    assert quote.tone == "quote"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "text" and isinstance(item, str):
                yield item
            else:
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


TAGS = st.sampled_from(
    ["p", "b", "em", "li", "ul", "ol", "td", "th", "tr", "table", "blockquote", "h3", "h4", "a", "sub"]
)
HTML = st.lists(
    st.one_of(WORDS, TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag}>"), st.just("<br>")), max_size=25
)


@given(HTML)
@settings(max_examples=200, deadline=None)
def test_no_word_of_any_html_is_lost(pieces: list[str]) -> None:
    said = "".join(piece for piece in pieces if not piece.startswith("<"))
    shown = "".join(text for block in prose("".join(pieces)) for text in _texts([block.as_data()]))
    assert sorted(re.sub(r"\s", "", shown)) == sorted(re.sub(r"\s", "", said))


def test_without_the_font_it_says_so_instead_of_drawing_boxes(settings: Any, tmp_path: Path) -> None:
    _fonts.cache_clear()
    settings.NODE_MODULES = tmp_path
    try:
        with pytest.raises(ImproperlyConfigured, match="Vazirmatn"):
            pdf_of(paper())
    finally:
        _fonts.cache_clear()


def test_whoever_has_it_already_gets_it_not_again(rf: RequestFactory) -> None:
    first = paper_response(rf.get("/"), paper(Paragraph("الف")), name="a.pdf")
    assert (first.status_code, first["Content-Type"]) == (200, "application/pdf")
    assert first["Content-Disposition"] == 'inline; filename="a.pdf"'
    again = paper_response(rf.get("/", headers={"if-none-match": first["ETag"]}), paper(Paragraph("الف")), name="a.pdf")
    assert (again.status_code, again.content) == (304, b"")
    other = paper_response(rf.get("/", headers={"if-none-match": first["ETag"]}), paper(Paragraph("ب")), name="a.pdf")
    assert other.status_code == 200
    assert "public" in first["Cache-Control"]
    assert "private" in paper_response(rf.get("/"), paper(), name="a.pdf", public=False)["Cache-Control"]
