"""Returning section by section, handing over, reminders at set ages."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from cms import drafts, reviewing, services
from cms.models import Review, SectionRemark
from cms.remarks import last_return, whole_of
from cms.sections import SECTION_LABELS, Section
from marketplace.accounts import services as accounts
from marketplace.errors import Invalid, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.cms.approvers import told, wait
from tests.factories.accounts import manager, office_officer
from tests.factories.challenges import content
from tests.factories.cms import People, at_office, draft, fresh, people, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> People:
    return people()


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


def test_a_step_that_is_over_has_no_review_left_waiting(team: People) -> None:
    page = at_office(team)
    services.return_for_changes(actor=team.office, page=page, reason="ناقص است.")

    assert not Review.objects.filter(task_state__status=TaskState.STATUS_IN_PROGRESS).exists()
    draft(team)
    with wait(30):
        assert reviewing.remind_waiting() == 0
