"""What every page knows: where it can lead, which theme was chosen and the other language. Costs no query."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from marketplace.face import navigation
from marketplace.face.theme import chosen_theme, label_of, theme_after

LANGUAGE_NAMES = {"fa": "فارسی", "en": "English"}


def site(request: HttpRequest) -> dict[str, Any]:
    """Navigation, theme and language switch; links are worked out only if a template asks for them.

    Wagtail's admin has words of its own for its templates («search_url», «theme»), so it gets none of ours.
    """
    if request.path_info.startswith("/admin/"):
        return {}
    theme = chosen_theme(request)
    other = "fa" if get_language() == "en" else "en"
    return {
        "theme": theme,
        "next_theme": theme_after(theme) or "auto",
        "next_theme_label": label_of(theme_after(theme)),
        "theme_url": SimpleLazyObject(lambda: navigation.address("face:theme")),
        "other_language": other,
        "other_language_name": LANGUAGE_NAMES[other],
        "navigation": SimpleLazyObject(lambda: navigation.links(navigation.HEADER, request.path)),
        "search_url": SimpleLazyObject(lambda: navigation.address("search:challenges")),
        "login_url": SimpleLazyObject(lambda: navigation.address("account_login")),
        "desk_url": SimpleLazyObject(lambda: navigation.address("desks:home")),
        "inbox_url": SimpleLazyObject(lambda: navigation.address("notify:inbox")),
    }
