"""What the services of the evaluation promise: conflicts first, reasons always, decisions once and frozen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from challenges.evaluation import services
from challenges.evaluation.models import Assignment, ConsensusScore, Decision, DecisionLine, Score
from challenges.evaluation.permissions import can_view_assignment
from challenges.evaluation.reminders import remind_due
from challenges.evaluation.rounds import criteria_of
from challenges.evaluation.services import LineContent
from challenges.proposals.models import Proposal
from challenges.proposals.sealing import read_content
from marketplace import clock
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import Conflict, Invalid, NotAllowed, WrongState
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.challenges import after_deadline
from tests.factories.evaluation import JudgedRound, announced, decided, final, judged_round, lines_of, score, settled
from tests.factories.proposals import opened_round
from tests.factories.vendors import join

pytestmark = pytest.mark.django_db

REFUSED = (NotAllowed, WrongState)


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_related("round", "challenge", "vendor", "current_submission").get(pk=proposal.pk)


class TestPanel:
    def test_a_bidder_cannot_serve(self) -> None:
        opened = opened_round()
        insider = join(opened.proposals[0].vendor, role="viewer")
        with after_deadline(opened.challenge), pytest.raises(Invalid):
            services.appoint_panel(
                actor=opened.first_officer,
                round_=opened.round,
                chair=UserFactory.create(),
                evaluators=[UserFactory.create(), insider],
            )

    def test_one_role_each_and_two_evaluators_at_least(self) -> None:
        opened = opened_round()
        chair, other = UserFactory.create(), UserFactory.create()
        with after_deadline(opened.challenge):
            for evaluators in ([other], [chair, other]):
                with pytest.raises(Invalid):
                    services.appoint_panel(
                        actor=opened.first_officer, round_=opened.round, chair=chair, evaluators=evaluators
                    )

    def test_a_second_panel_is_refused(self, found: JudgedRound) -> None:
        with pytest.raises(Conflict):
            services.appoint_panel(
                actor=found.office,
                round_=found.round,
                chair=UserFactory.create(),
                evaluators=[UserFactory.create(), UserFactory.create()],
            )


class TestReading:
    def test_nobody_of_the_panel_reads_before_declaring(self, found: JudgedRound) -> None:
        proposal = found.proposals[0]
        for person in (found.chair, *found.evaluators):
            with pytest.raises(NotAllowed):
                read_content(actor=person, proposal=fresh(proposal))
        mine = found.assignments(found.evaluators[0])[0]
        services.declare_no_conflict(actor=found.evaluators[0], assignment=mine)
        assert read_content(actor=found.evaluators[0], proposal=fresh(mine.proposal))["answers"]
        with pytest.raises(NotAllowed):
            read_content(actor=found.evaluators[0], proposal=fresh(found.proposals[1]))

    def test_whoever_steps_aside_reads_no_longer_and_its_scores_are_gone(self, found: JudgedRound) -> None:
        person = found.evaluators[0]
        mine = found.assignments(person)[0]
        services.declare_no_conflict(actor=person, assignment=mine)
        criterion = criteria_of(found.round)[0]
        services.save_score(actor=person, assignment=mine, criterion=criterion, value=3, reason="x")
        with pytest.raises(Invalid):
            services.recuse(actor=person, assignment=mine, reason=" ")
        services.recuse(actor=person, assignment=mine, reason="خویشاوندی")
        assert not Score.objects.filter(assignment=mine).exists()
        with pytest.raises(NotAllowed):
            read_content(actor=person, proposal=fresh(mine.proposal))


class TestScores:
    def test_scores_are_whole_numbers_from_0_to_5_of_people_criteria(self, found: JudgedRound) -> None:
        person = found.evaluators[0]
        mine = found.assignments(person)[0]
        criterion = criteria_of(found.round)[0]
        with pytest.raises(REFUSED):
            services.save_score(actor=person, assignment=mine, criterion=criterion, value=3, reason="x")
        services.declare_no_conflict(actor=person, assignment=mine)
        for value in (-1, 6):
            with pytest.raises(Invalid):
                services.save_score(actor=person, assignment=mine, criterion=criterion, value=value, reason="x")
        price = mine.proposal.version.terms.get(round=mine.proposal.round).criteria.get(group="price")
        with pytest.raises(Invalid):
            services.save_score(actor=person, assignment=mine, criterion=price, value=3, reason="x")
        with pytest.raises(NotAllowed):
            services.save_score(actor=found.evaluators[1], assignment=mine, criterion=criterion, value=3, reason="x")

    def test_submitting_names_every_gap(self, found: JudgedRound) -> None:
        person = found.evaluators[0]
        mine = found.assignments(person)[0]
        services.declare_no_conflict(actor=person, assignment=mine)
        first, second, third = criteria_of(found.round)
        services.save_score(actor=person, assignment=mine, criterion=first, value=3, reason="دلیل")
        services.save_score(actor=person, assignment=mine, criterion=second, value=3, reason="")
        with pytest.raises(Invalid) as refusal:
            services.submit_scores(actor=person, assignment=mine)
        assert set(refusal.value.fields) == {second.key, third.key}

    def test_the_chair_gives_scores_back_until_they_are_settled(self, found: JudgedRound) -> None:
        score(found)
        mine = found.assignments(found.evaluators[0])[0]
        with pytest.raises(NotAllowed):
            services.reopen_scores(actor=found.evaluators[1], assignment=mine, reason="x")
        services.reopen_scores(actor=found.chair, assignment=mine, reason="معیار دوم")
        with pytest.raises(Invalid):
            services.settle_technical(actor=found.chair, round_=found.round)
        services.submit_scores(actor=found.evaluators[0], assignment=mine)
        services.settle_technical(actor=found.chair, round_=found.round)
        with pytest.raises(REFUSED):
            services.reopen_scores(actor=found.chair, assignment=mine, reason="دیر")

    def test_evaluators_are_reminded_once(self, found: JudgedRound) -> None:
        found.panel.scores_due_at = clock.now() + timedelta(days=1)
        found.panel.save()
        assert remind_due() == 2
        remind_due()
        assert Notification.objects.filter(kind="evaluation.scores_due").count() == 2


class TestConsensus:
    def test_a_score_other_than_the_mean_needs_a_reason(self, found: JudgedRound) -> None:
        score(found)
        proposal, criterion = found.proposals[0], criteria_of(found.round)[0]
        services.enter_consensus(actor=found.chair, proposal=proposal, criterion=criterion, hundredths=400, reason="")
        with pytest.raises(Invalid):
            services.enter_consensus(
                actor=found.chair, proposal=proposal, criterion=criterion, hundredths=350, reason=" "
            )
        with pytest.raises(NotAllowed):
            services.enter_consensus(
                actor=found.evaluators[0], proposal=proposal, criterion=criterion, hundredths=400, reason=""
            )

    def test_settling_takes_the_means_and_keeps_the_weak_out(self, found: JudgedRound) -> None:
        weak = found.proposals[1]
        score(found, {weak.pk: 1})
        totals = services.settle_technical(actor=found.chair, round_=found.round)
        assert totals[weak.pk] == 2000
        assert [fresh(row).status for row in found.proposals] == ["shortlisted", "below_threshold"]
        assert ConsensusScore.objects.filter(proposal=weak).count() == 3
        with pytest.raises(REFUSED):
            services.settle_technical(actor=found.chair, round_=found.round)


class TestDecision:
    def test_it_waits_for_scores_and_prices(self, found: JudgedRound) -> None:
        with pytest.raises(REFUSED):
            services.propose_decision(actor=found.chair, round_=found.round, public_reason="x", lines={})
        score(found)
        services.settle_technical(actor=found.chair, round_=found.round)
        with pytest.raises(REFUSED):
            services.propose_decision(actor=found.chair, round_=found.round, public_reason="x", lines=lines_of(found))

    def test_every_shortlisted_proposal_and_its_words(self, found: JudgedRound) -> None:
        settled(found)
        first, second = found.proposals
        cases: list[dict[int, LineContent]] = [
            {first.pk: LineContent("awarded", "دلیل")},
            {first.pk: LineContent("awarded", ""), second.pk: LineContent("reserve", debrief="x")},
            {first.pk: LineContent("awarded", "دلیل"), second.pk: LineContent("not_awarded")},
            {first.pk: LineContent("scale", "دلیل"), second.pk: LineContent("reserve", debrief="x")},
        ]
        for lines in cases:
            with pytest.raises(Invalid):
                services.propose_decision(actor=found.chair, round_=found.round, public_reason="x", lines=lines)
        assert not Decision.objects.exists()

    def test_proposing_again_replaces_it_until_it_is_announced(self, found: JudgedRound) -> None:
        decision = decided(found)
        again = services.propose_decision(
            actor=found.chair, round_=found.round, public_reason="دلیل بهتر", lines=lines_of(found)
        )
        assert again.pk == decision.pk
        assert DecisionLine.objects.count() == 2
        services.announce_decision(actor=found.chair, decision=again)
        with pytest.raises(Conflict):
            services.propose_decision(actor=found.chair, round_=found.round, public_reason="x", lines=lines_of(found))
        with pytest.raises(REFUSED):
            services.announce_decision(actor=found.chair, decision=again)

    def test_those_below_the_threshold_have_a_line_too(self, found: JudgedRound) -> None:
        weak = found.proposals[1]
        announced(found, {weak.pk: 1})
        line = DecisionLine.objects.get(proposal=weak)
        assert (line.outcome, line.rank, line.technical, line.amount) == ("below_threshold", 2, 2000, None)

    def test_announced_lines_and_reason_are_frozen_in_the_database(self, found: JudgedRound) -> None:
        decision = announced(found)
        line = decision.lines.first()
        assert line is not None
        for act in (
            lambda: DecisionLine.objects.filter(pk=line.pk).update(outcome="not_awarded"),
            lambda: DecisionLine.objects.filter(pk=line.pk).delete(),
            lambda: Decision.objects.filter(pk=decision.pk).update(public_reason="دیگر"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                act()
        assert DecisionLine.objects.get(pk=line.pk).outcome == line.outcome

    def test_it_becomes_final_after_the_standstill_and_only_once(self, found: JudgedRound) -> None:
        decision = announced(found, {found.proposals[0].pk: 5})
        with pytest.raises(REFUSED):
            services.finalise_decision(actor=SYSTEM_ACTOR, decision=decision)
        assert decision.standstill_until is not None
        with clock.travel(to=decision.standstill_until + timedelta(minutes=1)):
            assert services.finalise_due() == 1
            assert services.finalise_due() == 0
        assert [fresh(row).status for row in found.proposals] == ["awarded", "reserve"]
        assert AuditRecord.objects.filter(action="evaluation.decision.final").count() == 1

    def test_nobody_awarded_ends_without_a_suitable_proposal(self, found: JudgedRound) -> None:
        settled(found)
        lines = {row.pk: LineContent("not_awarded", debrief="نرسید") for row in found.proposals}
        decision = services.propose_decision(
            actor=found.chair, round_=found.round, public_reason="هیچ‌کدام نرسید", lines=lines
        )
        decision = services.announce_decision(actor=found.chair, decision=decision)
        assert decision.standstill_until is not None
        with clock.travel(to=decision.standstill_until + timedelta(minutes=1)):
            services.finalise_due()
        found.challenge.refresh_from_db()
        assert (found.challenge.status, found.challenge.public_reason) == ("unsuccessful", "هیچ‌کدام نرسید")


class TestAppeals:
    def test_an_appeal_stops_the_clock_until_it_is_answered(self, found: JudgedRound) -> None:
        decision, loser = announced(found), found.proposals[1]
        appeal = services.lodge_appeal(actor=loser.created_by, decision=decision, vendor=loser.vendor, text="معیار دوم")
        with pytest.raises(Conflict):
            services.lodge_appeal(actor=loser.created_by, decision=decision, vendor=loser.vendor, text="باز")
        assert decision.standstill_until is not None
        with clock.travel(to=decision.standstill_until + timedelta(days=1)):
            assert services.finalise_due() == 0
            with pytest.raises(NotAllowed):
                services.answer_appeal(actor=found.chair, appeal=appeal, uphold=False, answer="x")
            services.answer_appeal(actor=found.office, appeal=appeal, uphold=False, answer="امتیاز با دلیل است")
            decision.refresh_from_db()
            assert decision.standstill_until > clock.now(), "no time is lost to the appeal"
            assert services.finalise_due() == 0
        with clock.travel(to=decision.standstill_until + timedelta(minutes=1)):
            assert services.finalise_due() == 1

    def test_an_upheld_appeal_takes_the_decision_back_and_it_is_made_anew(self, found: JudgedRound) -> None:
        decision, loser = announced(found), found.proposals[1]
        appeal = services.lodge_appeal(actor=loser.created_by, decision=decision, vendor=loser.vendor, text="چرا؟")
        services.answer_appeal(actor=found.office, appeal=appeal, uphold=True, answer="حق با شماست")
        found.challenge.refresh_from_db()
        assert found.challenge.status == "evaluating"
        lines = {row.pk: LineContent("awarded", "دلیل", "بازخورد") for row in found.proposals}
        again = services.propose_decision(actor=found.chair, round_=found.round, public_reason="دوباره", lines=lines)
        assert again.pk == decision.pk
        with clock.travel(by=timedelta(hours=1)):
            again = services.announce_decision(actor=found.chair, decision=again)
            services.lodge_appeal(actor=loser.created_by, decision=again, vendor=loser.vendor, text="اعتراض تازه")
        assert decision.appeals.count() == 2

    def test_only_those_who_took_part_appeal(self, found: JudgedRound) -> None:
        decision, loser = announced(found), found.proposals[1]
        with pytest.raises(NotAllowed):
            services.lodge_appeal(actor=UserFactory.create(), decision=decision, vendor=loser.vendor, text="x")
        stranger = join(opened_round().proposals[0].vendor)
        vendor = stranger.vendor_memberships.get().vendor
        with pytest.raises(NotAllowed):
            services.lodge_appeal(actor=stranger, decision=decision, vendor=vendor, text="x")


class TestDisqualification:
    def test_the_runner_up_takes_the_place_of_the_awarded(self) -> None:
        judged = judged_round()
        final(judged, {judged.proposals[0].pk: 5})
        first, second = judged.proposals
        with pytest.raises(Invalid):
            services.disqualify_proposal(actor=judged.office, proposal=first, reason="")
        runner_up = services.disqualify_proposal(actor=judged.office, proposal=first, reason="سند ساختگی")
        assert runner_up == second
        assert [fresh(row).status for row in judged.proposals] == ["disqualified", "awarded"]

    def test_during_the_standstill_the_reserve_is_awarded_when_it_becomes_final(self, found: JudgedRound) -> None:
        decision = announced(found, {found.proposals[0].pk: 5})
        services.disqualify_proposal(actor=found.office, proposal=found.proposals[0], reason="سند ساختگی")
        assert decision.standstill_until is not None
        with clock.travel(to=decision.standstill_until + timedelta(minutes=1)):
            assert services.finalise_due() == 1
        assert [fresh(row).status for row in found.proposals] == ["disqualified", "awarded"]

    def test_only_the_office(self, found: JudgedRound) -> None:
        with pytest.raises(NotAllowed):
            services.disqualify_proposal(actor=found.chair, proposal=found.proposals[0], reason="x")


class TestMessages:
    def test_winner_and_others_hear_it_in_the_inbox_and_by_mail(self, found: JudgedRound) -> None:
        announced(found, {found.proposals[0].pk: 5})
        outbox.drain()
        winner, other = (row.created_by for row in found.proposals)
        won = Notification.objects.get(recipient=winner, kind="evaluation.won")
        lost = Notification.objects.get(recipient=other, kind="evaluation.lost")
        assert won.url.endswith("/feedback/")
        assert won.mail == lost.mail == "now"
        assert not Notification.objects.filter(recipient=other, kind="evaluation.won").exists()

    def test_the_chair_hears_when_all_scores_are_in(self, found: JudgedRound) -> None:
        score(found, evaluator=found.evaluators[0])
        outbox.drain()
        assert not Notification.objects.filter(kind="evaluation.all_in").exists()
        score(found, evaluator=found.evaluators[1])
        outbox.drain()
        assert Notification.objects.get(kind="evaluation.all_in").recipient == found.chair


@pytest.mark.parametrize("role", ["evaluator", "other evaluator", "chair", "secretary", "office", "stranger", "system"])
def test_the_list_of_assignments_is_the_predicate(found: JudgedRound, role: str) -> None:
    other = judged_round()
    actors: dict[str, Any] = {
        "evaluator": found.evaluators[0],
        "other evaluator": other.evaluators[1],
        "chair": found.chair,
        "secretary": other.secretary,
        "office": office_officer(),
        "stranger": UserFactory.create(),
        "system": SYSTEM_ACTOR,
    }
    actor = actors[role]
    rows = Assignment.objects.select_related("member__panel__round", "proposal")
    by_rule = {row.pk for row in rows if can_view_assignment(actor, row)}
    assert set(Assignment.objects.visible_to(actor).values_list("pk", flat=True)) == by_rule
    assert bool(by_rule) == (role != "stranger")
