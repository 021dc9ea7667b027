"""Every component is documented, shown on the style page and clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from marketplace.face.icons import icon_exists
from marketplace.face.reference import COMPONENTS, TARGET, reference, undocumented
from marketplace.face.specimens import specimens

TEMPLATES = COMPONENTS.parent
ALL_TEMPLATES = sorted(TEMPLATES.rglob("*.html"))


def asked(path: str = "/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def style_page(language: str) -> str:
    with translation.override(language):
        return render_to_string("style.html", specimens(), asked("/style/" if language == "fa" else "/en/style/"))


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_style_page_shows_every_component(language: str) -> None:
    from_page = style_page(language)
    assert f'lang="{language}"' in from_page
    assert ('dir="rtl"' in from_page) is (language == "fa")
    for name in (
        "status",
        "notice",
        "due",
        "countdown",
        "card",
        "facts",
        "timeline",
        "steps",
        "weights",
        "question",
        "diff",
        "reasons",
    ):
        assert re.search(rf'class="[^"]*\b{name}\b', from_page), name
    for name in (
        "documents",
        "profile-head",
        "result-row",
        "facet",
        "chip",
        "pager",
        "empty",
        "now",
        "funnel",
        "figures",
        "meter",
        "matrix",
    ):
        assert re.search(rf'class="[^"]*\b{name}\b', from_page), name
    for name in (
        "ranking",
        "chart",
        "district-map",
        "criterion",
        "receipt",
        "task-list",
        "search-box",
        "table",
        "field",
        "desk-nav",
        "badge",
    ):
        assert re.search(rf'class="[^"]*\b{name}\b', from_page), name


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_page_has_no_inline_style_or_script(language: str) -> None:
    html = style_page(language)
    assert " style=" not in html
    assert not re.search(r"<style\b", html)
    assert not re.search(r"\son\w+=", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


def test_a_persian_page_has_no_english_number() -> None:
    codes = r"""<code.*?</code>|<p class="receipt-number">.*?</p>|<[^>]+>"""
    text = re.sub(codes, " ", style_page("fa"), flags=re.DOTALL)
    typed_back = {"10380284792", "1404", "12", "30", "2500000"}  # what a person typed comes back as typed
    assert not set(re.findall(r"[0-9]+", text)) - typed_back - {"256"}


def test_a_desk_has_its_navigation_and_says_where_one_is() -> None:
    items = [
        {"label": "امروز", "url": "/desk/", "count": 3, "current": True},
        {"label": "رسیدها", "url": "/desk/receipts/"},
    ]
    context = {"desk_label": "میز شرکت", "desk_items": items, "desk_title": "سلام نگار", "desk_eyebrow": "سه‌شنبه ۳ آذر"}
    with translation.override("fa"):
        html = render_to_string("desk.html", context, asked())
    assert '<nav class="desk-nav" aria-label="میز شرکت">' in html
    assert '<a href="/desk/" aria-current="page">امروز <b>۳</b></a>' in html
    assert "<h1>سلام نگار</h1>" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize(
    ("level", "tone"),
    [
        ("success", 'data-tone="good"'),
        ("warning", 'data-tone="now"'),
        ("error", 'data-tone="bad"'),
        ("info", 'class="notice">'),
    ],
)
def test_a_message_is_a_notice_with_the_tone_of_its_level(level: str, tone: str) -> None:
    class Said:
        level_tag = level

        def __str__(self) -> str:
            return "پیشنهاد <b>فرستاده</b> شد"

    html = render_to_string("components/messages.html", {"messages": [Said()]})
    assert tone in html
    assert "&lt;b&gt;" in html
    assert 'role="status"' in html


def test_ids_are_unique() -> None:
    ids = re.findall(r'\sid="([^"]+)"', style_page("fa"))
    assert len(ids) == len(set(ids))


def test_every_component_tells_its_parameters() -> None:
    assert undocumented() == []


def test_the_reference_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == reference(), "run `make manage ARGS=components_reference`"


@pytest.mark.parametrize("path", ALL_TEMPLATES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_compiles_and_names_only_icons_that_exist(path: Path) -> None:
    get_template(str(path.relative_to(TEMPLATES)))
    text = path.read_text(encoding="utf-8")
    missing = [name for name in re.findall(r'\{% icon "([^"]+)"', text) if not icon_exists(name)]
    assert not missing
    assert " style=" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
