"""The end of a decision: final after the stand-still, and what happens when a chosen startup falls away.

Invariant: a decision becomes final once, whoever tries how often; a disqualified startup is never awarded.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Decision, DecisionLine, Outcome
from challenges.evaluation.states import DECISION
from challenges.proposals.models import Proposal
from challenges.proposals.states import PROPOSAL
from challenges.services import find_unsuccessful, take_step
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.errors import DomainError, Invalid
from marketplace.journal.services import record
from marketplace.text import clean

STEP_OF = {"awarded": "award", "reserve": "reserve", "not_awarded": "not_award"}


@transaction.atomic
def finalise_decision(*, actor: Any, decision: Decision) -> Decision:
    """After the stand-still, with no appeal waiting: proposals take their outcome and the challenge is awarded or
    found unsuccessful.
    """
    held = Decision.objects.select_for_update(of=("self",)).select_related("round__challenge").get(pk=decision.pk)
    before, after = DECISION.apply("finalise", actor=actor, obj=held)
    held.final_at = database_now()
    held.save()
    awarded = _settle_lines(held)
    if awarded:
        take_step(actor=actor, challenge=held.round.challenge, step="award")
    else:
        find_unsuccessful(actor=actor, challenge=held.round.challenge, reason=held.public_reason)
    record(
        actor=actor,
        action="evaluation.decision.final",
        subject=held,
        case=held.round.challenge,
        before={"status": before},
        after={"status": after, "awarded": awarded},
    )
    return held


def _settle_lines(decision: Decision) -> int:
    """Each proposal takes its outcome; where an awarded one was disqualified meanwhile, the runner-up in reserve takes
    its place. Returns how many were awarded.
    """
    lines = list(decision.lines.select_related("proposal__vendor", "proposal__challenge", "proposal__round"))
    standing = [line for line in lines if line.proposal.status == "shortlisted"]
    vacant = sum(1 for line in lines if line.outcome == Outcome.AWARDED and line not in standing)
    awarded = 0
    for line in standing:
        step = STEP_OF[line.outcome]
        if vacant and line.outcome == Outcome.RESERVE:
            step, vacant = "award", vacant - 1
        _take_outcome(line, step)
        awarded += step == "award"
    return awarded


def _take_outcome(line: DecisionLine, step: str) -> None:
    PROPOSAL.apply(step, actor=SYSTEM_ACTOR, obj=line.proposal)
    line.proposal.save(update_fields=["status", "updated_at"])


def finalise_due() -> int:
    """Finalise every decision whose stand-still has run out and that no appeal holds; returns how many. Any number
    of workers may run it.
    """
    done = 0
    due = Decision.objects.filter(status="standstill", standstill_until__lte=database_now())
    for decision in due.exclude(appeals__status="lodged").order_by("pk"):
        try:
            finalise_decision(actor=SYSTEM_ACTOR, decision=decision)
        except DomainError:
            continue  # another worker was first, or an appeal came in between
        done += 1
    return done


@transaction.atomic
def disqualify_proposal(*, actor: Any, proposal: Proposal, reason: str) -> Proposal | None:
    """Disqualify with a reason; when it was the awarded one, the runner-up in reserve is awarded. Returns the
    runner-up, if any.
    """
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round", "challenge", "vendor")
    held = rows.get(pk=proposal.pk)
    before, after = PROPOSAL.apply("disqualify", actor=actor, obj=held)
    held.status_reason = clean(reason)
    held.save(update_fields=["status", "status_reason", "updated_at"])
    runner_up = None
    if before == "awarded":
        runner_up = rows.filter(round=held.round, status="reserve").order_by("decision_line__rank").first()
    if runner_up is not None:
        PROPOSAL.apply("award", actor=SYSTEM_ACTOR, obj=runner_up)
        runner_up.save(update_fields=["status", "updated_at"])
    record(
        actor=actor,
        action="evaluation.proposal.disqualified",
        subject=held,
        case=held.challenge,
        before={"status": before},
        after={"status": after, "runner_up": runner_up.pk if runner_up else None},
        reason=held.status_reason,
    )
    return runner_up
