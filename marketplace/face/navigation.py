"""Where the header and the footer lead.

Rooms are reached by URL name only, and a room that is not mounted leaves no link behind: a broken link is never drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
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
    links: list[Link]


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


def links(places: Iterable[Place], path: str) -> list[Link]:
    """The places that can be reached, the one that holds `path` marked as current."""
    found = []
    for place in places:
        if url := address(place.name):
            target = f"{url}?{place.query}" if place.query else url
            found.append(Link(str(place.label), target, path.startswith(url)))
    return found


def footer() -> list[Group]:
    """The columns of the footer."""
    return [Group(str(title), links(places, "")) for title, places in FOOTER]
