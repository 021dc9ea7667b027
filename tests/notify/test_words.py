"""Parameters of messages in the reader's language."""

from __future__ import annotations

import pytest
from django.utils import translation

from marketplace.notify.catalogue import shown


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("closes_at", "2026-12-08T10:30:00+00:00", "۱۷ آذر ۱۴۰۵"),
        ("due_on", "2026-12-08", "۱۷ آذر ۱۴۰۵"),
        ("publication_at", "", ""),  # an event that names no moment must not break the inbox
        ("publication_at", None, ""),
        ("count", 1500, "۱٬۵۰۰"),
        ("title", {"fa": "پسماند", "en": "Waste"}, "پسماند"),
    ],
)
def test_a_parameter_is_shown_as_the_reader_writes_it(name: str, value: object, words: str) -> None:
    with translation.override("fa"):
        assert words in shown(name, value)
        assert bool(shown(name, value)) == bool(words)
