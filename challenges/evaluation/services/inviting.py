"""Concepts are chosen from: those chosen are invited to the round of full proposals, the others read why not.

Invariants: invitations are sent once, in one transaction with the beginning of the next round; whoever was not invited
has a reason; where nobody is, the challenge ends and says so.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction

from challenges.evaluation.models import Decision, DecisionLine, Outcome
from challenges.evaluation.states import DECISION
from challenges.models import Round
from challenges.proposals.models import Invitation
from challenges.proposals.states import PROPOSAL
from challenges.services import begin_second_round, find_unsuccessful
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.journal.services import record

STEP_OF: Final = {Outcome.INVITED.value: "invite", Outcome.NOT_INVITED.value: "not_invite"}


@transaction.atomic
def send_invitations(*, actor: Any, decision: Decision) -> Decision:
    """Make the choice of concepts final and open the second round to those chosen; with nobody chosen the challenge
    ends without a suitable proposal, for the public reason of the decision.

    Raises NotAllowed for a stranger and for a round of full proposals, WrongState when they were sent already.
    """
    held = Decision.objects.select_for_update(of=("self",)).select_related("round__challenge").get(pk=decision.pk)
    before, after = DECISION.apply("invite", actor=actor, obj=held)
    held.announced_at = held.final_at = database_now()
    held.save()
    chosen = _settle_lines(held)
    if chosen:
        running = begin_second_round(actor=actor, challenge=held.round.challenge)
        _invite(actor, running, chosen)
    else:
        find_unsuccessful(actor=actor, challenge=held.round.challenge, reason=held.public_reason)
    record(
        actor=actor,
        action="evaluation.decision.invited",
        subject=held,
        case=held.round.challenge,
        before={"status": before},
        after={"status": after, "invited": len(chosen)},
        reason=held.public_reason,
    )
    return held


def _settle_lines(decision: Decision) -> list[DecisionLine]:
    """Each concept takes its outcome; one that was disqualified meanwhile keeps that. Returns the lines invited."""
    lines = list(decision.lines.select_related("proposal__vendor", "proposal__challenge", "proposal__round"))
    standing = [line for line in lines if line.proposal.status == "shortlisted"]
    for line in standing:
        PROPOSAL.apply(STEP_OF[line.outcome], actor=SYSTEM_ACTOR, obj=line.proposal)
        line.proposal.save(update_fields=["status", "updated_at"])
    return [line for line in standing if line.outcome == Outcome.INVITED]


def _invite(actor: Any, running: Round, chosen: list[DecisionLine]) -> None:
    invited_by, moment = actor if isinstance(actor, User) else None, database_now()
    Invitation.objects.bulk_create(
        Invitation(round=running, vendor=line.proposal.vendor, invited_by=invited_by, invited_at=moment)
        for line in chosen
    )
