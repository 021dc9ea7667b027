"""What every page knows: where it can lead, which theme was chosen and the other language. Costs no query."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_urlconf
from django.utils.translation import get_language

from marketplace.face import navigation
from marketplace.face.theme import chosen_theme, label_of, theme_after

LANGUAGE_NAMES = {"fa": "فارسی", "en": "English"}
TOOLS = {
    "theme_url": "face:theme",
    "search_url": "search:challenges",
    "login_url": "account_login",
    "desk_url": "desks:home",
    "inbox_url": "notify:inbox",
}
"""Name in templates → URL name."""


def site(request: HttpRequest) -> dict[str, Any]:
    """Navigation, theme and language switch.

    Wagtail's admin has words of its own for its templates («search_url», «theme»), so it gets none of ours.
    """
    if request.path_info.startswith("/admin/"):
        return {}
    theme, language = chosen_theme(request), get_language() or "fa"
    other = "fa" if language == "en" else "en"
    return {
        "theme": theme,
        "next_theme": theme_after(theme) or "auto",
        "next_theme_label": label_of(theme_after(theme)),
        "other_language": other,
        "other_language_name": LANGUAGE_NAMES[other],
        "navigation": navigation.links(navigation.HEADER, request.path),
        **_addresses(language, get_urlconf() or settings.ROOT_URLCONF),
    }


@lru_cache(maxsize=8)
def _addresses(_language: str, _urlconf: str) -> Mapping[str, str]:
    """Where the tools of the header lead; worked out once for each language, since every page asks."""
    return {name: navigation.address(place) for name, place in TOOLS.items()}
