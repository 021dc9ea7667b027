"""Following a challenge."""

from __future__ import annotations

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
