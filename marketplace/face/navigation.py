"""Where the header and the footer lead.

Rooms are reached by URL name only, and a room that is not mounted leaves no link behind: a broken link is never drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Place:
    """A word and the URL name behind it; a name that starts with "/" is a path of the editorial site."""

    label: Words
    name: str
    query: str = ""


@dataclass(frozen=True)
class Link:
    """A word, its address and whether the reader is there."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Group:
    """A column of the footer."""

    title: str
    links: tuple[Link, ...]


HEADER = (
    Place(_("Challenges"), "search:challenges"),
    Place(_("Results and pilots"), "pilots:results"),
    Place(_("Companies"), "search:vendors"),
    Place(_("Promises kept"), "desks:board"),
    Place(_("Guide"), "/guides/"),
)

FOOTER = (
    (
        _("For companies"),
        (
            Place(_("Open challenges"), "search:challenges", "status=open"),
            Place(_("Register a company"), "vendors:register"),
            Place(_("How proposals are judged"), "/guides/evaluation/"),
        ),
    ),
    (
        _("For everyone"),
        (
            Place(_("Results and pilots"), "pilots:results"),
            Place(_("Promises kept"), "desks:board"),
            Place(_("Check a receipt"), "proposals:verify"),
            Place(_("Stories"), "/stories/"),
        ),
    ),
    (
        _("Help"),
        (
            Place(_("Common questions"), "/faq/"),
            Place(_("Accessibility"), "/accessibility/"),
            Place(_("Privacy"), "/privacy/"),
        ),
    ),
)

ACCOUNT = (
    Place(_("My desk"), "desks:home"),
    Place(_("Inbox"), "notify:inbox"),
    Place(_("What I follow"), "challenges:following"),
    Place(_("Name and language"), "accounts:profile"),
    Place(_("E-mail addresses"), "account_email"),
    Place(_("Password"), "account_change_password"),
    Place(_("Two-step sign-in"), "mfa_index"),
    Place(_("Notices I receive"), "notify:preferences"),
    Place(_("Sign out"), "account_logout"),
)


def address(name: str) -> str:
    """The address of a URL name or an editorial path in the reader's language; empty while nothing answers there."""
    if name.startswith("/"):
        return localised(name, get_language() or "fa")
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def localised(path: str, language: str) -> str:
    """The same path in another language: Persian has no prefix, English lives below /en/."""
    bare = path.removeprefix("/en") if path == "/en" or path.startswith(("/en/", "/en?")) else path
    bare = bare if bare.startswith("/") else f"/{bare}"
    return f"/en{bare}" if language == "en" else bare


def links(places: Iterable[Place], path: str) -> tuple[Link, ...]:
    """The places that can be reached, the one that holds `path` marked as current."""
    found = _reachable(tuple(places), get_language() or "fa", get_urlconf() or settings.ROOT_URLCONF)
    return tuple([Link(label, target, path.startswith(url)) for label, url, target in found])


@lru_cache(maxsize=32)
def _reachable(places: tuple[Place, ...], _language: str, _urlconf: str) -> list[tuple[str, str, str]]:
    """Label, address and address with its query; worked out once for each language, since every page asks."""
    urls = [(place, address(place.name)) for place in places]
    return [(str(place.label), url, f"{url}?{place.query}" if place.query else url) for place, url in urls if url]


def footer() -> list[Group]:
    """The columns of the footer."""
    return [Group(str(title), links(places, "")) for title, places in FOOTER]
