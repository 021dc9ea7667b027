"""From many scores to one: the consensus of the panel, then the technical shortlist. Prices are still sealed here."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import SCORE_MAX, Assignment, ConsensusScore, PanelRole, Score
from challenges.evaluation.permissions import can_lead
from challenges.evaluation.scoring import mean_hundredths, technical_score
from challenges.evaluation.services.scores import own_criterion, scored_criteria
from challenges.models import Criterion, Round
from challenges.proposals.models import Proposal
from challenges.proposals.states import PROPOSAL
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean


def _proposals(round_: Round) -> list[Proposal]:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round", "challenge", "vendor", "version")
    return list(rows.filter(round=round_, status="admissible").order_by("pk"))


def suggested(proposal: Proposal) -> dict[int, int]:
    """The mean of the submitted scores by criterion id, in hundredths: what the chair starts from."""
    found: dict[int, list[int]] = {}
    rows = Score.objects.filter(assignment__proposal=proposal, assignment__status="submitted").values_list(
        "criterion_id", "value"
    )
    for criterion_id, value in rows:
        found.setdefault(criterion_id, []).append(value)
    return {criterion_id: mean_hundredths(values) for criterion_id, values in found.items()}


@transaction.atomic
def enter_consensus(
    *, actor: Any, proposal: Proposal, criterion: Criterion, hundredths: int, reason: str
) -> ConsensusScore:
    """The panel's agreed score (0 to 500). A score that differs from the evaluators' mean needs a reason. Raises
    Invalid, WrongState.
    """
    held = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("round", "challenge", "version")
        .get(pk=proposal.pk)
    )
    can_lead(actor, held.round).require()
    if held.status != "admissible":
        raise WrongState(_("The technical scores of this proposal are settled already."))
    criterion = own_criterion(held, criterion)
    if not 0 <= hundredths <= SCORE_MAX * 100:
        raise Invalid({"value": _("A score lies between 0 and 5.")})
    if hundredths != suggested(held).get(criterion.pk) and not clean(reason):
        raise Invalid({"reason": _("The agreed score differs from the evaluators' mean; write why.")})
    row, _created = ConsensusScore.objects.update_or_create(
        proposal=held,
        criterion=criterion,
        defaults={"hundredths": hundredths, "reason": clean(reason), "entered_by": actor},
    )
    record(
        actor=actor,
        action="evaluation.consensus.entered",
        subject=row,
        case=held.challenge,
        after={"criterion": criterion.key, "hundredths": hundredths},
        reason=row.reason,
        confidential=True,
    )
    return row


@transaction.atomic
def settle_technical(*, actor: Any, round_: Round, accept_means: bool = True) -> dict[int, int]:
    """Fix the technical scores and make the shortlist; afterwards the price envelopes may be opened.

    Every assignment must be submitted or recused, and each proposal needs a consensus for every criterion; with
    `accept_means` what the
    chair has not entered is taken from the evaluators' mean. Returns technical scores by proposal id. Raises
    Invalid listing what is missing.
    """
    held = Round.objects.select_for_update().select_related("challenge").get(pk=round_.pk)
    can_lead(actor, held).require()
    proposals = _proposals(held)
    if Proposal.objects.filter(round=held, status__in=["received", "cure_requested"]).exists():
        raise Invalid({"": _("A proposal still waits for its formal check.")})
    if not proposals:
        raise WrongState(_("There is no admitted proposal whose scores are not settled."))
    waiting = Assignment.objects.filter(
        proposal__in=proposals, member__ended_at__isnull=True, member__role=PanelRole.EVALUATOR.value
    )
    if waiting.exclude(status__in=["submitted", "recused"]).exists():
        raise Invalid({"": _("Not every evaluator has submitted scores yet.")})
    totals = {proposal.pk: _settle(actor, proposal, accept_means) for proposal in proposals}
    record(
        actor=actor,
        action="evaluation.technical.settled",
        subject=held,
        case=held.challenge,
        after={
            "shortlisted": sum(1 for proposal in proposals if proposal.status == "shortlisted"),
            "of": len(proposals),
        },
    )
    return totals


def _settle(actor: Any, proposal: Proposal, accept_means: bool) -> int:
    criteria = scored_criteria(proposal)
    agreed = {row.criterion_id: row.hundredths for row in proposal.consensus.all()}
    means = suggested(proposal) if accept_means else {}
    for criterion in criteria:
        if criterion.pk in agreed:
            continue
        if criterion.pk not in means:
            raise Invalid(
                {
                    "": _("“%(criterion)s” has no agreed score for one of the proposals.")
                    % {"criterion": criterion.title}
                }
            )
        agreed[criterion.pk] = means[criterion.pk]
        ConsensusScore.objects.create(
            proposal=proposal, criterion=criterion, hundredths=means[criterion.pk], entered_by=actor
        )
    total = technical_score({row.key: agreed[row.pk] for row in criteria}, {row.key: row.weight for row in criteria})
    step = "shortlist" if total >= proposal.version.technical_minimum * 100 else "fall_below"
    PROPOSAL.apply(step, actor=SYSTEM_ACTOR, obj=proposal)
    proposal.save(update_fields=["status", "updated_at"])
    return total
