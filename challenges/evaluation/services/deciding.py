"""The decision: proposed by the chair, announced with public reasons, final after the stand-still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Decision, DecisionLine, Outcome
from challenges.evaluation.permissions import can_announce, can_lead
from challenges.evaluation.ranking import ranking_of
from challenges.evaluation.states import DECISION
from challenges.models import Round
from challenges.proposals.models import Proposal
from challenges.proposals.states import PROPOSAL
from challenges.services import find_unsuccessful, take_step
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.dates import add_working_days, tehran_date
from marketplace.errors import Conflict, DomainError, Invalid
from marketplace.journal.services import record
from marketplace.places.models import Holiday
from marketplace.text import clean

STEP_OF = {"awarded": "award", "reserve": "reserve", "not_awarded": "not_award"}


@dataclass(frozen=True, slots=True)
class LineContent:
    """What the chair says of one proposal."""

    outcome: str
    public_reason: str = ""
    debrief: str = ""


@transaction.atomic
def propose_decision(*, actor: Any, round_: Round, public_reason: str, lines: Mapping[int, LineContent]) -> Decision:
    """Write down the chair's decision over the shortlisted proposals (by id). Raises Invalid naming what is missing.

    An award that is not the first of the ranking needs its own public reason, like every award; a proposal that was
    not chosen needs feedback.
    """
    held = Round.objects.select_for_update().select_related("challenge").get(pk=round_.pk)
    can_lead(actor, held).require()
    if Decision.objects.filter(round=held).exclude(status="proposed").exists():
        raise Conflict(_("The decision of this round was announced already."))
    ranked = ranking_of(held)
    _check(public_reason, lines, {row.proposal.pk for row in ranked})
    _forget(held)
    decision = Decision.objects.create(
        round=held, public_reason=clean(public_reason), proposed_by=actor, proposed_at=database_now()
    )
    DecisionLine.objects.bulk_create(
        DecisionLine(
            decision=decision,
            proposal=row.proposal,
            outcome=lines[row.proposal.pk].outcome,
            rank=row.rank,
            technical=row.technical,
            price=row.price,
            total=row.total,
            amount=row.amount,
            public_reason=clean(lines[row.proposal.pk].public_reason),
            debrief=clean(lines[row.proposal.pk].debrief),
        )
        for row in ranked
    )
    record(
        actor=actor,
        action="evaluation.decision.proposed",
        subject=decision,
        case=held.challenge,
        reason=decision.public_reason,
        after={"status": decision.status, "lines": len(ranked)},
    )
    return decision


def _forget(round_: Round) -> None:
    DecisionLine.objects.filter(decision__round=round_).delete()
    Decision.objects.filter(round=round_).delete()


def _check(public_reason: str, lines: Mapping[int, LineContent], shortlisted: set[int]) -> None:
    problems: dict[str, Any] = {}
    if not clean(public_reason):
        problems["public_reason"] = _("Write the public reason of the decision.")
    if set(lines) != shortlisted:
        problems[""] = _("The decision must name every shortlisted proposal and no other.")
    for key, line in lines.items():
        if line.outcome not in STEP_OF:
            problems[f"lines.{key}"] = _("Choose awarded, in reserve or not awarded.")
        elif line.outcome == Outcome.AWARDED and not clean(line.public_reason):
            problems[f"lines.{key}"] = _("An award needs a public reason.")
        elif line.outcome != Outcome.AWARDED and not clean(line.debrief):
            problems[f"lines.{key}"] = _("Write feedback for the startup that was not chosen.")
    if problems:
        raise Invalid(problems)


def standstill_end(moment: datetime) -> datetime:
    """The end of the stand-still: the same hour after STANDSTILL_WORKING_DAYS working days in Tehran."""
    day = tehran_date(moment)
    holidays = set(
        Holiday.objects.filter(day__gte=day, day__lte=day + timedelta(days=120)).values_list("day", flat=True)
    )
    return moment + (add_working_days(day, settings.STANDSTILL_WORKING_DAYS, holidays) - day)


@transaction.atomic
def announce_decision(*, actor: Any, decision: Decision) -> Decision:
    """Publish the decision with its reasons; the stand-still begins. Raises NotAllowed, WrongState, Invalid."""
    held = Decision.objects.select_for_update(of=("self",)).select_related("round__challenge").get(pk=decision.pk)
    can_announce(actor, held).require()
    before, after = DECISION.apply("announce", actor=actor, obj=held)
    held.announced_at = database_now()
    held.standstill_until = standstill_end(held.announced_at)
    held.save()
    take_step(actor=actor, challenge=held.round.challenge, step="announce")
    record(
        actor=actor,
        action="evaluation.decision.announced",
        subject=held,
        case=held.round.challenge,
        before={"status": before},
        after={"status": after, "standstill_until": held.standstill_until.isoformat()},
        reason=held.public_reason,
    )
    return held


@transaction.atomic
def finalise_decision(*, actor: Any, decision: Decision) -> Decision:
    """After the stand-still, with no appeal waiting: proposals take their outcome and the challenge is awarded or
    found unsuccessful.
    """
    held = Decision.objects.select_for_update(of=("self",)).select_related("round__challenge").get(pk=decision.pk)
    before, after = DECISION.apply("finalise", actor=actor, obj=held)
    held.final_at = database_now()
    held.save()
    awarded = 0
    for line in held.lines.select_related("proposal__vendor", "proposal__challenge", "proposal__round"):
        proposal = line.proposal
        PROPOSAL.apply(STEP_OF[line.outcome], actor=SYSTEM_ACTOR, obj=proposal)
        proposal.save(update_fields=["status", "updated_at"])
        awarded += line.outcome == Outcome.AWARDED
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
