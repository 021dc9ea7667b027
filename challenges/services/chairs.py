"""Who chairs the panel of a challenge."""

from __future__ import annotations

from django.db import transaction

from challenges import permissions
from challenges.models import Challenge, ChallengeChair
from challenges.services.locking import locked_challenge, role_word
from challenges.states import challenge_relations
from marketplace.accounts.models import User
from marketplace.accounts.roles import Actor
from marketplace.clock import now
from marketplace.journal import services as journal


@transaction.atomic
def set_chair(*, actor: Actor, challenge: Challenge, user: User) -> ChallengeChair:
    """Make a person the chair; the one before stays in the history. Naming the present chair again changes nothing."""
    challenge = locked_challenge(challenge)
    permissions.can_set_chair(actor, challenge).require()
    present = challenge.chairs.filter(ended_at__isnull=True).first()
    if present is not None and present.user_id == user.pk:
        return present
    if present is not None:
        present.ended_at = now()
        present.save(update_fields=["ended_at"])
    chair: ChallengeChair = ChallengeChair.objects.create(challenge=challenge, user=user)
    journal.record(
        actor=actor,
        action="challenges.chair.set",
        subject=chair,
        case=challenge,
        role=role_word(actor, challenge_relations(actor, challenge)),
        before={"chair": str(present.user.public_id) if present else ""},
        after={"chair": str(user.public_id)},
    )
    return chair
