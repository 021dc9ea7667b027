"""The ends of a challenge and the steps between, each with its journal row; reasons of an end are public for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Round
from challenges.services.locking import locked_challenge, role_word
from challenges.states import CHALLENGE, challenge_relations
from marketplace.accounts.roles import Actor
from marketplace.clock import database_now
from marketplace.errors import Invalid
from marketplace.journal import services as journal
from marketplace.text import clean

ACTIONS: Final = {
    "begin_evaluation": "challenges.challenge.evaluation_begun",
    "announce": "challenges.challenge.announced",
    "award": "challenges.challenge.awarded",
    "reopen_evaluation": "challenges.challenge.evaluation_reopened",
    "find_unsuccessful": "challenges.challenge.unsuccessful",
    "cancel": "challenges.challenge.cancelled",
}
"""Step of the lifecycle → what the journal calls it. Closing has a service of its own."""
STAMPS: Final = {
    "begin_evaluation": "opened_at",
    "announce": "decided_at",
    "award": "awarded_at",
    "cancel": "cancelled_at",
    "find_unsuccessful": "decided_at",
}
NEEDS_PUBLIC_REASON: Final = frozenset({"cancel", "find_unsuccessful"})


@transaction.atomic
def take_step(
    *, actor: Actor, challenge: Challenge, step: str, reason: str = "", after: Mapping[str, Any] | None = None
) -> Challenge:
    """Take a step of the challenge's lifecycle (`ACTIONS`), stamp its time, journal it; `after` adds small values to
    the journal row.

    Upper rooms call this inside their own transaction («announce» when a decision is announced). Raises `NotAllowed`
    or `WrongState`, and `Invalid` where a public reason is needed and missing.
    """
    challenge, reason = locked_challenge(challenge), clean(reason)
    role = role_word(actor, challenge_relations(actor, challenge))
    before, status = CHALLENGE.apply(step, actor=actor, obj=challenge)
    if step in NEEDS_PUBLIC_REASON:
        if not reason:
            raise Invalid({"reason": _("Give the reason; everybody reads it.")})
        challenge.public_reason = reason
    if step in STAMPS:
        setattr(challenge, STAMPS[step], database_now())
    if STAMPS.get(step) == "decided_at":
        rounds = Round.objects.filter(challenge=challenge, number=challenge.current_round)
        rounds.update(decided_at=challenge.decided_at)
    challenge.save(update_fields=["status", "public_reason", *([STAMPS[step]] if step in STAMPS else [])])
    journal.record(
        actor=actor,
        action=ACTIONS[step],
        subject=challenge,
        role=role,
        before={"status": before},
        after={"status": status, **(after or {})},
        reason=reason,
    )
    return challenge


def cancel_challenge(*, actor: Actor, challenge: Challenge, reason: str) -> Challenge:
    """End a challenge that has not been awarded; the reason stays on its page. Raises as `take_step`."""
    return take_step(actor=actor, challenge=challenge, step="cancel", reason=reason)


def find_unsuccessful(*, actor: Actor, challenge: Challenge, reason: str) -> Challenge:
    """End a closed challenge without a suitable proposal; the reason stays on its page. Raises as `take_step`."""
    return take_step(actor=actor, challenge=challenge, step="find_unsuccessful", reason=reason)
