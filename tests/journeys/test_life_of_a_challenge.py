"""The whole life of one challenge through the services: published, answered, sealed, opened, judged, awarded,
piloted, told.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from challenges.evaluation.models import Assignment, Outcome
from challenges.evaluation.ranking import ranking_of, sensitivity_of
from challenges.evaluation.services import (
    LineContent,
    admit_proposal,
    announce_decision,
    appoint_panel,
    declare_no_conflict,
    finalise_due,
    propose_decision,
    save_score,
    settle_technical,
    submit_scores,
)
from challenges.evaluation.services.scores import scored_criteria
from challenges.models import Challenge
from challenges.pilots.services import (
    KpiContent,
    MilestoneContent,
    PilotContent,
    accept_milestone,
    agree_pilot,
    complete_pilot,
    create_pilot,
    deliver_milestone,
    record_kpi,
    start_pilot,
)
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Proposal
from challenges.proposals.pricing import Price, PriceLine
from challenges.proposals.sealing import read_content, read_price
from challenges.proposals.services import (
    confirm_eligibility,
    confirm_opening,
    request_opening,
    save_answer,
    save_price,
    save_team,
    start_proposal,
    submit_proposal,
    withdraw_proposal,
)
from challenges.services import close_due
from marketplace import clock
from marketplace.accounts.models import User
from marketplace.errors import Late, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.vendors import member_of_verified_vendor
from vendors.models import Vendor

pytestmark = pytest.mark.django_db


def write_and_submit(challenge: Challenge, person: User, *, text: str, amount: int) -> Proposal:
    round_ = challenge.rounds.get(number=1)
    proposal = start_proposal(actor=person, round_=round_, vendor=Vendor.objects.of(person).get())
    for question in challenge.version.terms.get(round=round_).questions.all():
        save_answer(actor=person, proposal=proposal, question_key=question.key, text=text, base_revision=0)
    save_team(
        actor=person, proposal=proposal, members=[{"name": "سارا راد", "role": "مدیر پروژه", "experience": "ده سال"}]
    )
    save_price(actor=person, proposal=proposal, price=Price((PriceLine("اجرای پایلوت", amount),)), base_revision=0)
    confirm_eligibility(actor=person, proposal=proposal, points=eligibility_points(proposal))
    submit_proposal(actor=person, proposal=proposal, idempotency_key=f"try-{person.pk}")
    return Proposal.objects.get(pk=proposal.pk)


def score_everything(assignments: list[Assignment], values: dict[int, int]) -> None:
    for assignment in assignments:
        evaluator = assignment.member.user
        declare_no_conflict(actor=evaluator, assignment=assignment)
        for criterion in scored_criteria(assignment.proposal):
            save_score(
                actor=evaluator,
                assignment=assignment,
                criterion=criterion,
                value=values[assignment.proposal_id],
                reason="شاهد دارد",
            )
        submit_scores(actor=evaluator, assignment=assignment)


def test_a_challenge_goes_from_publication_to_a_published_pilot() -> None:
    first, second = office_officer(), office_officer()
    chair, evaluators = UserFactory(), [UserFactory(), UserFactory()]
    challenge = open_challenge(actor=first)
    winner, other = member_of_verified_vendor(), member_of_verified_vendor()
    better = write_and_submit(challenge, winner, text="حسگر کم‌مصرف با شاهد", amount=30_000_000_000)
    worse = write_and_submit(challenge, other, text="دوربین روی خودرو", amount=20_000_000_000)

    again = submit_proposal(actor=winner, proposal=better, idempotency_key=f"try-{winner.pk}")
    assert again.pk == better.current_submission_id, "a retry returns the same receipt"
    withdraw_proposal(actor=other, proposal=worse)
    submit_proposal(actor=other, proposal=worse, idempotency_key="second try")
    with pytest.raises(NotAllowed):
        read_content(actor=first, proposal=better)

    with after_deadline(challenge):
        with pytest.raises(Late):
            submit_proposal(actor=winner, proposal=better, idempotency_key="too late")
        round_ = challenge.rounds.get()
        with pytest.raises(WrongState):
            request_opening(actor=first, round_=round_)
        assert close_due() == 1
        opening = request_opening(actor=first, round_=round_)
        with pytest.raises(NotAllowed):
            confirm_opening(actor=first, opening=opening)
        opened = confirm_opening(actor=second, opening=opening)
        assert len(opened.manifest) == 2
        challenge.refresh_from_db()
        assert challenge.status == "evaluating"

        for proposal in (better, worse):
            proposal.refresh_from_db()
            admit_proposal(actor=first, proposal=proposal)
        panel = appoint_panel(actor=first, round_=round_, chair=chair, evaluators=evaluators)
        mine = Assignment.objects.get(member__user=evaluators[0], proposal=better)
        with pytest.raises(NotAllowed):
            read_content(actor=evaluators[0], proposal=Proposal.objects.get(pk=better.pk))
        assignments = list(
            Assignment.objects.filter(member__panel=panel, member__role="evaluator").select_related(
                "member__user", "proposal__version"
            )
        )
        score_everything(assignments, {better.pk: 5, worse.pk: 3})
        assert mine in assignments
        assert read_content(actor=evaluators[0], proposal=Proposal.objects.get(pk=better.pk))["answers"]
        with pytest.raises(NotAllowed):
            read_price(actor=first, proposal=Proposal.objects.get(pk=better.pk))

        settle_technical(actor=chair, round_=round_)
        prices = confirm_opening(
            actor=second, opening=request_opening(actor=first, round_=challenge.rounds.get(), envelope="price")
        )
        assert prices.opened_at is not None
        round_ = challenge.rounds.select_related("challenge").get()
        ranked = ranking_of(round_)
        assert [row.proposal.pk for row in ranked] == [better.pk, worse.pk]
        assert ranked[0].amount == 30_000_000_000
        assert sensitivity_of(round_)

        lines = {
            better.pk: LineContent(Outcome.AWARDED.value, public_reason="دقت بالا با شاهد میدانی"),
            worse.pk: LineContent(Outcome.RESERVE.value, debrief="دقت در تاریکی کم بود."),
        }
        decision = propose_decision(
            actor=chair, round_=round_, public_reason="بهترین امتیاز فنی و قیمت در سقف", lines=lines
        )
        announced = announce_decision(actor=chair, decision=decision)
        assert finalise_due() == 0, "the stand-still has not ended"
        with clock.travel(to=announced.standstill_until + timedelta(minutes=1)):
            assert finalise_due() == 1
            assert finalise_due() == 0
            run_the_pilot(challenge, better, first, winner)

    actions = list(
        AuditRecord.objects.filter(case_type="challenges.challenge", case_id=str(challenge.pk))
        .order_by("pk")
        .values_list("action", flat=True)
    )
    for action in (
        "challenges.challenge.published",
        "challenges.challenge.closed",
        "proposals.opening.opened",
        "evaluation.decision.final",
        "pilots.pilot.completed",
    ):
        assert action in actions


def run_the_pilot(challenge: Challenge, proposal: Proposal, office: User, vendor_person: User) -> None:
    challenge.refresh_from_db()
    proposal.refresh_from_db()
    assert (challenge.status, proposal.status) == ("awarded", "awarded")
    today = clock.now().date()
    content = PilotContent(
        hypothesis_fa="سرریز مخزن‌ها ۳۰ درصد کم می‌شود",
        site_fa="گذر مروی",
        starts_on=today,
        ends_on=today + timedelta(days=90),
        kpis=(KpiContent("کاهش سرریز", Decimal(30)),),
        milestones=(
            MilestoneContent("نصب", today + timedelta(days=20), 40),
            MilestoneContent("گزارش", today + timedelta(days=90), 60),
        ),
    )
    pilot = create_pilot(actor=office, proposal=proposal, content=content)
    assert pilot.amount == 30_000_000_000
    start_pilot(actor=office, pilot=agree_pilot(actor=office, pilot=pilot))
    for milestone in pilot.milestones.all():
        accept_milestone(actor=office, milestone=deliver_milestone(actor=vendor_person, milestone=milestone))
    record_kpi(actor=office, kpi=pilot.kpis.get(), actual=Decimal(34))
    done = complete_pilot(actor=office, pilot=pilot, verdict="scale", learned_fa="باتری در سرما دوام آورد.")
    assert done.status == "completed"
    assert pilot.kpis.get().is_reached
