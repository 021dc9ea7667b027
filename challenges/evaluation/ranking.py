"""The ranking of a round as the chair sees it: technical before the price envelopes open, complete afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from challenges.evaluation.scoring import Candidate, Shift, rank, sensitivity, technical_score
from challenges.models import Criterion, CriterionGroup, Round
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import submitted_price

RANKED = ("shortlisted", "awarded", "reserve", "not_awarded")


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


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a ranking is made from: proposals and candidates by public id, weights by criterion key."""

    proposals: dict[str, Proposal]
    candidates: list[Candidate]
    weights: dict[str, int]
    price_weight: int


def inputs_of(round_: Round) -> Inputs:
    """The shortlisted proposals with their agreed scores, and the amounts once prices are open."""
    proposals = _proposals(round_, RANKED)
    weights, price_weight = _weights(round_)
    candidates = [
        Candidate(
            key,
            _agreed(proposal),
            int(submitted_price(proposal)["total"]) if round_.prices_opened_at else None,
        )
        for key, proposal in proposals.items()
    ]
    return Inputs(proposals, candidates, weights, price_weight)


def _proposals(round_: Round, statuses: Iterable[str]) -> dict[str, Proposal]:
    rows = Proposal.objects.filter(round=round_, status__in=statuses).select_related(
        "round", "challenge", "vendor", "version", "current_submission"
    )
    return {str(row.public_id): row for row in rows.prefetch_related("consensus__criterion")}


def _weights(round_: Round) -> tuple[dict[str, int], int]:
    # Weights never change without every proposal being confirmed again, so all answer the same version's.
    criteria = list(Criterion.objects.filter(terms__round=round_, terms__version=round_.challenge.current_version_id))
    weights = {row.key: row.weight for row in criteria if row.group != CriterionGroup.PRICE}
    return weights, sum(row.weight for row in criteria if row.group == CriterionGroup.PRICE)


def _agreed(proposal: Proposal) -> dict[str, int]:
    return {row.criterion.key: row.hundredths for row in proposal.consensus.all()}


def ranking_of(round_: Round) -> list[RankedProposal]:
    """Shortlisted proposals, best first. Amounts are there only after the price opening. A constant number of
    queries.
    """
    found = inputs_of(round_)
    return [
        RankedProposal(found.proposals[row.key], row.rank, row.technical, row.price, row.total, row.amount, row.tied)
        for row in rank(found.candidates, found.weights, found.price_weight)
    ]


def below_of(round_: Round) -> list[RankedProposal]:
    """Proposals below the technical minimum, after the shortlisted ones; their price envelopes stay shut."""
    weights, _price_weight = _weights(round_)
    rows = [(technical_score(_agreed(row), weights), row) for row in _proposals(round_, ["below_threshold"]).values()]
    rows.sort(key=lambda item: (-item[0], item[1].pk))
    first = Proposal.objects.filter(round=round_, status__in=RANKED).count() + 1
    return [
        RankedProposal(row, place, technical, 0, technical, None, False)
        for place, (technical, row) in enumerate(rows, start=first)
    ]


def sensitivity_of(round_: Round, *, points: int = 10) -> list[Shift]:
    """Whether the first place holds when a weight moves."""
    found = inputs_of(round_)
    return sensitivity(found.candidates, found.weights, found.price_weight, points=points)
