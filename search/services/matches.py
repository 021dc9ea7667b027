"""What a startup says to a match, and a department's invitation."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from challenges.models import Challenge
from marketplace import clock
from marketplace.errors import Conflict
from marketplace.journal.services import record
from search.invitations import people_of
from search.models import ChallengeInvitation, MatchOpinion
from search.models.matches import Opinion
from search.permissions import can_invite_vendor, can_say_opinion
from vendors.models import Vendor


@transaction.atomic
def say_opinion(*, actor: Any, vendor: Vendor, challenge: Challenge, opinion: str) -> MatchOpinion:
    """«More such» or «not for me» for the actor's firm; saying something else replaces it. Raises `NotAllowed`."""
    can_say_opinion(actor, vendor).require()
    Vendor.objects.select_for_update().get(pk=vendor.pk)
    word = Opinion(opinion).value
    held = MatchOpinion.objects.filter(vendor=vendor, challenge=challenge).first()
    before = held.opinion if held else ""
    said, _ignored = MatchOpinion.objects.update_or_create(
        vendor=vendor, challenge=challenge, defaults={"opinion": word, "user": actor, "said_at": clock.now()}
    )
    record(
        actor=actor, action="search.opinion.said", subject=said, case=vendor, confidential=True,
        before={"opinion": before}, after={"opinion": word, "challenge": challenge.reference},
    )  # fmt: skip
    return said


@transaction.atomic
def forget_opinion(*, actor: Any, vendor: Vendor, challenge: Challenge) -> None:
    """Take back what was said; harmless when nothing was. Raises `NotAllowed`."""
    can_say_opinion(actor, vendor).require()
    held = MatchOpinion.objects.select_for_update().filter(vendor=vendor, challenge=challenge).first()
    if held is None:
        return
    record(
        actor=actor, action="search.opinion.taken_back", subject=held, case=vendor, confidential=True,
        before={"opinion": held.opinion, "challenge": challenge.reference},
    )  # fmt: skip
    held.delete()


@transaction.atomic
def invite_vendor(*, actor: Any, challenge: Challenge, vendor: Vendor) -> ChallengeInvitation:
    """Ask a firm to look at an open challenge; its people are told once, by the outbox. Raises `NotAllowed`, and
    `Conflict` when the firm is invited already.
    """
    held = Challenge.objects.select_for_update().get(pk=challenge.pk)
    can_invite_vendor(actor, held, vendor).require()
    if ChallengeInvitation.objects.filter(challenge=held, vendor=vendor).exists():
        raise Conflict(_("This startup was invited to the challenge already."), code="already_invited")
    invitation = ChallengeInvitation.objects.create(
        challenge=held, vendor=vendor, user=actor, reached=len(people_of(vendor)), invited_at=clock.now()
    )
    record(
        actor=actor, action="search.invitation.sent", subject=invitation, case=held,
        after={"vendor": vendor.public_id.hex, "reached": invitation.reached},
    )  # fmt: skip
    return invitation
