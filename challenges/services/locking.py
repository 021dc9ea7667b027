"""Rows under lock, always in the same order: the challenge, then its running round."""

from __future__ import annotations

from challenges.models import Challenge, Round
from marketplace.accounts.roles import Actor, is_system
from marketplace.transitions import SYSTEM


def locked_challenge(challenge: Challenge) -> Challenge:
    """The challenge as it is now, held until the end of the transaction."""
    row: Challenge = (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("department", "current_version")
        .get(pk=challenge.pk)
    )
    return row


def locked_round(challenge: Challenge) -> Round:
    """The running round of a challenge that is held already."""
    row: Round = Round.objects.select_for_update().get(challenge=challenge, number=challenge.current_round)
    return row


def role_word(actor: Actor, relations: frozenset[str]) -> str:
    """As what the actor acts, for the journal."""
    return SYSTEM if is_system(actor) else next(iter(sorted(relations)), "")
