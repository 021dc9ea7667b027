"""The ranking of a round as the chair sees it: technical before the price envelopes open, complete afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from challenges.evaluation.scoring import Candidate, Shift, rank, sensitivity
from challenges.models import Criterion, CriterionGroup, Round
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import submitted_price


@dataclass(frozen=True, slots=True)
class RankedProposal:
    """A shortlisted proposal and its place; scores in hundredths of a point, amount in rials once prices are open."""

    proposal: Proposal
    rank: int
    technical: int
    price: int
    total: int
    amount: int | None
    tied: bool


def _inputs(round_: Round) -> tuple[dict[str, Proposal], list[Candidate], dict[str, int], int]:
    rows = Proposal.objects.filter(round=round_, status__in=["shortlisted", "awarded", "reserve", "not_awarded"])
    proposals = {
        str(row.public_id): row
        for row in rows.select_related(
            "round", "challenge", "vendor", "version", "current_submission"
        ).prefetch_related("consensus__criterion")
    }
    # Weights never change without every proposal being confirmed again, so all shortlisted ones answer the same
    # version.
    criteria = list(Criterion.objects.filter(terms__round=round_, terms__version=round_.challenge.current_version_id))
    weights = {row.key: row.weight for row in criteria if row.group != CriterionGroup.PRICE}
    price_weight = sum(row.weight for row in criteria if row.group == CriterionGroup.PRICE)
    candidates = [
        Candidate(
            key,
            {row.criterion.key: row.hundredths for row in proposal.consensus.all()},
            int(submitted_price(proposal)["total"]) if round_.prices_opened_at else None,
        )
        for key, proposal in proposals.items()
    ]
    return proposals, candidates, weights, price_weight


def ranking_of(round_: Round) -> list[RankedProposal]:
    """Shortlisted proposals, best first. Amounts are there only after the price opening. A constant number of
    queries.
    """
    proposals, candidates, weights, price_weight = _inputs(round_)
    return [
        RankedProposal(proposals[row.key], row.rank, row.technical, row.price, row.total, row.amount, row.tied)
        for row in rank(candidates, weights, price_weight)
    ]


def sensitivity_of(round_: Round, *, points: int = 10) -> list[Shift]:
    """Whether the first place holds when a weight moves."""
    _proposals, candidates, weights, price_weight = _inputs(round_)
    return sensitivity(candidates, weights, price_weight, points=points)
