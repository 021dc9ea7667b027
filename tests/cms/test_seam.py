"""The one seam between draft and published word: what publishes, what does not, and that a refusal leaves nothing
behind.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import Page

from challenges.content import QuestionContent, Words
from challenges.models import Challenge, ChallengeVersion
from cms import schedule, services
from cms.authorship import authors_of, words_of
from cms.models import ChallengePage, DepartmentPage, Publication
from marketplace import clock
from marketplace.errors import Conflict, DomainError, Invalid, NotAllowed
from marketplace.journal.models import AuditRecord
from tests.cms.browserless import edit_url, editor_data
from tests.factories.accounts import administrator
from tests.factories.challenges import content
from tests.factories.cms import People, at_office, draft, fresh, people, published, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> People:
    return people()


def test_the_last_approval_publishes_a_frozen_version_at_the_challenges_own_address(team: People) -> None:
    page = published(team)

    challenge = page.challenge
    assert challenge is not None
    assert page.live
    assert challenge.department == team.department
    assert challenge.officer == team.officer
    assert challenge.version.title_fa == page.title
    assert challenge.version.published_by == team.office
    assert page.url == f"/challenges/{challenge.reference}/"


def test_every_step_is_journalled_and_the_page_is_found_from_the_challenge(team: People) -> None:
    page = published(team)

    actions = list(
        AuditRecord.objects.filter(case_type="cms.challengepage", case_id=str(page.pk))
        .order_by("id")
        .values_list("action", flat=True)
    )
    assert actions == [
        "cms.page.drafted",
        "cms.page.waiting",
        "cms.page.approved",
        "cms.page.waiting",
        "cms.page.approved",
    ]
    assert (
        AuditRecord.objects.filter(action="challenges.challenge.published", subject_id=str(page.challenge.pk)).count()
        == 1
    )


def test_an_invalid_draft_is_not_even_sent(team: People) -> None:
    page = draft(team, rounds=())

    with pytest.raises(Invalid) as refusal:
        services.submit_for_approval(actor=team.officer, page=page)

    assert "rounds" in refusal.value.fields
    assert not fresh(page).workflow_in_progress


def test_a_refused_publication_leaves_the_draft_where_it_was(team: People) -> None:
    page = at_office(team)

    with clock.travel(by=timedelta(days=200)), pytest.raises(Invalid):
        services.approve(actor=team.office, page=page)

    page = fresh(page)
    assert not page.live
    assert page.workflow_in_progress
    assert not Challenge.objects.exists()
    assert not AuditRecord.objects.filter(action="cms.page.approved", actor=team.office).exists()


@pytest.mark.parametrize("who", ["officer", "manager", "office", "administrator", "nobody"])
def test_a_revision_that_nobody_approved_is_published_by_nobody(team: People, who: str) -> None:
    page = draft(team)
    users: dict[str, Any] = {
        "officer": team.officer,
        "manager": team.manager,
        "office": team.office,
        "administrator": administrator(),
        "nobody": None,
    }

    with pytest.raises(NotAllowed):
        page.get_latest_revision().publish(user=users[who])

    with pytest.raises(NotAllowed):
        page.get_latest_revision().publish(user=users[who], skip_permission_checks=True)

    assert not Challenge.objects.exists()
    assert not fresh(page).live


def test_an_approval_counts_for_the_words_that_were_read(team: People) -> None:
    page = at_office(team)
    changed = fresh(page).get_latest_revision_as_object()
    changed.summary_fa = "متن دیگری که کسی نخوانده است"
    changed.save_revision(user=team.officer)

    services.approve(actor=team.office, page=fresh(page))

    page = fresh(page)
    assert not page.live
    assert page.current_workflow_task.specific.department_of(page) == team.department.pk

    services.approve(actor=team.manager, page=page)
    services.approve(actor=team.office, page=fresh(page))

    assert fresh(page).live
    assert fresh(page).challenge.version.summary_fa == "متن دیگری که کسی نخوانده است"


def test_opening_and_saving_a_draft_unchanged_in_the_editor_makes_nobody_an_author(team: People) -> None:
    page = submitted(team)
    client = Client()
    client.force_login(team.manager)
    client.post(edit_url(page), editor_data(client, page))

    assert fresh(page).get_latest_revision().user == team.manager
    assert authors_of(page) == {team.officer.pk}


def test_an_amendment_with_a_new_question_is_approved_in_the_editor_by_who_did_not_write_it(team: People) -> None:
    page = published(team)
    now = content()
    asked = (*now.rounds[0].questions, QuestionContent("cost", Words("نگهداری چقدر هزینه دارد؟"), word_limit=100))
    more = replace(now, rounds=(replace(now.rounds[0], questions=asked),))
    services.update_draft(actor=team.officer, page=page, content=more, change_note="یک پرسش افزوده شد.")
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    manager = Client()
    manager.force_login(team.manager)

    for _saved_twice in range(2):
        manager.post(edit_url(page), editor_data(manager, fresh(page)))

    assert fresh(page).get_latest_revision().user == team.manager
    assert authors_of(page) == {team.officer.pk}


def test_line_ends_of_a_browser_are_no_change_of_words() -> None:
    assert words_of({"summary_fa": "یک\r\nدو"}) == words_of({"summary_fa": "یک\nدو"})


def test_a_corrected_draft_goes_to_the_manager_again(team: People) -> None:
    page = at_office(team)
    services.return_for_changes(actor=team.office, page=page, reason="شاخص روشن نیست.")
    services.update_draft(actor=team.officer, page=fresh(page), content=content(setad_number="۱۴"))

    services.submit_for_approval(actor=team.officer, page=fresh(page))

    page = fresh(page)
    assert page.current_workflow_task.specific.department_of(page) == team.department.pk


def test_a_draft_returned_and_sent_again_unchanged_goes_back_to_whoever_returned_it(team: People) -> None:
    page = at_office(team)
    services.return_for_changes(actor=team.office, page=page, reason="اشتباه شد.")

    services.submit_for_approval(actor=team.officer, page=fresh(page))

    page = fresh(page)
    assert page.current_workflow_task.specific.department_of(page) is None


def test_a_comment_makes_nobody_an_author_and_loses_no_approval(team: People) -> None:
    page = at_office(team)
    fresh(page).get_latest_revision_as_object().save_revision(user=team.office)

    services.approve(actor=team.office, page=fresh(page))

    assert fresh(page).live


def test_nobody_approves_what_they_wrote(team: People) -> None:
    page = services.draft_challenge(actor=team.manager, department=team.department, content=content())
    services.submit_for_approval(actor=team.manager, page=page)

    with pytest.raises(NotAllowed, match=r".+"):
        services.approve(actor=team.manager, page=fresh(page))

    task = fresh(page).current_workflow_task
    assert [name for name, _label, _modal in task.get_actions(fresh(page), team.manager)] == ["reject", "reassign"]


def test_an_amendment_is_a_new_version_and_takes_its_note(team: People) -> None:
    page = published(team)
    words = content(summary=type(content().summary)("خلاصهٔ تازه", "New summary"))
    services.update_draft(actor=team.officer, page=page, content=words, change_note="خلاصه روشن‌تر شد.")
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    services.approve(actor=team.manager, page=fresh(page))

    assert fresh(page).challenge.version.number == 1

    services.approve(actor=team.office, page=fresh(page))

    version = fresh(page).challenge.version
    assert version.number == 2
    assert version.summary_fa == "خلاصهٔ تازه"
    assert version.change_note == "خلاصه روشن‌تر شد."
    assert ChallengeVersion.objects.get(challenge=version.challenge, number=1).summary_fa != version.summary_fa


def test_an_amendment_without_a_note_is_refused_at_the_note(team: People) -> None:
    page = published(team)
    services.update_draft(actor=team.officer, page=page, content=content(setad_number="1405"))

    with pytest.raises(Invalid) as refusal:
        services.submit_for_approval(actor=team.officer, page=fresh(page))

    assert list(refusal.value.fields) == ["change_note"]


def test_an_unchanged_text_is_not_published_twice(team: People) -> None:
    page = published(team)
    services.update_draft(actor=team.officer, page=page, content=content(), change_note="هیچ")
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    services.approve(actor=team.manager, page=fresh(page))

    with pytest.raises((Conflict, DomainError)):
        services.approve(actor=team.office, page=fresh(page))

    assert fresh(page).challenge.version.number == 1


def test_a_published_page_is_not_deleted_nor_its_department(team: People) -> None:
    page = published(team)

    for victim in (page, DepartmentPage.objects.get(pk=team.space.page_id)):
        with pytest.raises(ProtectedError):
            victim.delete()

    assert Publication.objects.filter(page=page).exists()


def test_the_database_ties_a_page_to_one_challenge_only(team: People) -> None:
    page = published(team)

    with pytest.raises(IntegrityError):
        Publication.objects.create(page=page, challenge=page.challenge)


@pytest.mark.parametrize("who", ["officer", "manager", "office", "administrator"])
def test_wagtail_offers_nobody_to_publish_unpublish_move_copy_or_delete_a_published_challenge(
    team: People, who: str
) -> None:
    page = published(team)
    user = administrator() if who == "administrator" else getattr(team, who)

    tester = page.permissions_for_user(user)
    allowed = {
        name
        for name in ("publish", "unpublish", "delete", "move", "copy", "set_view_restrictions")
        if getattr(tester, f"can_{name}")()
    }

    assert allowed == set()
    assert not DepartmentPage.objects.get(pk=team.space.page_id).permissions_for_user(user).can_publish_subpage()


def test_a_draft_that_was_never_published_may_be_deleted_by_its_department(team: People) -> None:
    page = draft(team)

    assert page.permissions_for_user(team.officer).can_delete()
    assert not page.permissions_for_user(team.office).can_delete()


def test_a_waiting_draft_is_locked_to_its_author(team: People) -> None:
    page = submitted(team)

    assert page.get_lock().for_user(team.officer)
    assert not page.get_lock().for_user(team.manager)


# -- the schedule


def scheduled(team: People, **span: int) -> ChallengePage:
    page = draft(team, round_changes=_later())
    waiting = fresh(page).get_latest_revision_as_object()
    waiting.go_live_at = clock.now() + timedelta(**span)
    waiting.save_revision(user=team.officer)
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    services.approve(actor=team.manager, page=fresh(page))
    services.approve(actor=team.office, page=fresh(page))
    return fresh(page)


def _later() -> dict[str, Any]:
    return {}


def test_an_approval_ahead_of_its_time_publishes_nothing_yet(team: People) -> None:
    page = scheduled(team, hours=2)

    assert not page.live
    assert page.approved_schedule
    assert not Challenge.objects.exists()
    assert AuditRecord.objects.filter(action="cms.page.scheduled").count() == 1
    assert schedule.publish_due() == 0


def test_a_scheduled_publication_happens_once_when_its_time_comes(team: People) -> None:
    page = scheduled(team, hours=2)

    with clock.travel(by=timedelta(hours=3)):
        assert schedule.publish_due() == 1
        assert schedule.publish_due() == 0

    page = fresh(page)
    assert page.live
    assert page.challenge.versions.count() == 1
    assert page.challenge.officer == team.officer


def test_a_schedule_that_was_taken_back_publishes_nothing(team: People) -> None:
    page = scheduled(team, hours=2)
    services.cancel_schedule(actor=team.office, page=page, reason="تاریخ عوض شد")

    with clock.travel(by=timedelta(hours=3)):
        assert schedule.publish_due() == 0

    assert not fresh(page).live
    assert AuditRecord.objects.get(action="cms.page.unscheduled").reason == "تاریخ عوض شد"


def test_a_schedule_that_can_no_longer_be_kept_is_taken_off_and_told(team: People) -> None:
    page = scheduled(team, hours=2)

    with clock.travel(by=timedelta(days=200)):
        assert schedule.publish_due() == 0
        assert schedule.publish_due() == 0

    assert not fresh(page).approved_schedule
    assert AuditRecord.objects.get(action="cms.page.schedule_failed").reason


def test_only_the_office_and_the_manager_take_a_schedule_back(team: People) -> None:
    page = scheduled(team, hours=2)

    with pytest.raises(NotAllowed):
        services.cancel_schedule(actor=team.officer, page=page)


def test_publishing_costs_a_bounded_number_of_queries(team: People, django_assert_max_num_queries: Any) -> None:
    page = at_office(team)

    with django_assert_max_num_queries(220):
        services.approve(actor=team.office, page=page)
    assert connection.queries_log is not None
    assert Page.objects.get(pk=page.pk).live
