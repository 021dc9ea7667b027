"""How far a proposal is: the startup's desk counts what the proposal's own pages count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from challenges.proposals.models import Invitation, Proposal
from challenges.proposals.presentation import task_list
from challenges.proposals.selectors.workspace import Workspace
from challenges.proposals.services import ask_partner, save_answer, start_proposal
from marketplace import clock
from marketplace.desks.rows import next_step
from marketplace.desks.selectors.startup import startup_desk
from tests.desks.test_plain_reading import anew
from tests.factories.challenges import concept_round, invited_round, open_challenge
from tests.factories.evaluation import invited, judged_round
from tests.factories.proposals import draft_proposal
from tests.factories.vendors import member_of_verified_vendor
from vendors.selectors import own_vendors

pytestmark = pytest.mark.django_db


def begun() -> Proposal:
    person, call = member_of_verified_vendor(), open_challenge()
    return start_proposal(actor=person, round_=call.rounds.get(), vendor=own_vendors(person).get())


def written(text: str) -> Callable[[], Proposal]:
    def make() -> Proposal:
        proposal = begun()
        save_answer(actor=proposal.created_by, proposal=proposal, question_key="method", text=text, base_revision=0)
        return proposal

    return make


def waiting_for_a_partner() -> Proposal:
    proposal = draft_proposal()
    ask_partner(actor=proposal.created_by, proposal=proposal, legal_id="14005893875", share=1000)
    return proposal


def concept() -> Proposal:
    return draft_proposal(challenge=open_challenge(two_rounds=True))


@pytest.mark.parametrize(
    "make",
    [begun, written("حسگر"), written("واژه " * 400), written(""), draft_proposal, waiting_for_a_partner, concept],
    ids=["begun", "written", "too long", "taken back", "whole", "partner", "concept"],
)
def test_a_draft_is_as_far_on_the_desk_as_on_its_own_pages(make: Callable[[], Proposal]) -> None:
    proposal = make()
    person = anew(proposal.created_by)
    own = task_list(Workspace(person, proposal.public_id))
    desk = startup_desk(person)
    assert desk is not None
    (row,) = desk.proposals
    assert (row.done, row.total) == (own["done"], own["total"])


def test_a_concept_that_went_on_asks_for_nothing_more() -> None:
    found = judged_round(rounds=(concept_round(), invited_round()))
    invited(found)
    invitation = Invitation.objects.get()
    second, vendor = invitation.round, invitation.vendor
    member = vendor.memberships.filter(ended_at__isnull=True)[0].user

    def next_steps() -> list[str]:
        desk = startup_desk(anew(member))
        assert desk is not None
        return [next_step(row) for row in desk.proposals]

    assert next_steps() == ["رفتن به پیشنهاد کامل"]
    with clock.travel(to=found.round.decides_at):
        start_proposal(actor=member, round_=second, vendor=vendor)
        assert next_steps()[1:] == ["—"]
