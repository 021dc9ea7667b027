"""Evaluations for tests, brought along by the services like any other. Act inside `after_deadline(found.challenge)`.

judged_round(…)      an opened round whose proposals are admitted, with a panel of a chair and evaluators
score(found, …)      every evaluator declares, scores and submits; `values` by proposal id
settled(found)       the technical scores settled and, where price counts, the price envelopes opened
decided(found)       a proposed decision: the first is awarded, the second kept in reserve, others not
announced(found)     the same, announced
final(found)         the same, final after the stand-still
chosen(found)        concepts (judged_round(two_rounds=True)) scored and chosen from: the first is invited, others not
invited(found)       the same, and the invitations sent: the second round runs
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from challenges.evaluation import services
from challenges.evaluation.models import Assignment, Decision, Outcome, Panel
from challenges.evaluation.ranking import ranking_of
from challenges.evaluation.rounds import criteria_of
from challenges.evaluation.services import LineContent
from challenges.models import Round
from challenges.proposals.models import Proposal
from marketplace import clock
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from tests.factories.accounts import UserFactory
from tests.factories.challenges import after_deadline
from tests.factories.proposals import OpenedRound, opened_prices, opened_round

REASON = "شاهد میدانی روشن است"


@dataclass
class JudgedRound:
    """A round with its panel."""

    opened: OpenedRound
    panel: Panel
    chair: User
    evaluators: list[User]
    secretary: User
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def challenge(self) -> Any:
        return self.opened.challenge

    @property
    def round(self) -> Round:
        """As the database has it now."""
        return Round.objects.select_related("challenge__current_version", "challenge__department").get(
            pk=self.opened.round.pk
        )

    @property
    def office(self) -> User:
        return self.opened.first_officer

    def assignments(self, user: User) -> list[Assignment]:
        """The user's own, in the order of the proposals."""
        rows = Assignment.objects.filter(member__user=user, proposal__in=self.proposals)
        return list(
            rows.select_related(
                "member__user", "member__panel__round__challenge", "proposal__version", "proposal__round"
            ).order_by("proposal_id")
        )


def judged_round(
    *, count: int = 2, evaluators: int = 2, is_blind: bool = False, admitted: bool = True, **changes: Any
) -> JudgedRound:
    """`count` admitted proposals and a panel; `changes` go to the content of the challenge."""
    opened = opened_round(count=count, **changes)
    chair, secretary = UserFactory.create(), UserFactory.create()
    people = [UserFactory.create() for _ in range(evaluators)]
    with after_deadline(opened.challenge):
        panel = services.appoint_panel(
            actor=opened.first_officer,
            round_=opened.round,
            chair=chair,
            evaluators=people,
            secretary=secretary,
            is_blind=is_blind,
        )
        if admitted:
            for proposal in opened.proposals:
                services.admit_proposal(actor=opened.first_officer, proposal=proposal)
    rows = Proposal.objects.filter(round=opened.round).select_related("vendor", "round", "challenge", "version")
    return JudgedRound(opened, panel, chair, people, secretary, list(rows.order_by("pk")))


def score(found: JudgedRound, values: dict[int, int] | None = None, *, evaluator: User | None = None) -> None:
    """Every evaluator (or one) gives each proposal the same score on every criterion: the named one, else 4."""
    for person in [evaluator] if evaluator else found.evaluators:
        for assignment in found.assignments(person):
            services.declare_no_conflict(actor=person, assignment=assignment)
            for criterion in criteria_of(found.round, assignment.proposal.version_id):
                value = (values or {}).get(assignment.proposal_id, 4)
                services.save_score(
                    actor=person, assignment=assignment, criterion=criterion, value=value, reason=REASON
                )
            services.submit_scores(actor=person, assignment=assignment)


def settled(found: JudgedRound, values: dict[int, int] | None = None) -> JudgedRound:
    """Scored, settled, prices opened."""
    score(found, values)
    services.settle_technical(actor=found.chair, round_=found.round)
    found.opened.round = found.round
    opened_prices(found.opened)
    return found


def lines_of(found: JudgedRound) -> dict[int, LineContent]:
    """The first awarded, the second in reserve, the others not awarded."""
    words = {1: Outcome.AWARDED.value, 2: Outcome.RESERVE.value}
    return {
        row.proposal.pk: LineContent(
            words.get(row.rank, Outcome.NOT_AWARDED.value), "دقت بالا با شاهد", "در تاریکی دقت کم بود."
        )
        for row in ranking_of(found.round)
    }


def decided(found: JudgedRound, values: dict[int, int] | None = None) -> Decision:
    """Settled and a decision written down."""
    settled(found, values)
    return services.propose_decision(
        actor=found.chair, round_=found.round, public_reason="بهترین امتیاز فنی", lines=lines_of(found)
    )


def announced(found: JudgedRound, values: dict[int, int] | None = None) -> Decision:
    """Decided and announced."""
    return services.announce_decision(actor=found.chair, decision=decided(found, values))


def final(found: JudgedRound, values: dict[int, int] | None = None) -> Decision:
    """Announced, and final after the stand-still. Works at any time; the clock is back afterwards."""
    with after_deadline(found.challenge):
        decision = announced(found, values)
    assert decision.standstill_until is not None
    with clock.travel(to=decision.standstill_until + timedelta(minutes=1)):
        return services.finalise_decision(actor=SYSTEM_ACTOR, decision=decision)


def chosen(found: JudgedRound, values: dict[int, int] | None = None, *, count: int = 1) -> Decision:
    """Concepts scored and settled, and a choice written down: the `count` best are invited. Act after the deadline."""
    score(found, values)
    services.settle_technical(actor=found.chair, round_=found.round)
    lines = {
        row.proposal.pk: LineContent(Outcome.INVITED.value)
        if row.rank <= count
        else LineContent(Outcome.NOT_INVITED.value, debrief="شاهد میدانی کم بود.")
        for row in ranking_of(found.round)
    }
    return services.propose_decision(
        actor=found.chair, round_=found.round, public_reason="ایده‌های با شاهد میدانی", lines=lines
    )


def invited(found: JudgedRound, *, count: int = 1) -> Decision:
    """The choice sent by the office, at the promised day. The clock is back afterwards."""
    with clock.travel(to=found.round.decides_at - timedelta(hours=1)):
        return services.send_invitations(actor=found.office, decision=chosen(found, count=count))
