"""The decision: proposed by the chair, announced with public reasons; the stand-still begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Decision, DecisionLine, Outcome
from challenges.evaluation.permissions import can_announce, can_lead
from challenges.evaluation.ranking import RankedProposal, standing_of
from challenges.evaluation.states import DECISION
from challenges.models import CriterionGroup, Round, RoundKind
from challenges.proposals.models import Proposal
from challenges.services import take_step
from marketplace.clock import database_now
from marketplace.dates import add_working_days, tehran_date
from marketplace.errors import Conflict, Invalid, WrongState
from marketplace.journal.services import record
from marketplace.places.models import Holiday
from marketplace.text import clean

AWARDING: Final = frozenset({Outcome.AWARDED.value, Outcome.RESERVE.value, Outcome.NOT_AWARDED.value})
INVITING: Final = frozenset({Outcome.INVITED.value, Outcome.NOT_INVITED.value})
UNSETTLED = ("received", "cure_requested", "admissible")
TEXT_LIMIT = 8000


@dataclass(frozen=True, slots=True)
class LineContent:
    """What the chair says of one proposal."""

    outcome: str
    public_reason: str = ""
    debrief: str = ""


@transaction.atomic
def propose_decision(*, actor: Any, round_: Round, public_reason: str, lines: Mapping[int, LineContent]) -> Decision:
    """Write down the chair's decision over the shortlisted proposals (by id); proposing again replaces it while it
    is not announced. Raises WrongState while scores or price envelopes are not settled, Invalid naming what is missing.

    Of concepts it says who is invited to the next round. Every award needs a public reason; a proposal that was not
    chosen needs feedback. Proposals below the threshold get
    their line by themselves, and may be given feedback under their id with the outcome «below_threshold».
    """
    held = Round.objects.select_for_update().select_related("challenge").get(pk=round_.pk)
    can_lead(actor, held).require()
    present = Decision.objects.select_for_update().filter(round=held).first()
    if present is not None and present.status != "proposed":
        raise Conflict(_("The decision of this round was announced already."))
    standing = standing_of(held)
    ranked, below = standing.ranked, standing.below
    _require_settled(held, bool(ranked))
    choices = choices_of(held)
    _check(public_reason, lines, choices, {row.proposal.pk for row in ranked}, {row.proposal.pk for row in below})
    decision = present or Decision(round=held)
    decision.public_reason, decision.proposed_by = clean(public_reason)[:TEXT_LIMIT], actor
    decision.proposed_at = database_now()
    decision.save()
    decision.lines.all().delete()
    silent = LineContent(Outcome.BELOW_THRESHOLD.value)
    DecisionLine.objects.bulk_create(
        [_line(decision, row, lines[row.proposal.pk]) for row in ranked]
        + [_line(decision, row, lines.get(row.proposal.pk, silent)) for row in below]
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


def _require_settled(round_: Round, has_shortlist: bool) -> None:
    """The scores are settled, and where price counts its envelopes are open."""
    if Proposal.objects.filter(round=round_, status__in=UNSETTLED).exists():
        raise WrongState(_("Settle the technical scores first."))
    priced = round_.terms.filter(
        version=round_.challenge.current_version_id, criteria__group=CriterionGroup.PRICE.value
    ).exists()
    if has_shortlist and priced and round_.prices_opened_at is None:
        raise WrongState(_("The price envelopes must be opened before the decision."))


def _line(decision: Decision, row: RankedProposal, said: LineContent) -> DecisionLine:
    return DecisionLine(
        decision=decision,
        proposal=row.proposal,
        outcome=said.outcome,
        rank=row.rank,
        technical=row.technical,
        price=row.price,
        total=row.total,
        amount=row.amount,
        public_reason=clean(said.public_reason)[:TEXT_LIMIT],
        debrief=clean(said.debrief)[:TEXT_LIMIT],
    )


def choices_of(round_: Round) -> frozenset[str]:
    """What may be decided of a shortlisted proposal of the round."""
    return INVITING if round_.kind == RoundKind.CONCEPT else AWARDING


def _check(
    public_reason: str,
    lines: Mapping[int, LineContent],
    choices: frozenset[str],
    shortlisted: set[int],
    below: set[int],
) -> None:
    problems: dict[str, Any] = {}
    if not clean(public_reason):
        problems["public_reason"] = _("Write the public reason of the decision.")
    if not shortlisted <= set(lines) <= shortlisted | below:
        problems[""] = _("The decision must name every shortlisted proposal and no other.")
    for key, line in lines.items():
        if key in below:
            continue
        if line.outcome not in choices:
            problems[f"lines.{key}"] = _("Choose one of the outcomes of this round.")
        elif line.outcome == Outcome.AWARDED and not clean(line.public_reason):
            problems[f"lines.{key}"] = _("An award needs a public reason.")
        elif line.outcome not in (Outcome.AWARDED, Outcome.INVITED) and not clean(line.debrief):
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
        after={
            "status": after,
            "standstill_until": held.standstill_until.isoformat(),
            "outcomes": [f"{line.rank}: {line.outcome}, {line.total / 100:.2f}" for line in held.lines.all()],
        },
        reason=held.public_reason,
    )
    return held
