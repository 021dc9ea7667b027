"""Following a challenge, or every new one of a city field or a department.

Invariant: whoever follows a field and the department of the same challenge is told of it once
(`challenges.notifications`).
"""

from __future__ import annotations

from typing import Any

from challenges import permissions
from challenges.models import Challenge
from marketplace.accounts.models import User
from marketplace.notify.services import unwatch, watch


def watch_challenge(*, actor: User, challenge: Challenge) -> None:
    """Have the actor told of what happens to the challenge. Following twice changes nothing."""
    permissions.can_watch_challenge(actor, challenge).require()
    watch(actor=actor, subject=challenge)


def unwatch_challenge(*, actor: User, challenge: Challenge) -> None:
    """End it."""
    permissions.can_watch_challenge(actor, challenge).require()
    unwatch(actor=actor, subject=challenge)


def follow_source(*, actor: Any, source: permissions.Source) -> None:
    """Have the actor told of every new challenge of a field or a department. Following twice changes nothing. Raises
    `NotAllowed` for visitors and for a department that is no longer active.
    """
    permissions.can_follow_source(actor, source).require()
    watch(actor=actor, subject=source)


def unfollow_source(*, actor: Any, source: permissions.Source) -> None:
    """End it; also for a department that has been closed meanwhile."""
    permissions.can_follow_anything(actor).require()
    unwatch(actor=actor, subject=source)
