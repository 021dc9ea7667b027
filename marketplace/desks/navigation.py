"""The navigation of the desks: which desks a person has, and the places on each. A link to a room that is not
mounted is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.plain import read_one

Words = str | Promise

_RELATIONS = """
    SELECT EXISTS (SELECT FROM evaluation_panelmember WHERE user_id = %(user)s AND ended_at IS NULL),
           EXISTS (SELECT FROM vendors_vendormembership WHERE user_id = %(user)s AND ended_at IS NULL)
"""
STARTUP, DEPARTMENT, EVALUATOR, OFFICE = "startup", "department", "evaluator", "office"
LABELS: dict[str, Words] = {
    STARTUP: _("Startup’s desk"),
    DEPARTMENT: _("Department’s desk"),
    EVALUATOR: _("Evaluator’s desk"),
    OFFICE: _("Innovation office"),
}


def desks_of(actor: User) -> list[str]:
    """The desks of a person, the one that most likely waits first. One query besides the roles."""
    roles = roles_of(actor)
    evaluates, belongs = read_one(_RELATIONS, {"user": actor.pk})
    found = []
    if roles.office or roles.auditor or roles.administrator:
        found.append(OFFICE)
    if roles.departments:
        found.append(DEPARTMENT)
    if evaluates:
        found.append(EVALUATOR)
    if belongs or not found:
        found.append(STARTUP)
    return found


def item(
    label: Words, name: str, *, count: int = 0, current: bool = False, args: Iterable[Any] = ()
) -> dict[str, Any] | None:
    """A place on a desk, or None if its room is not mounted."""
    try:
        url = reverse(name, args=list(args))
    except NoReverseMatch:
        return None
    return {"label": label, "url": url, "count": count or None, "current": current}


def items(*places: dict[str, Any] | None, desks: Iterable[str] = (), current: str = "") -> list[dict[str, Any]]:
    """The places that are there, then the person's other desks."""
    others = [item(LABELS[desk], f"desks:{desk}") for desk in desks if desk != current]
    return [place for place in [*places, *others] if place]
