"""The reader's choice of light or dark: a cookie, or nothing, and then the device decides."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Theme = Literal["", "light", "dark"]

COOKIE = "theme"
YEAR = 365 * 24 * 60 * 60

# The button goes round: what the device asks for, dark, light, and again.
_NEXT: dict[str, Theme] = {"": "dark", "dark": "light", "light": ""}
_LABELS: dict[str, str | Promise] = {"": _("View of this device"), "dark": _("Dark view"), "light": _("Light view")}


def chosen_theme(request: HttpRequest) -> Theme:
    """The theme of the cookie; empty for the device's own, or for a cookie that makes no sense."""
    value = request.COOKIES.get(COOKIE, "")
    return "dark" if value == "dark" else "light" if value == "light" else ""


def theme_after(theme: Theme) -> Theme:
    """What the button chooses next."""
    return _NEXT[theme]


def label_of(theme: Theme) -> str | Promise:
    """The words on the button that chooses this theme."""
    return _LABELS[theme]


def remember(response: HttpResponse, theme: str) -> None:
    """Keep a theme for a year; anything but light and dark forgets the choice."""
    if theme in ("light", "dark"):
        response.set_cookie(COOKIE, theme, max_age=YEAR, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
