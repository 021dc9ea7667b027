"""URL × role → what a GET (or a POST without data) answers. Every room appends its rows; an address without a row
fails.

    Row("notify:inbox", signed_in(200))
    Row("challenges:detail", everybody(200), kwargs=lambda world: {"reference": world.challenge.reference})
    Row("challenges:audit", only(200, "officer", "office", "auditor", "administrator"), kwargs=…)
    Row("notify:read_all", signed_in(302), method="post")

Roles: visitor, person (no role), officer and manager (of `world.department`), stranger (officer of another department),
office, auditor, editor, administrator. Rooms add roles («owner» of a startup) and things by `@builds("challenge")`: the
builder runs when a row asks for the thing. LOGIN means a redirect to the sign-in page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from marketplace.accounts.models import Department, User
from tests.factories import accounts

LOGIN = "login"
Answer = int | str
Expected = dict[str, Answer]

ROLES = ("visitor", "person", "officer", "manager", "stranger", "office", "auditor", "editor", "administrator")


@dataclass
class World:
    """The people of a test and the things that rows ask for, made on first use and kept."""

    department: Department
    users: dict[str, User | None]
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in BUILDERS:
            raise AttributeError(name)
        if name not in self.things:
            self.things[name] = BUILDERS[name](self)
        return self.things[name]


BUILDERS: dict[str, Callable[[World], Any]] = {}


def builds(name: str) -> Callable[[Callable[[World], Any]], Callable[[World], Any]]:
    """Register how a thing is made."""

    def keep(build: Callable[[World], Any]) -> Callable[[World], Any]:
        BUILDERS[name] = build
        return build

    return keep


def make_world() -> World:
    """The people every row is tried by."""
    department = accounts.DepartmentFactory.create()
    users: dict[str, User | None] = {
        "visitor": None,
        "person": accounts.UserFactory.create(),
        "officer": accounts.officer(department),
        "manager": accounts.manager(department),
        "stranger": accounts.officer(),
        "office": accounts.office_officer(),
        "auditor": accounts.auditor(),
        "editor": accounts.site_editor(),
        "administrator": accounts.administrator(),
    }
    return World(department, users)


@dataclass(frozen=True)
class Row:
    """One address: what each role is answered. `kwargs` of the address come from the world."""

    name: str
    expects: Expected
    kwargs: Callable[[World], dict[str, Any]] | None = None
    method: str = "get"


def everybody(answer: Answer) -> Expected:
    """The same for all."""
    return dict.fromkeys(ROLES, answer)


def signed_in(answer: Answer) -> Expected:
    """Visitors are sent to sign in."""
    return {**everybody(answer), "visitor": LOGIN}


def only(answer: Answer, *roles: str, others: Answer = 403, visitor: Answer = LOGIN) -> Expected:
    """`answer` for the named roles, `others` for the rest, visitors are sent to sign in."""
    return {**everybody(others), "visitor": visitor, **dict.fromkeys(roles, answer)}


# Addresses of other people's applications: prefix of the name → where they are tested.
FOREIGN = {
    "admin:": "Django's admin at /technical/: tests/accounts/test_technical.py",
    "wagtailadmin": "Wagtail's admin: tests/cms (isolation of departments)",
    "cms_writing": "parts of the editor, inside Wagtail's admin: tests/cms (isolation, beginning, editor parts)",
    "challenge_templates": "Wagtail's views of a model, inside its admin: tests/cms (isolation, beginning)",
    "search_synonyms": "the same: tests/cms (isolation), tests/search (teaching)",
    "search_answers": "the same: tests/cms (isolation), tests/search (teaching)",
    "wagtaildocs": "Wagtail's admin: tests/cms",
    "wagtailimages": "Wagtail's admin: tests/cms",
    "wagtailsnippets": "Wagtail's admin: tests/cms",
    "wagtailusers": "Wagtail's admin: tests/cms",
    "wagtailforms": "Wagtail's admin: tests/cms",
    "wagtailredirects": "Wagtail's admin: tests/cms",
    "wagtailsites": "Wagtail's admin: tests/cms",
    "wagtailsettings": "Wagtail's admin: tests/cms",
    "wagtailembeds": "Wagtail's admin: tests/cms",
    "wagtailcore": "Wagtail's admin: tests/cms",
    "wagtaillocales": "Wagtail's admin: tests/cms",
    "wagtail_serve": "editorial pages: tests/cms",
    "wagtail": "Wagtail: tests/cms",
    "account_": "sign-in by allauth: tests/accounts/test_sign_in.py",
    "mfa_": "second step by allauth: tests/accounts/test_sign_in.py",
    "socialaccount_": "foreign sign-in by allauth: tests/accounts/test_sign_in.py",
    "openid_connect": "foreign sign-in by allauth: tests/accounts/test_sign_in.py",
}

# Patterns without a name that other people's applications bring: beginning → why.
FOREIGN_PATTERNS = {
    "social/": "allauth's older addresses, redirects",
    "test404/": "Wagtail's preview of the 404 page while developing",
    "^.*/$": "Wagtail's answer to whatever is not in its admin",
}

ROWS: list[Row] = []


def add(rows: Iterable[Row]) -> None:
    """Append a room's rows."""
    ROWS.extend(rows)
