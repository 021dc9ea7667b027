"""The language a page is written in."""

from django.utils.translation import get_language


def language() -> str:
    """The active language, Persian when none is."""
    return get_language() or "fa"
