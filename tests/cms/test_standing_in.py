"""Standing in while away: from day to day, told, never for one's own text, ending with the role it rests on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cms import drafts, reviewing, services
from cms.permissions import can_approve_page
from marketplace import clock
from marketplace.accounts import delegating
from marketplace.accounts import services as accounts
from marketplace.accounts.models import Delegation, User
from marketplace.accounts.roles import roles_of
from marketplace.dates import tehran_date
from marketplace.errors import Invalid, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.cms.approvers import anew, told, wait
from tests.factories.accounts import administrator, manager, office_officer, officer
from tests.factories.challenges import content
from tests.factories.cms import People, at_office, fresh, people, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> People:
    return people()


def stand_in(team: People, person: User | None = None, *, starts: int = 0, days: int = 5) -> Delegation:
    """Somebody (the officer, unless said) stands in for the team's manager from `starts` days ahead on."""
    first = tehran_date(clock.now()) + timedelta(days=starts)
    return delegating.delegate_approvals(
        actor=team.manager,
        delegate=person or team.officer,
        department=team.department,
        starts_on=first,
        ends_on=first + timedelta(days=days),
        reason="مرخصی",
    )


# -- standing in


def test_a_stand_in_decides_from_the_first_to_the_last_day_and_the_journal_names_both(team: People) -> None:
    writer = officer(team.department)
    page = services.draft_challenge(actor=writer, department=team.department, content=content())
    services.submit_for_approval(actor=writer, page=page)
    stand_in(team, starts=2, days=3)

    assert drafts.waiting_for(anew(team.officer)) == []
    with wait(2):
        person = anew(team.officer)
        assert roles_of(person).delegate_of == {team.department.pk}
        assert [row.page_id for row in drafts.waiting_for(person)] == [page.pk]
    with wait(6):
        assert not can_approve_page(anew(team.officer), page, reviewer_of=team.department.pk)
    with wait(5):
        services.approve(actor=anew(team.officer), page=fresh(page))
    record = AuditRecord.objects.get(action="cms.page.approved")
    assert (record.actor, record.after["stands_in_for"]) == (team.officer, team.manager.pk)


def test_a_stand_in_does_not_approve_what_they_wrote(team: People) -> None:
    page = submitted(team)
    stand_in(team)
    person = anew(team.officer)

    assert can_approve_page(person, page, reviewer_of=team.department.pk).code == "own_text"
    with pytest.raises(NotAllowed):
        services.approve(actor=person, page=page)
    services.return_for_changes(actor=person, page=page, sections={"need": "خودم دیدم."})  # taking back harms nobody


def test_a_stand_in_is_told_and_reminded_with_the_one_who_is_away(team: People) -> None:
    second = officer(team.department)
    stand_in(team, second)
    assert told("cms.delegation.given") == {second.pk}

    submitted(team)
    assert told("cms.page.waiting") == {team.manager.pk, second.pk}


def test_the_stand_in_sees_why_a_draft_waits_for_them(team: People) -> None:
    stand_in(team)
    client = Client()
    client.force_login(anew(team.officer))

    for name in ("wagtailadmin_home", "desks:approvals"):
        assert str(team.manager) in client.get(reverse(name)).content.decode()


def test_only_who_approves_names_a_stand_in_and_only_somebody_of_the_same_place(team: People) -> None:
    today = tehran_date(clock.now())
    week = {"starts_on": today, "ends_on": today + timedelta(days=6)}
    stranger = manager()

    with pytest.raises(NotAllowed):
        delegating.delegate_approvals(actor=team.officer, delegate=team.manager, department=team.department, **week)
    with pytest.raises(NotAllowed):
        delegating.delegate_approvals(actor=stranger, delegate=team.officer, department=team.department, **week)
    for person in (stranger, team.office, team.manager):
        with pytest.raises(Invalid) as refusal:
            delegating.delegate_approvals(actor=team.manager, delegate=person, department=team.department, **week)
        assert set(refusal.value.fields) == {"delegate"}
    stand_in(team)
    with pytest.raises(NotAllowed):  # a stand-in does not name another one
        delegating.delegate_approvals(
            actor=anew(team.officer), delegate=officer(team.department), department=team.department, **week
        )


@pytest.mark.parametrize(("first", "last", "field"), [(-1, 3, "starts_on"), (2, 1, "ends_on"), (0, 90, "ends_on")])
def test_days_that_cannot_be_are_refused_at_their_field(team: People, first: int, last: int, field: str) -> None:
    today = tehran_date(clock.now())

    with pytest.raises(Invalid) as refusal:
        delegating.delegate_approvals(
            actor=team.manager,
            delegate=team.officer,
            department=team.department,
            starts_on=today + timedelta(days=first),
            ends_on=today + timedelta(days=last),
        )
    assert set(refusal.value.fields) == {field}


def test_a_person_has_one_stand_in_a_day_and_may_end_it(team: People) -> None:
    row = stand_in(team)
    with pytest.raises(Invalid):
        stand_in(team, officer(team.department), starts=5)

    with pytest.raises(NotAllowed):
        delegating.end_delegation(actor=manager(), delegation=row)
    delegating.end_delegation(actor=team.officer, delegation=row)
    assert roles_of(anew(team.officer)).delegate_of == frozenset()
    with pytest.raises(WrongState):
        delegating.end_delegation(actor=team.manager, delegation=row)
    assert told("cms.delegation.ended") == {team.officer.pk}
    stand_in(team, officer(team.department))


@pytest.mark.parametrize("who", ["manager", "officer"])
@pytest.mark.parametrize("how", ["leaves", "is closed out"])
def test_a_delegation_ends_with_the_role_it_rests_on(team: People, who: str, how: str) -> None:
    row = stand_in(team)
    person = getattr(team, who)
    if how == "leaves":
        accounts.leave_department(actor=team.office, user=person, department=team.department, role=who)
    else:
        accounts.deactivate_person(actor=administrator(), user=person, reason="آزمون")

    row.refresh_from_db()
    assert row.ended_at is not None
    assert roles_of(anew(team.officer)).delegate_of == frozenset()
    assert AuditRecord.objects.filter(action="accounts.delegation.ended", subject_id=str(row.pk)).count() == 1


def test_a_delegation_outlives_a_role_it_does_not_rest_on(team: People) -> None:
    accounts.join_department(actor=team.office, user=team.officer, department=team.department, role="member")
    row = stand_in(team)
    accounts.leave_department(actor=team.office, user=team.officer, department=team.department, role="member")

    row.refresh_from_db()
    assert row.ended_at is None


def test_the_office_has_stand_ins_of_its_own(team: People) -> None:
    colleague = office_officer()
    today = tehran_date(clock.now())
    delegating.delegate_approvals(
        actor=team.office, delegate=colleague, department=None, starts_on=today, ends_on=today
    )
    page = at_office(team)
    reviewing.reassign(services.waiting_step(page), actor=colleague, reviewer=team.office)
    told("cms.page.reassigned")

    assert told("cms.page.reassigned") == {team.office.pk, colleague.pk}
    accounts.end_role(actor=administrator(), user=team.office, role="innovation_office")
    assert Delegation.objects.get().ended_at is not None


def test_postgresql_refuses_a_delegation_to_oneself_or_backwards(team: People) -> None:
    today = tehran_date(clock.now())
    for name, values in (
        ("two_people", {"delegate": team.manager, "ends_on": today}),
        ("ends_after_start", {"delegate": team.officer, "ends_on": today - timedelta(days=1)}),
    ):
        with pytest.raises(IntegrityError, match=f"accounts_delegation_{name}"), transaction.atomic():
            Delegation.objects.create(giver=team.manager, department=team.department, starts_on=today, **values)
