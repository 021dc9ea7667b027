"""The language a page is written in."""

from django.utils.translation import get_language

from marketplace.text import is_persian

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def language() -> str:
    """The active language, Persian when none is."""
    return get_language() or "fa"


def apart(words: str) -> str:
    """Persian words for within an English sentence: they keep their own direction, and what stands around them keeps
    its place.
    """
    if language() == "en" and is_persian(words):
        return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"
    return words
