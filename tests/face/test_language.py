"""Words of the other language within a sentence."""

from __future__ import annotations

import pytest
from django.utils import translation

from marketplace.face.language import apart


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "پسماند کوچه", "\u2068پسماند کوچه\u2069"),
        ("en", "Waste", "Waste"),
        ("fa", "پسماند کوچه", "پسماند کوچه"),
        ("en", "", ""),
    ],
)
def test_persian_words_are_set_apart_in_english_sentences_only(language: str, words: str, shown: str) -> None:
    with translation.override(language):
        assert apart(words) == shown
