"""Short concepts first, then full proposals by invitation: choosing, inviting, continuing, and what each one reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from challenges.evaluation import services
from challenges.evaluation.models import Decision, DecisionLine, Outcome
from challenges.evaluation.services import LineContent
from challenges.proposals.models import Invitation
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_start_proposal
from challenges.proposals.sealing import read_draft
from challenges.proposals.services import request_opening, start_proposal
from challenges.services import begin_second_round, take_step
from marketplace.errors import Invalid, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.evaluation.walking import as_it_is, concepts
from tests.factories.accounts import UserFactory, auditor
from tests.factories.challenges import after_deadline, concept_round, invited_round, questions
from tests.factories.evaluation import chosen, invited, judged_round, lines_of, settled
from tests.factories.proposals import fresh

pytestmark = pytest.mark.django_db


# -- choosing and inviting


def test_the_chosen_are_invited_and_the_second_round_runs_with_its_own_dates() -> None:
    found = concepts()
    best, other = found.proposals
    invited(found)

    challenge, second = as_it_is(found), found.challenge.rounds.get(number=2)
    assert (challenge.status, challenge.current_round) == ("open", 2)
    assert (challenge.closes_at, challenge.opens_at) == (second.closes_at, second.opens_at)
    assert (challenge.closed_at, challenge.opened_at, challenge.decided_at) == (None, None, None)
    assert {fresh(best).status, fresh(other).status} == {"invited", "not_invited"}
    winner = next(row for row in (best, other) if fresh(row).status == "invited")
    assert [row.vendor for row in Invitation.objects.filter(round=second)] == [winner.vendor]
    first = found.round
    assert first.decided_at is not None
    assert first.opened_at is not None
    actions = ["challenges.challenge.second_round_opened", "evaluation.decision.invited"]
    steps = AuditRecord.objects.filter(action__in=actions)
    assert steps.count() == 2


def test_only_the_invited_write_a_full_proposal_and_nothing_is_typed_twice() -> None:
    found = concepts()
    invited(found)
    second = as_it_is(found).rounds.select_related("challenge").get(number=2)
    winner = next(row for row in map(fresh, found.proposals) if row.status == "invited")
    loser = next(row for row in map(fresh, found.proposals) if row.status == "not_invited")

    assert can_start_proposal(loser.created_by, second, loser.vendor).code == "not_invited"
    full = start_proposal(actor=winner.created_by, round_=second, vendor=winner.vendor)
    written = read_draft(actor=winner.created_by, proposal=fresh(full))
    assert full.continues == winner
    assert written.answers == read_draft(actor=winner.created_by, proposal=winner).answers
    assert written.team == read_draft(actor=winner.created_by, proposal=winner).team


def test_answers_are_taken_over_by_their_question_where_the_keys_differ() -> None:
    renamed = tuple(replace(row, key=f"k{place}") for place, row in enumerate(questions()))
    found = judged_round(rounds=(concept_round(), invited_round(questions=renamed)))
    invited(found)
    second = as_it_is(found).rounds.select_related("challenge").get(number=2)
    winner = next(row for row in map(fresh, found.proposals) if row.status == "invited")

    full = start_proposal(actor=winner.created_by, round_=second, vendor=winner.vendor)

    before = read_draft(actor=winner.created_by, proposal=winner).answers
    now = read_draft(actor=winner.created_by, proposal=fresh(full)).answers
    assert now == {"k0": before["method"], "k1": before["team"]}


def test_who_was_not_chosen_needs_a_reason_and_an_outcome_of_this_round() -> None:
    found = concepts()
    with after_deadline(found.challenge):
        decision = chosen(found)
        decision.lines.all().delete()
        pks = [row.pk for row in found.proposals]
        words = {"actor": found.chair, "round_": found.round, "public_reason": "دلیل"}
        with pytest.raises(Invalid) as refusal:
            services.propose_decision(
                **words,
                lines={
                    pks[0]: LineContent(Outcome.NOT_INVITED.value),
                    pks[1]: LineContent(Outcome.AWARDED.value, "دلیل"),
                },
            )
    assert set(refusal.value.fields) == {f"lines.{pk}" for pk in pks}


def test_a_line_without_a_reason_is_refused_by_the_database_too() -> None:
    found = concepts()
    with after_deadline(found.challenge):
        line = chosen(found).lines.get(outcome=Outcome.NOT_INVITED.value)
    with pytest.raises(IntegrityError, match="evaluation_decisionline_refusal_has_reason"), transaction.atomic():
        DecisionLine.objects.filter(pk=line.pk).update(debrief="")


def test_a_decision_without_stand_still_is_final_at_once_or_not_at_all() -> None:
    found = concepts()
    with after_deadline(found.challenge):
        decision = chosen(found)
    with pytest.raises(IntegrityError, match="evaluation_decision_has_standstill"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(status="final", announced_at=decision.proposed_at)


@pytest.mark.parametrize("who", ["evaluator", "startup", "person", "auditor"])
def test_invitations_are_sent_by_the_chair_or_the_office(who: str) -> None:
    found = concepts()
    people = {
        "evaluator": found.evaluators[0],
        "startup": found.proposals[0].created_by,
        "person": UserFactory.create(),
        "auditor": auditor(),
    }
    with after_deadline(found.challenge):
        decision = chosen(found)
        with pytest.raises(NotAllowed):
            services.send_invitations(actor=people[who], decision=decision)
        assert services.send_invitations(actor=found.chair, decision=decision).status == "final"


def test_invitations_are_sent_once() -> None:
    found = concepts()
    decision = invited(found)
    with after_deadline(found.challenge), pytest.raises(WrongState):
        services.send_invitations(actor=found.office, decision=decision)
    assert Invitation.objects.count() == 1


def test_nobody_invited_ends_the_challenge_with_its_public_reason() -> None:
    found = concepts()
    with after_deadline(found.challenge):
        services.send_invitations(actor=found.office, decision=chosen(found, count=0))
    challenge = as_it_is(found)
    assert (challenge.status, challenge.public_reason, challenge.current_round) == (
        "unsuccessful",
        "ایده‌های با شاهد میدانی",
        1,
    )
    assert not Invitation.objects.exists()


def test_a_disqualified_concept_is_not_invited_whatever_was_written_down() -> None:
    found = concepts(count=3)
    with after_deadline(found.challenge):
        decision = chosen(found, count=2)
        out = decision.lines.filter(outcome=Outcome.INVITED.value).select_related("proposal").first()
        assert out is not None
        services.disqualify_proposal(actor=found.office, proposal=out.proposal, reason="مدرک نادرست")
        services.send_invitations(actor=found.office, decision=decision)
    assert fresh(out.proposal).status == "disqualified"
    assert Invitation.objects.count() == 1


def test_a_concept_is_not_awarded_and_a_full_proposal_is_not_invited() -> None:
    found = concepts()
    with after_deadline(found.challenge):
        decision = chosen(found)
        with pytest.raises(NotAllowed):
            services.announce_decision(actor=found.chair, decision=decision)
        with pytest.raises(NotAllowed):
            take_step(actor=found.office, challenge=found.challenge, step="announce")
    single = judged_round()
    with after_deadline(single.challenge):
        settled(single)
        decision = services.propose_decision(
            actor=single.chair, round_=single.round, public_reason="دلیل", lines=lines_of(single)
        )
        with pytest.raises(NotAllowed):
            services.send_invitations(actor=single.chair, decision=decision)
        with pytest.raises(NotAllowed):
            begin_second_round(actor=single.office, challenge=single.challenge)


def test_concepts_have_one_envelope_and_no_appeal() -> None:
    found = concepts()
    loser = found.proposals[1]
    with after_deadline(found.challenge), pytest.raises(WrongState) as refusal:
        request_opening(actor=found.office, round_=found.round, envelope=Envelope.PRICE.value)
    assert refusal.value.code == "no_price"
    decision = invited(found)
    with pytest.raises(NotAllowed) as refused:
        services.lodge_appeal(actor=loser.created_by, decision=decision, vendor=loser.vendor, text="چرا؟")
    assert refused.value.code == "concept_round"
