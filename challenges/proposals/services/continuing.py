"""Nothing is typed twice: a proposal begins with what the vendor wrote before, sealed anew under its own round's key.

A second round continues from the concept; a late exception from the draft that lapsed at the deadline.
"""

from __future__ import annotations

import uuid
from typing import Any

from challenges.models import ProposalQuestion
from challenges.proposals.models import Partner, Proposal, ProposalAnswer, ProposalPrice, TeamMember
from challenges.proposals.sealing import keys_of, places, seal
from challenges.proposals.sealing.door import DraftPartner, draft_of
from marketplace.clock import database_now
from marketplace.text import normalise
from vendors.models import Vendor


def earlier_of(proposal: Proposal) -> Proposal | None:
    """The vendor's latest other proposal for the same challenge."""
    rows = Proposal.objects.filter(vendor_id=proposal.vendor_id, challenge_id=proposal.challenge_id)
    return rows.exclude(pk=proposal.pk).select_related("round", "challenge").order_by("-pk").first()


def carry_over(earlier: Proposal, proposal: Proposal, actor: Any) -> list[Partner]:
    """Copy answers to questions that are asked again, the team, the partners with their shares, and the price within
    one round. Files are not copied: each belongs to one proposal. Returns the partners, who are to be asked anew.
    """
    moment = database_now()
    keys, before = keys_of(proposal.round), draft_of(earlier)
    asked = _asked_again(earlier, proposal)
    ProposalAnswer.objects.bulk_create(
        ProposalAnswer(
            proposal=proposal, question_key=asked[name], words=before.rows[name].words, saved_by=actor, saved_at=moment,
            ciphertext=seal(text, key=keys.content, place=places.answer(proposal.public_id, asked[name])),
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
    return Partner.objects.bulk_create(_asked_anew(row, proposal) for row in before.partners)


def _asked_anew(before: DraftPartner, proposal: Proposal) -> Partner:
    """The same partner with the same share, without its consent: that was to another proposal. It may have registered
    meanwhile.
    """
    found = Vendor.objects.filter(legal_id=before.legal_id).exclude(pk=proposal.vendor_id).first()
    row = Partner(proposal=proposal, vendor=found, public_id=uuid.uuid4(), asked_at=database_now())
    value = {"legal_id": before.legal_id, "share": before.share}
    place = places.partner(proposal.public_id, row.public_id)
    row.ciphertext = seal(value, key=keys_of(proposal.round).content, place=place)
    return row


def _asked_again(earlier: Proposal, proposal: Proposal) -> dict[str, str]:
    """Key of a question of the earlier proposal → key of the same question now: by its key, or, because each round is
    written with keys of its own, by its Persian words.
    """
    now = list(ProposalQuestion.objects.filter(terms__version=proposal.version_id, terms__round=proposal.round_id))
    then = ProposalQuestion.objects.filter(terms__version=earlier.version_id, terms__round=earlier.round_id)
    keys, words = {row.key for row in now}, {normalise(row.text_fa): row.key for row in now}
    found = {row.key: row.key if row.key in keys else words.get(normalise(row.text_fa), "") for row in then}
    taken = {key: name for name, key in found.items() if key}  # two questions never share one answer
    return {name: key for key, name in taken.items()}
