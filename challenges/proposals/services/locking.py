"""The order of locks: the challenge first, then its round, then the proposal.

Accepting takes the round FOR SHARE, closing takes it FOR UPDATE: many vendors submit side by side, yet a proposal is
either accepted before the closing or refused after it, never lost in between. Whoever inserts a row that refers to the
challenge takes it FOR KEY SHARE before the round, as the foreign key would at the commit: otherwise closing and
starting could wait for each other.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from challenges.models import Round
from challenges.proposals.models import Proposal
from marketplace.clock import database_now


def share_round(round_: Round) -> None:
    """Hold a round, and its challenge, against being closed until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM challenges_challenge WHERE id = %s FOR KEY SHARE", [round_.challenge_id])
        cursor.execute("SELECT 1 FROM challenges_round WHERE id = %s FOR SHARE", [round_.pk])


def lock_proposal(proposal_id: int) -> Proposal:
    """The proposal, fresh and held, with its round shared first. Call inside a transaction."""
    _share_round_of(proposal_id)
    return _held(proposal_id)


def lock_in_time(proposal_id: int) -> tuple[Proposal, datetime]:
    """The same, and the database's clock at the moment from which the round cannot be closed: what decides whether a
    step comes in time. Nothing that follows, however long it takes under load, makes it late.
    """
    _share_round_of(proposal_id)
    moment = database_now()
    return _held(proposal_id), moment


def _share_round_of(proposal_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM challenges_round"
            " WHERE id = (SELECT round_id FROM proposals_proposal WHERE id = %s) FOR SHARE",
            [proposal_id],
        )


def _held(proposal_id: int) -> Proposal:
    rows = Proposal.objects.with_late_limit().select_for_update(of=("self",))
    proposal: Proposal = rows.select_related("round", "challenge__current_version", "vendor").get(pk=proposal_id)
    return proposal


def lock_round(round_id: int) -> Round:
    """The round, fresh and held against everybody, with its challenge. Call inside a transaction."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("challenge__current_version")
    held: Round = rows.get(pk=round_id)
    return held
