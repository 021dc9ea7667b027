"""What is published of a decision, and what a startup reads about its own proposal.

Invariant: of the startups that were not chosen nothing is published but their number, score and outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from challenges.evaluation.models import Appeal, ConsensusScore, Decision, DecisionLine, Score
from challenges.evaluation.rounds import HIDDEN, criteria_of
from challenges.models import Challenge, Criterion, Round, RoundKind
from challenges.proposals.models import Proposal
from marketplace.accounts.roles import roles_of

NUMBERS = frozenset({"1", "2"})


@dataclass(frozen=True, slots=True)
class Result:
    """An announced decision with its statistics."""

    challenge: Challenge
    decision: Decision
    lines: list[DecisionLine]
    received: int
    admissible: int
    above_threshold: int
    appeals: list[Appeal]

    @property
    def round(self) -> Round:
        """The round that was decided."""
        found: Round = self.decision.round
        return found

    @property
    def chooses_concepts(self) -> bool:
        """Whether concepts were chosen from; nobody is named before the second round is decided."""
        return self.round.kind == RoundKind.CONCEPT

    @property
    def invited(self) -> int:
        """How many startups go into the second round."""
        return sum(1 for line in self.lines if line.proposal.status == "invited")

    @property
    def awarded(self) -> list[DecisionLine]:
        """The lines of those chosen: after a disqualification those who took their place."""
        return [line for line in self.lines if is_chosen(line)]


def is_chosen(line: DecisionLine) -> bool:
    """By the proposal's state once the decision is final, by the announced outcome before."""
    if line.proposal.status in {"awarded", "reserve", "not_awarded", "disqualified"}:
        return bool(line.proposal.status == "awarded")
    return bool(line.outcome == "awarded")


def result_of(challenge: Challenge, number: str = "") -> Result | None:
    """The newest announced decision of a challenge, or that of the numbered round; or None. Four queries."""
    rows = Decision.objects.filter(round__challenge=challenge).exclude(status="proposed")
    if number:
        rows = rows.filter(round__number=int(number)) if number in NUMBERS else rows.none()
    decision = rows.select_related("round").order_by("-round__number").first()
    if decision is None:
        return None
    decision.round.challenge = challenge
    lines = list(decision.lines.select_related("proposal__vendor"))
    statuses = list(
        Proposal.objects.filter(round=decision.round).exclude(status__in=HIDDEN).values_list("status", flat=True)
    )
    return Result(
        challenge=challenge,
        decision=decision,
        lines=lines,
        received=len(statuses),
        admissible=sum(1 for status in statuses if status not in {"inadmissible", "received", "cure_requested"}),
        above_threshold=sum(1 for line in lines if line.outcome != "below_threshold"),
        appeals=list(decision.appeals.all()),
    )


@dataclass(frozen=True, slots=True)
class CriterionFeedback:
    """One criterion: the agreed score in hundredths and the evaluators' reasons, without their names."""

    criterion: Criterion
    hundredths: int | None
    reason: str
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything the city tells a startup about its own proposal."""

    proposal: Proposal
    decision: Decision | None
    line: DecisionLine | None
    criteria: list[CriterionFeedback]
    appeal: Appeal | None


def debrief_of(actor: Any, public_id: UUID) -> Debrief:
    """For the startup's own people, the office and auditors, once the decision is announced; a refusal in the formal
    check is told at once. Raises Proposal.DoesNotExist.
    """
    rows = Proposal.objects.exclude(status__in=HIDDEN).select_related(
        "vendor", "round", "challenge__current_version", "challenge__department", "version"
    )
    proposal: Proposal = rows.get(public_id=public_id)
    roles = roles_of(actor)
    if not (roles.office or roles.auditor or proposal.vendor.role_of(actor)):
        raise Proposal.DoesNotExist
    proposal.round.challenge = proposal.challenge
    decision = Decision.objects.filter(round=proposal.round).exclude(status="proposed").first()
    if decision is None:
        return Debrief(proposal, None, None, [], None)
    decision.round = proposal.round
    line = decision.lines.filter(proposal=proposal).first()
    own = [row for row in decision.appeals.filter(vendor=proposal.vendor) if row.announced_at == decision.announced_at]
    appeal = own[0] if own else None
    return Debrief(proposal, decision, line, _criteria(proposal) if line else [], appeal)


def _criteria(proposal: Proposal) -> list[CriterionFeedback]:
    agreed = {row.criterion_id: row for row in ConsensusScore.objects.filter(proposal=proposal)}
    reasons: dict[int, list[str]] = {}
    for score in Score.objects.filter(assignment__proposal=proposal, assignment__status="submitted").order_by("pk"):
        reasons.setdefault(score.criterion_id, []).append(score.reason)
    return [
        CriterionFeedback(
            row,
            agreed[row.pk].hundredths if row.pk in agreed else None,
            agreed[row.pk].reason if row.pk in agreed else "",
            reasons.get(row.pk, []),
        )
        for row in criteria_of(proposal.round, proposal.version_id)
    ]
