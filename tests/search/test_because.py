"""Hits say where the words stand when their rows do not; and the rows of visitors obey the rooms' own rules."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.safestring import mark_safe

from marketplace import text
from search import labels, mixed_rows
from search.because import explain
from search.documents.document import Key
from search.rows import Row
from tests.factories.challenges import open_challenge
from tests.factories.vendors import VendorFactory, join, verified_vendor
from tests.search.documents import document, stored

pytestmark = pytest.mark.django_db


def row_of(key: Key, **values: Any) -> Row:
    return Row(key, mark_safe("عنوان"), "/", mark_safe("خلاصه"), **values)


def told(body: str, *terms: str, **values: Any) -> str:
    """What is told of a row that shows nothing of its entry with this body."""
    kept = document("عنوان", "خلاصه", body)
    stored(kept)
    row = row_of(kept.key, **values)
    explain([row], terms)
    return str(row.because)


def test_the_words_are_shown_where_they_stand() -> None:
    long = "پیش از آن. " * 40 + "مخزن پسماند کنار کوچه بود. " + "پس از آن. " * 40
    shown = told(f"سطری دیگر\n{long}", "پسماند")
    assert "<mark>پسماند</mark> کنار کوچه" in shown
    assert shown.count("…") == 2
    assert len(shown) < 260


def test_words_that_are_one_only_together_are_found_too() -> None:
    joined = max(text.tokens("دانش‌بنیان"), key=len)
    assert "<mark>دانش بنیان</mark>" in told("شرکت‌های دانش بنیان شهر", joined)


def test_a_text_of_the_other_language_says_so() -> None:
    with translation.override("en"):
        assert '<bdi lang="fa">' in told("پسماند شهر", "پسماند")


def test_what_the_row_names_already_is_no_news() -> None:
    assert told("انرژی", "انرژی", meta=[{"label": "آب، انرژی"}]) == ""
    assert told("چیزی دیگر", "انرژی") == ""


def test_a_row_that_shows_a_word_is_left_alone(django_assert_num_queries: Any) -> None:
    row = Row(Key("challenge", "1"), mark_safe("<mark>پسماند</mark>"), "/", mark_safe("خلاصه"))
    with django_assert_num_queries(0):
        explain([row], ["پسماند"])
    assert row.because == ""


def test_rows_of_visitors_and_members_obey_the_rooms() -> None:
    """An entry that lags behind its thing shows nothing that the room does not."""
    challenge, verified, waiting = open_challenge(), verified_vendor(), VendorFactory.create(legal_id="14009694200")
    keys = [Key("challenge", str(challenge.pk)), *(Key("vendor", str(firm.pk)) for firm in (verified, waiting))]
    for key in keys:
        stored(document("عنوان", kind=key.kind, object_id=key.object_id))
    owner = join(waiting)
    for actor, seen in ((AnonymousUser(), keys[:2]), (owner, keys)):
        names = labels.Labels(())
        assert [row.key for row in mixed_rows.mixed_rows(keys, actor=actor, terms=(), names=names)] == seen
