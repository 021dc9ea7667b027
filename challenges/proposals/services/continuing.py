"""Nothing is typed twice: a proposal begins with what the vendor wrote before, sealed anew under its own round's key.

A second round continues from the concept; a late exception from the draft that lapsed at the deadline.
"""

from __future__ import annotations

from typing import Any

from challenges.proposals.models import Proposal, ProposalAnswer, ProposalPrice, TeamMember
from challenges.proposals.sealing import keys_of, places, seal
from challenges.proposals.sealing.door import draft_of
from marketplace.clock import database_now


def earlier_of(proposal: Proposal) -> Proposal | None:
    """The vendor's latest other proposal for the same challenge."""
    rows = Proposal.objects.filter(vendor_id=proposal.vendor_id, challenge_id=proposal.challenge_id)
    return rows.exclude(pk=proposal.pk).select_related("round", "challenge").order_by("-pk").first()


def carry_over(earlier: Proposal, proposal: Proposal, actor: Any) -> None:
    """Copy answers to questions that are asked again, the team, and the price within one round. Files are not copied:
    each belongs to one proposal.
    """
    moment = database_now()
    keys, before = keys_of(proposal.round), draft_of(earlier)
    asked = {row.key for row in proposal.version.terms.get(round=proposal.round).questions.all()}
    ProposalAnswer.objects.bulk_create(
        ProposalAnswer(
            proposal=proposal, question_key=name, words=before.rows[name].words, saved_by=actor, saved_at=moment,
            ciphertext=seal(text, key=keys.content, place=places.answer(proposal.public_id, name)),
        )
        for name, text in before.answers.items()
        if name in asked
    )  # fmt: skip
    TeamMember.objects.bulk_create(
        TeamMember(
            proposal=proposal,
            position=position,
            ciphertext=seal(member, key=keys.content, place=places.team(proposal.public_id)),
        )
        for position, member in enumerate(before.team)
    )
    if before.price and earlier.round_id == proposal.round_id:
        sealed = seal(before.price, key=keys.price, place=places.price(proposal.public_id))
        ProposalPrice.objects.create(proposal=proposal, ciphertext=sealed, saved_by=actor, saved_at=moment)
