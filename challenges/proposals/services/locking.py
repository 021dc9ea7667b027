"""The order of locks: the round first, then the proposal.

Accepting takes the round FOR SHARE, closing takes it FOR UPDATE: many vendors submit side by side, yet a proposal is either accepted
before the closing or refused after it, never lost in between.
"""

from __future__ import annotations

from django.db import connection

from challenges.proposals.models import Proposal


def share_round(round_id: int) -> None:
    """Hold the round against being closed until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM challenges_round WHERE id = %s FOR SHARE", [round_id])


def lock_proposal(proposal_id: int) -> Proposal:
    """The proposal, fresh and held, with its round shared first. Call inside a transaction."""
    round_id = Proposal.objects.values_list("round_id", flat=True).get(pk=proposal_id)
    share_round(round_id)
    proposal: Proposal = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("round", "challenge", "vendor", "version")
        .get(pk=proposal_id)
    )
    return proposal
