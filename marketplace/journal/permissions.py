"""Who reads what of the journal, and who deals with dead letters.

The journal stands below the people who use it, so it does not know roles: the room that does tells it once, at start,
by `use_roles`. Until then only a platform administrator is trusted. In the same way a room says at start which deeds
are named to the innovation office alone (`keep_unnamed`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from marketplace.decisions import ALLOW, Decision, allow_if


class Roles(Protocol):
    """As much of a person's relations as the journal asks about."""

    @property
    def office(self) -> bool: ...
    @property
    def auditor(self) -> bool: ...
    @property
    def administrator(self) -> bool: ...


class _RoleReader:
    def __init__(self) -> None:
        self.read: Callable[[Any], Roles] | None = None


_roles = _RoleReader()


def use_roles(read: Callable[[Any], Roles]) -> None:
    """Say how the relations of an actor are read."""
    _roles.read = read


def _trusted(actor: Any, *names: str) -> bool:
    if _roles.read is None:
        return bool(getattr(actor, "is_active", False) and getattr(actor, "is_superuser", False))
    held = _roles.read(actor)
    return any(getattr(held, name) for name in names)


_unnamed: dict[str, frozenset[str]] = {}


def keep_unnamed(action: str, *keys: str) -> None:
    """Say that only the innovation office may know who did this; the values under `keys` would tell it too."""
    _unnamed[action] = frozenset(keys)


def unnamed_actions() -> Mapping[str, frozenset[str]]:
    """The actions whose doer is named to the office alone, and the keys of the values that would tell."""
    return _unnamed


def can_read_doer(actor: Any, action: str) -> Decision:
    """Who did it: everybody who reads the row, but for some actions (a question asked) the office alone; auditors and
    administrators see there that it was done, and when.
    """
    if action not in _unnamed:
        return ALLOW
    return allow_if(_trusted(actor, "office"), _("Only the innovation office sees who did this."))


def can_read_confidential(actor: Any) -> Decision:
    """Rows that are nobody else's business (a question asked, scores, an appeal): the office, auditors and
    administrators.
    """
    return allow_if(
        _trusted(actor, "office", "auditor", "administrator"),
        _("This entry is for the innovation office and auditors."),
    )


def can_see_dead_letters(actor: Any) -> Decision:
    """The events that could not be delivered: the office, auditors and administrators."""
    allowed = _trusted(actor, "office", "auditor", "administrator")
    return allow_if(
        allowed, _("Undelivered events are watched by the innovation office and the platform administrator.")
    )


def can_retry_dead_letters(actor: Any) -> Decision:
    """Send them again: the office and administrators; auditors write nothing."""
    allowed = _trusted(actor, "office", "administrator")
    return allow_if(allowed, _("Only the innovation office or the platform administrator can send events again."))
