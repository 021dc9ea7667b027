"""The ranking of a round as the chair sees it: technical before the price envelopes open, complete afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from challenges.evaluation.models import ConsensusScore
from challenges.evaluation.rounds import received
from challenges.evaluation.scoring import Candidate, Shift, rank, sensitivity, technical_score
from challenges.models import Criterion, CriterionGroup, Round
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import price_of
from challenges.proposals.sealing.keys import keys_of

RANKED = ("shortlisted", "awarded", "reserve", "not_awarded", "invited", "not_invited")


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
class Standing:
    """Where every judged proposal stands: the shortlisted ones best first, then those below the technical minimum,
    whose price envelopes stay shut; and the number by which the panel calls each.
    """

    ranked: list[RankedProposal]
    below: list[RankedProposal]
    numbers: dict[int, int]


def standing_of(round_: Round) -> Standing:
    """The standing of a round; amounts are there only after the price opening. Four queries, whatever it holds."""
    rows = _proposals(round_)
    candidates, weights, price_weight = _inputs(round_, rows)
    proposals = {str(row.public_id): row for row in rows}
    ranked = [
        RankedProposal(proposals[row.key], row.rank, row.technical, row.price, row.total, row.amount, row.tied)
        for row in rank(candidates, weights, price_weight)
    ]
    low = [(technical_score(_agreed(row), weights), row) for row in rows if row.status == "below_threshold"]
    low.sort(key=lambda item: (-item[0], item[1].pk))
    below = [
        RankedProposal(row, place, technical, 0, technical, None, False)
        for place, (technical, row) in enumerate(low, start=len(ranked) + 1)
    ]
    return Standing(ranked, below, {row.pk: place for place, row in enumerate(rows, 1)})


def ranking_of(round_: Round) -> list[RankedProposal]:
    """Shortlisted proposals, best first."""
    return standing_of(round_).ranked


def sensitivity_of(round_: Round, *, points: int = 10) -> list[Shift]:
    """Whether the first place holds when a weight moves."""
    candidates, weights, price_weight = _inputs(round_, _proposals(round_))
    return sensitivity(candidates, weights, price_weight, points=points)


def _proposals(round_: Round) -> list[Proposal]:
    """Everything that was received, in the order of the numbers, with what the panel has agreed on."""
    agreed = Prefetch("consensus", ConsensusScore.objects.select_related("criterion"))
    rows = received(round_).select_related("vendor", "version", "current_submission").prefetch_related(agreed)
    found: list[Proposal] = list(rows)
    for row in found:
        row.round, row.challenge = round_, round_.challenge
        if row.current_submission is not None:
            row.current_submission.proposal = row
    return found


def _inputs(round_: Round, rows: list[Proposal]) -> tuple[list[Candidate], dict[str, int], int]:
    """Candidates of the shortlist, weights of the technical criteria by key, weight of price."""
    # Weights never change without every proposal being confirmed again, so all answer the same ones.
    criteria = list(Criterion.objects.filter(terms__round=round_, terms__version=round_.challenge.current_version_id))
    weights = {row.key: row.weight for row in criteria if row.group != CriterionGroup.PRICE}
    price_weight = sum(row.weight for row in criteria if row.group == CriterionGroup.PRICE)
    shortlist = [row for row in rows if row.status in RANKED]
    keys = keys_of(round_) if round_.prices_opened_at and shortlist else None
    candidates = [
        Candidate(
            str(row.public_id),
            _agreed(row),
            int(price_of(row.current_submission, keys)["total"]) if keys and row.current_submission else None,
        )
        for row in shortlist
    ]
    return candidates, weights, price_weight


def _agreed(proposal: Proposal) -> dict[str, int]:
    return {row.criterion.key: row.hundredths for row in proposal.consensus.all()}
