"""Sample words and chips. They are no part of the product, so they are in no catalogue."""

from django.utils.translation import get_language


def words(persian: str, english: str) -> str:
    """Sample words in the reader's language. They are no part of the product, so they are in no catalogue."""
    return english if get_language() == "en" else persian


def chip(persian: str, english: str, icon: str, tone: str = "") -> dict[str, str]:
    """A status chip."""
    return {"label": words(persian, english), "icon": icon, "tone": tone}
