"""What the desks read in plain SQL is what the rules of the rooms give: the same people, the same rows, nobody
else's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from challenges.evaluation.models import Appeal, Assignment
from challenges.evaluation.services import lodge_appeal
from challenges.pilots.models import Milestone
from challenges.pilots.permissions import can_create_pilot
from challenges.proposals.models import Invitation, Proposal
from challenges.proposals.services import start_proposal
from challenges.selectors.questions import waiting_questions
from marketplace import clock
from marketplace.accounts.models import (
    Delegation,
    DepartmentMembership,
    PlatformMembership,
    User,
)
from marketplace.accounts.roles import roles_of
from marketplace.dates import tehran_date
from marketplace.desks.navigation import desks_of
from marketplace.desks.selectors.awarded import awarded_without_pilot
from marketplace.desks.selectors.department import department_desk
from marketplace.desks.selectors.evaluator import evaluator_desk
from marketplace.desks.selectors.office import office_desk
from marketplace.desks.selectors.startup import startup_desk
from marketplace.notify.models import Notification
from marketplace.notify.selectors import unread_count
from marketplace.plain import Row, read, said
from tests.factories.accounts import (
    DepartmentFactory,
    UserFactory,
    auditor,
    manager,
    office_officer,
    officer,
)
from tests.factories.challenges import after_deadline, asked_question, concept_round, invited_round, open_challenge
from tests.factories.evaluation import announced, invited, judged_round, score
from tests.factories.pilots import awarded_proposal, running_pilot
from tests.factories.proposals import draft_proposal, opened_round
from tests.factories.vendors import (
    certificate,
    join,
    member_of_verified_vendor,
    solution,
    verified_vendor,
)
from vendors.selectors import current_certificate, own_vendors, strength, strength_of, with_badges

pytestmark = pytest.mark.django_db


def anew(person: User) -> User:
    """The person as the next request loads them."""
    return User.objects.get(pk=person.pk)


def test_a_text_is_said_in_the_active_language_and_in_persian_where_there_is_no_english() -> None:
    (row,) = read("SELECT %(fa)s AS title_fa, %(en)s AS title_en, %(none)s AS name_fa, '' AS name_en", VALUES)
    assert isinstance(row, Row)
    with translation.override("en"):
        assert (row.said("title"), row.said("name"), said("آب", "")) == ("Water", "نام", "آب")
    with translation.override("fa"):
        assert row.said("title") == "آب"


VALUES = {"fa": "آب", "en": "Water", "none": "نام"}


def test_a_value_is_never_read_as_sql() -> None:
    harmful = "x' OR '1'='1"
    (row,) = read("SELECT %(text)s AS text", {"text": harmful})
    assert row.text == harmful


def test_roles_are_the_relations_that_have_not_ended() -> None:
    person = officer()
    own = {row.department_id for row in DepartmentMembership.objects.filter(user=person, ended_at__isnull=True)}
    assert roles_of(anew(person)).officer_of == own
    DepartmentMembership.objects.filter(user=person).update(ended_at=clock.now())
    assert roles_of(anew(person)).departments == frozenset()


def test_the_place_of_somebody_absent_is_held_for_those_days_only_and_while_they_manage() -> None:
    place = DepartmentFactory.create()
    giver, delegate = manager(place), officer(place)
    today = tehran_date(clock.now())
    row = Delegation.objects.create(
        giver=giver, delegate=delegate, department=place, starts_on=today, ends_on=today + timedelta(days=1)
    )
    assert roles_of(anew(delegate)).delegate_of == {place.pk}
    with clock.travel(by=timedelta(days=3)):
        assert not roles_of(anew(delegate)).delegate_of
    User.objects.filter(pk=giver.pk).update(is_active=False)
    assert not roles_of(anew(delegate)).delegate_of
    User.objects.filter(pk=giver.pk).update(is_active=True)
    Delegation.objects.filter(pk=row.pk).update(ended_at=clock.now())
    assert not roles_of(anew(delegate)).delegate_of


def test_a_platform_role_that_ended_counts_no_more() -> None:
    person = office_officer()
    assert roles_of(anew(person)).office
    PlatformMembership.objects.filter(user=person).update(ended_at=clock.now())
    assert not roles_of(anew(person)).office


def test_the_bell_counts_what_this_person_has_not_read() -> None:
    person, other = UserFactory.create(), UserFactory.create()
    rows = {"kind": "challenge.published", "params": {}}
    for number, recipient in enumerate([person, person, other]):
        Notification.objects.create(recipient=recipient, dedupe_key=str(number), **rows)
    assert unread_count(person) == 2
    Notification.objects.filter(recipient=person, dedupe_key="0").update(read_at=clock.now())
    assert (unread_count(person), unread_count(other)) == (1, 1)


def test_an_officer_who_also_belongs_to_a_startup_gets_both_desks_and_each_only_its_own() -> None:
    call, foreign = open_challenge(), open_challenge()
    first, second = officer(call.department), officer(foreign.department)
    join(verified_vendor(), first)
    asked_question(call)
    mine = draft_proposal(person=first, challenge=foreign)

    assert desks_of(anew(first)) == ["department", "startup"]
    assert desks_of(anew(second)) == ["department"]
    assert [row.reference for row in department_desk(anew(first)).sealed] == [call.reference]
    assert [row.reference for row in department_desk(anew(second)).sealed] == [foreign.reference]
    assert startup_desk(anew(second)) is None
    desk = startup_desk(anew(first))
    assert desk is not None
    assert [row.public_id for row in desk.proposals] == [mine.public_id]


@pytest.mark.parametrize("person_of", [officer, manager])
def test_questions_are_those_that_wait_for_this_person(person_of: Callable[..., User]) -> None:
    call = open_challenge()
    asked_question(call), asked_question(open_challenge())
    person = person_of(call.department)
    rows = waiting_questions(anew(person))
    assert [row.id for row in department_desk(anew(person)).questions] == [row.pk for row in rows] != []


@pytest.mark.parametrize("is_blind", [True, False])
def test_assignments_are_the_evaluators_own_and_the_chair_sees_how_far_they_are(is_blind: bool) -> None:
    found = judged_round(is_blind=is_blind)
    judged_round()
    score(found, evaluator=found.evaluators[0])
    for person in (*found.evaluators, found.chair, found.secretary):
        own = Assignment.objects.visible_to(person).filter(member__user=person, member__ended_at__isnull=True)
        assert {row.id for row in evaluator_desk(anew(person)).assignments} == {row.pk for row in own}
    (led,) = evaluator_desk(anew(found.chair)).led
    assert (led.id, led.done, led.wanted) == (found.panel.pk, 2, 4)
    assert evaluator_desk(anew(found.secretary)).led == []


def test_a_seat_that_ended_shows_nothing() -> None:
    found = judged_round()
    person = found.evaluators[0]
    found.panel.members.filter(user=person).update(ended_at=clock.now())
    desk = evaluator_desk(anew(person))
    assert (list(desk.assignments), list(desk.led)) == ([], [])


def test_a_chosen_startup_is_shown_to_those_who_may_set_up_its_pilot() -> None:
    proposal = awarded_proposal()
    place = proposal.challenge.department
    for person in (office_officer(), officer(place), manager(place), officer(), auditor(), UserFactory.create()):
        shown = [row.public_id for row in awarded_without_pilot(anew(person))]
        assert shown == ([proposal.public_id] if can_create_pilot(anew(person), proposal) else [])


def test_a_chosen_startup_with_a_pilot_is_not_shown_and_its_milestones_are() -> None:
    pilot = running_pilot()
    person = pilot.vendor.memberships.filter(ended_at__isnull=True)[0].user
    assert awarded_without_pilot(office_officer()) == []
    desk = startup_desk(anew(person))
    assert desk is not None
    due = Milestone.objects.filter(pilot=pilot, status="planned").order_by("due_on")
    assert [row.said("title") for row in desk.milestones] == [row.title for row in due][:5] != []


def filled(vendor: Any) -> None:
    solution(vendor)
    certificate(vendor)


@pytest.mark.parametrize("fill", [lambda vendor: None, filled, certificate, solution])
def test_a_profile_is_as_strong_on_the_desk_as_on_its_own_page(fill: Callable[[Any], Any]) -> None:
    person = member_of_verified_vendor()
    vendor = own_vendors(person).get()
    fill(vendor)
    whole = with_badges(own_vendors(person)).get()
    desk = startup_desk(anew(person))
    assert desk is not None
    assert strength_of(desk.vendor) == strength(whole)
    held = current_certificate(whole)
    assert desk.vendor.valid_to == (held.valid_to if held else None)


def test_proposals_are_those_the_persons_startup_may_see() -> None:
    person = member_of_verified_vendor()
    draft_proposal(person=person), draft_proposal()
    desk = startup_desk(anew(person))
    assert desk is not None
    seen = Proposal.objects.visible_to(person).order_by("-pk")
    assert [row.public_id for row in desk.proposals] == [row.public_id for row in seen] != []


def test_a_round_waits_for_a_panel_only_until_it_has_one() -> None:
    without, with_panel = opened_round(), judged_round()
    with after_deadline(with_panel.challenge):
        desk = office_desk(anew(office_officer()))
    assert [row.reference for row in desk.without_panel] == [without.challenge.reference]
    assert desk.openings == []


def test_an_appeal_waits_for_the_office_until_it_is_answered() -> None:
    found = judged_round()
    with after_deadline(found.challenge):
        decision = announced(found)
        vendor = found.proposals[0].vendor
        member = vendor.memberships.filter(ended_at__isnull=True)[0].user
        row = lodge_appeal(actor=member, decision=decision, vendor=vendor, text="امتیاز ما نادرست است.")
        (waits,) = office_desk(anew(office_officer())).appealed
        assert (waits.appeal_id, waits.reference) == (row.pk, found.challenge.reference)
        Appeal.objects.filter(pk=row.pk).update(status="rejected", answer="پاسخ", answered_at=clock.now())
        assert office_desk(anew(office_officer())).appealed == []


def test_an_invitation_waits_until_its_startup_has_begun_a_proposal() -> None:
    found = judged_round(rounds=(concept_round(), invited_round()))
    invited(found)
    invitation = Invitation.objects.get()
    second, vendor = invitation.round, invitation.vendor
    other = next(row.vendor for row in found.proposals if row.vendor != vendor)
    member, loser = (firm.memberships.filter(ended_at__isnull=True)[0].user for firm in (vendor, other))
    shown, nothing = startup_desk(anew(member)), startup_desk(anew(loser))
    assert shown is not None
    assert nothing is not None
    assert [row.reference for row in shown.invitations] == [found.challenge.reference]
    assert nothing.invitations == []
    with clock.travel(to=second.closes_at + timedelta(minutes=1)):
        late = startup_desk(anew(member))
    assert late is not None
    assert late.invitations == []
    with clock.travel(to=found.round.decides_at):
        start_proposal(actor=member, round_=second, vendor=vendor)
    begun = startup_desk(anew(member))
    assert begun is not None
    assert begun.invitations == []
