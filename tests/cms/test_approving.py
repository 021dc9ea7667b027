"""Returning section by section, handing over, reminders at set ages, standing in while away."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from cms import drafts, reviewing, services
from cms.models import Review, SectionRemark
from cms.permissions import can_approve_page
from cms.remarks import last_return, whole_of
from cms.sections import SECTION_LABELS, Section
from marketplace import clock
from marketplace.accounts import delegating
from marketplace.accounts import services as accounts
from marketplace.accounts.models import Delegation, User
from marketplace.accounts.roles import roles_of
from marketplace.dates import tehran_date
from marketplace.errors import Invalid, NotAllowed, WrongState
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord
from marketplace.notify.models import Notification
from tests.factories.accounts import administrator, manager, office_officer, officer
from tests.factories.challenges import content
from tests.factories.cms import People, at_office, draft, fresh, people, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> People:
    return people()


def anew(person: User) -> User:
    """The person as the next request loads them."""
    return User.objects.get(pk=person.pk)


def told(kind: str) -> set[int]:
    outbox.drain(consumers=["notify.cms", "notify.delegations"])
    return set(Notification.objects.filter(kind=kind).values_list("recipient_id", flat=True))


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


# -- returning


def test_a_return_is_kept_section_by_section_in_the_editors_order(team: People) -> None:
    page = submitted(team)
    asked = {"criteria": "وزن‌ها را روشن کنید.", "need": "شاخص ندارد.", "data": "  "}
    services.return_for_changes(actor=team.manager, page=page, reason="کوتاه‌ترش کنید.", sections=asked)

    returned = last_return(fresh(page))
    assert returned is not None
    assert list(returned.remarks.values_list("section", flat=True)) == ["need", "criteria"]
    assert whole_of(returned.comment, {"need": asked["need"], "criteria": asked["criteria"]}) == "کوتاه‌ترش کنید."
    row = AuditRecord.objects.get(action="cms.page.returned")
    assert row.after["sections"] == ["need", "criteria"]
    assert asked["need"] in row.reason


def test_one_section_is_reason_enough_and_none_at_all_is_refused(team: People) -> None:
    page = submitted(team)

    for nothing in ({}, {"need": " \u200c"}):
        with pytest.raises(Invalid):
            services.return_for_changes(actor=team.manager, page=page, reason=" ", sections=nothing)
    with pytest.raises(Invalid):
        services.return_for_changes(actor=team.manager, page=page, reason="x", sections={"password": "x"})
    assert not SectionRemark.objects.exists()

    services.return_for_changes(actor=team.manager, page=page, sections={"need": "شاخص ندارد."})
    assert fresh(page).current_workflow_state.status == "needs_changes"


def test_the_author_reads_each_reason_at_its_section_and_the_next_reader_what_was_asked(team: People) -> None:
    page = submitted(team)
    services.return_for_changes(actor=team.manager, page=page, reason="کوتاه‌تر.", sections={"need": "شاخص ندارد."})
    client = Client()
    client.force_login(team.officer)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    html = client.get(url).content.decode()
    assert "شاخص ندارد." in html
    assert 'data-remark-field="need_fa"' in html

    services.submit_for_approval(actor=team.officer, page=fresh(page))
    client.force_login(team.manager)
    assert "شاخص ندارد." in client.get(url).content.decode()


def test_the_dialog_asks_section_by_section_and_sends_what_was_written(team: People) -> None:
    page = submitted(team)
    client = Client()
    client.force_login(team.manager)
    step = services.waiting_step(page)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", step.pk])
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}

    asked = client.get(url, **ajax).json()["html"]
    assert all(f'name="section_{section}"' in asked for section in Section)
    refused = client.post(url, {"comment": " "}, **ajax).json()
    assert refused["step"] == "action"

    client.post(url, {"comment": "", "section_dates": "تعطیل است."}, **ajax)
    assert SectionRemark.objects.get().section == "dates"


@pytest.mark.parametrize(
    ("name", "values"),
    [("section_word", {"section": "price", "reason": "x"}), ("has_reason", {"section": "need", "reason": ""})],
)
def test_postgresql_refuses_a_bad_remark(team: People, name: str, values: dict[str, str]) -> None:
    step = services.waiting_step(submitted(team))

    with pytest.raises(IntegrityError, match=f"cms_sectionremark_{name}"), transaction.atomic():
        SectionRemark.objects.create(task_state=step, **values)


def test_every_section_has_words() -> None:
    assert set(SECTION_LABELS) == set(Section)


# -- handing over


def test_a_draft_is_handed_over_to_another_approver_who_is_told(team: People) -> None:
    second = manager(team.department)
    page = submitted(team)
    step = services.waiting_step(page)
    reviewing.reassign(step, actor=team.manager, reviewer=second, note="شما بهتر می‌دانید.")

    row = drafts.waiting_for(team.manager)[0]
    assert (row.reviewer, row.reviewer_id) == (str(second), second.pk)
    assert told("cms.page.reassigned") == {second.pk}
    record = AuditRecord.objects.get(action="cms.page.reassigned")
    assert (record.after["reviewer"], record.reason) == (second.pk, "شما بهتر می‌دانید.")
    with pytest.raises(WrongState):
        reviewing.reassign(step, actor=team.manager, reviewer=second)

    services.approve(actor=team.manager, page=page)  # whoever was asked first may still decide
    assert drafts.waiting_for(second) == []


def test_a_draft_is_handed_over_only_to_who_could_approve_it(team: People) -> None:
    writer = manager(team.department)
    page = services.draft_challenge(actor=writer, department=team.department, content=content())
    services.submit_for_approval(actor=writer, page=page)
    step = services.waiting_step(fresh(page))

    for person in (writer, team.officer, office_officer(), manager()):
        with pytest.raises(Invalid):
            reviewing.reassign(step, actor=team.manager, reviewer=person)
    for stranger in (team.officer, manager()):
        with pytest.raises(NotAllowed):
            reviewing.reassign(step, actor=stranger, reviewer=team.manager)
    reviewing.reassign(step, actor=team.office, reviewer=team.manager)
    services.approve(actor=team.manager, page=fresh(page))
    with pytest.raises(WrongState):
        reviewing.reassign(step, actor=team.office, reviewer=team.manager)


# -- reminders


def wait(days: int) -> Any:
    """So many days later, at the same hour."""
    return clock.travel(by=timedelta(days=days))


def test_approvers_are_reminded_once_at_each_set_age(team: People) -> None:
    page = submitted(team)
    assert reviewing.remind_waiting() == 0

    with wait(4):
        assert [reviewing.remind_waiting(), reviewing.remind_waiting()] == [1, 0]
        assert told("cms.page.reminded") == {team.manager.pk}
    with wait(30):  # three ages at once: told once
        assert [reviewing.remind_waiting(), reviewing.remind_waiting()] == [1, 0]
    assert Review.objects.get().reminders == len(reviewing.REMINDER_AGES)
    assert AuditRecord.objects.filter(action="cms.page.reminded", actor=None).count() == 2

    services.approve(actor=team.manager, page=page)  # the office's step begins to wait by itself
    assert reviewing.remind_waiting() == 0


def test_who_is_named_is_reminded_and_nobody_else(team: People) -> None:
    second = manager(team.department)
    step = services.waiting_step(submitted(team))
    reviewing.reassign(step, actor=team.manager, reviewer=second)
    told("cms.page.reminded")
    with wait(4):
        reviewing.remind_waiting()
    assert told("cms.page.reminded") == {second.pk}

    accounts.leave_department(actor=team.office, user=second, department=team.department, role="manager")
    with wait(10):
        reviewing.remind_waiting()
    assert told("cms.page.reminded") == {second.pk, team.manager.pk}  # a named one who left is not waited for


def test_the_office_reminds_by_hand_once_a_day(team: People) -> None:
    step = services.waiting_step(submitted(team))
    with pytest.raises(NotAllowed):
        reviewing.remind(step, actor=team.manager)

    reviewing.remind(step, actor=team.office)
    with pytest.raises(WrongState):
        reviewing.remind(step, actor=team.office)
    with wait(1):
        reviewing.remind(step, actor=team.office)


@pytest.mark.django_db(transaction=True)
def test_two_workers_remind_once() -> None:
    team = people()
    for _ in range(3):
        submitted(team)
    counts: list[int] = []

    def work() -> None:
        try:
            with wait(4):
                counts.append(reviewing.remind_waiting())
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(counts) == 3
    assert AuditRecord.objects.filter(action="cms.page.reminded").count() == 3


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


def test_a_step_that_is_over_has_no_review_left_waiting(team: People) -> None:
    page = at_office(team)
    services.return_for_changes(actor=team.office, page=page, reason="ناقص است.")

    assert not Review.objects.filter(task_state__status=TaskState.STATUS_IN_PROGRESS).exists()
    draft(team)
    with wait(30):
        assert reviewing.remind_waiting() == 0
