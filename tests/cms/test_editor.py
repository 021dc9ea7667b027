"""The journey of a draft through Wagtail's own editor, as the browser sends it: write, refuse with reasons, approve,
return, publish.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document

from challenges.content import Words
from cms.content import content_of
from cms.models import ChallengePage
from marketplace.journal.models import AuditRecord
from tests.cms.browserless import edit_url, editor_data, section_data
from tests.factories.cms import People, at_office, draft, fresh, people, published, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> People:
    return people()


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def step(client: Client, page: ChallengePage, action: str, comment: str = "") -> Any:
    """The modal «approve» or «return»."""
    state = page.current_workflow_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]),
        {"comment": comment},
        follow=True,
    )


def test_an_officer_begins_a_draft_below_the_own_department(team: People) -> None:
    client = signed_in(team.officer)
    add = reverse("wagtailadmin_pages:add", args=["cms", "challengepage", team.space.page_id])
    empty = {
        f"{name}-{count}": "0"
        for name in ("rounds", "document_items", "comments")
        for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
    }
    sections: dict[str, str] = {}
    for name in ("need", "outcome", "context", "data", "site", "eligibility"):
        for language in ("fa", "en"):
            sections |= section_data(f"{name}_{language}", [])

    response = client.post(
        add, {"title": "چالش تازه", "procurement_class": "medium", "technical_minimum": "۶۰", **empty, **sections}
    )

    assert response.status_code == 302, response.content.decode()[:2000]
    page = ChallengePage.objects.get(draft_title="چالش تازه")
    assert page.owner == team.officer
    assert not page.live
    assert (
        AuditRecord.objects.filter(action="cms.page.drafted", subject_id=str(page.pk), actor=team.officer).count() == 1
    )


def test_the_editor_sends_back_what_it_was_given(team: People) -> None:
    page = draft(team)
    client = signed_in(team.officer)
    before = content_of(fresh(page).get_latest_revision_as_object())

    response = client.post(edit_url(page), editor_data(client, page))

    assert response.status_code == 302
    assert replace(content_of(fresh(page).get_latest_revision_as_object()), source={}) == replace(before, source={})


def test_dates_are_typed_in_the_jalali_calendar_with_any_digits(team: People) -> None:
    page = draft(team)
    client = signed_in(team.officer)

    client.post(
        edit_url(page),
        editor_data(client, page) | {"rounds-0-closes_at": "۱۴۰۶/۰۲/۰۵ ۱۴:۰۰", "budget_ceiling": "۲٫۵ میلیارد تومان"},
    )

    saved = fresh(page).get_latest_revision_as_object()
    assert saved.rounds.all()[0].closes_at == datetime(2027, 4, 25, 10, 30, tzinfo=UTC)
    assert saved.budget_ceiling == 25_000_000_000


def test_a_date_that_does_not_exist_is_refused_at_its_field_and_nothing_typed_is_lost(team: People) -> None:
    page = draft(team)
    client = signed_in(team.officer)

    response = client.post(
        edit_url(page),
        editor_data(client, page) | {"rounds-0-closes_at": "1405/12/30 14:00", "title": "عنوان نوشته‌شده"},
    )

    assert response.status_code == 200
    html = response.content.decode()
    assert "عنوان نوشته‌شده" in html
    assert "1405/12/30 14:00" in html
    assert response.context["form"].formsets["rounds"].forms[0].errors["closes_at"]


def test_sending_an_incomplete_draft_says_what_is_missing_where_it_is_missing(team: People) -> None:
    page = draft(team)
    client = signed_in(team.officer)
    data = editor_data(client, page) | {"rounds-0-criteria-0-weight": "۳۹", "summary_fa": "", "title": "متن تازه"}

    response = client.post(edit_url(page), data | {"action-submit": "1"})

    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors["summary_fa"]
    assert any("۹۹" in message for message in form.non_field_errors())
    assert "متن تازه" in response.content.decode()
    assert not fresh(page).workflow_in_progress


def test_a_draft_goes_from_officer_to_manager_to_office_back_and_out(team: People) -> None:
    page = draft(team)
    officer, manager, office = signed_in(team.officer), signed_in(team.manager), signed_in(team.office)

    officer.post(edit_url(page), editor_data(officer, page) | {"action-submit": "1"})
    assert fresh(page).current_workflow_task.specific.department_of(page) == team.department.pk

    step(manager, fresh(page), "approve")
    assert fresh(page).current_workflow_task.specific.department_of(page) is None

    step(office, fresh(page), "reject", "شاخص موفقیت روشن نیست.")
    assert not fresh(page).workflow_in_progress
    assert "شاخص موفقیت روشن نیست." in officer.get(reverse("wagtailadmin_home")).content.decode()

    corrected = editor_data(officer, fresh(page)) | {"summary_fa": "اصلاح‌شده با شاخص روشن"}
    officer.post(edit_url(page), corrected | {"action-submit": "1"})
    assert fresh(page).workflow_in_progress
    step(manager, fresh(page), "approve")  # the words changed since the manager read them
    step(office, fresh(page), "approve")

    page = fresh(page)
    assert page.live
    assert page.challenge is not None
    assert page.challenge.version.summary_fa == "اصلاح‌شده با شاخص روشن"
    actions = list(
        AuditRecord.objects.filter(case_id=str(page.pk), case_type="cms.challengepage")
        .order_by("id")
        .values_list("action", flat=True)
    )
    assert actions[:5] == [
        "cms.page.drafted",
        "cms.page.waiting",
        "cms.page.approved",
        "cms.page.waiting",
        "cms.page.returned",
    ]


def test_a_return_without_a_reason_is_refused(team: People) -> None:
    page = submitted(team)

    step(signed_in(team.manager), page, "reject", "   ")

    assert fresh(page).workflow_in_progress


def test_an_approval_that_cannot_publish_tells_why_and_changes_nothing(team: People) -> None:
    page = at_office(team)
    team.department.is_active = False
    team.department.save()

    response = step(signed_in(team.office), page, "approve")

    assert response.status_code == 200
    assert "این دستگاه" in response.content.decode() or "no longer active" in response.content.decode()
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize("who", ["officer", "manager", "office"])
def test_the_publish_button_is_not_offered_and_pressing_it_anyway_publishes_nothing(team: People, who: str) -> None:
    page = at_office(team) if who == "office" else draft(team)
    client = signed_in(getattr(team, who))
    data = editor_data(client, page)

    assert "action-publish" not in client.get(edit_url(page)).content.decode()
    client.post(edit_url(page), data | {"action-publish": "1"})

    assert not fresh(page).live


def test_the_author_cannot_approve_in_the_editor_either(team: People) -> None:
    page = submitted(team)
    client = signed_in(team.officer)

    client.post(
        edit_url(page),
        editor_data(client, page) | {"action-workflow-action": "true", "workflow-action-name": "approve"},
    )

    assert fresh(page).current_workflow_task.specific.department_of(page) == team.department.pk


def test_a_closed_challenge_cannot_be_amended_any_more(team: People) -> None:
    page = published(team)
    type(page.challenge).objects.filter(pk=page.challenge.pk).update(
        closes_at="2026-01-02T00:00:00Z", published_at="2026-01-01T00:00:00Z", questions_until="2026-01-01T12:00:00Z"
    )

    response = signed_in(team.officer).get(edit_url(page))

    assert response.status_code == 302


def test_the_editor_reads_in_persian_from_right_to_left(team: People) -> None:
    client = signed_in(team.officer)

    assert 'dir="rtl"' in client.get(edit_url(draft(team))).content.decode()
    assert "باهم" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_admin_has_a_policy_of_its_own_and_the_public_site_stays_strict(team: People, client: Client) -> None:
    admin = signed_in(team.officer).get(reverse("wagtailadmin_home"))["Content-Security-Policy"]
    public = client.get("/guides/")["Content-Security-Policy"]

    assert "unsafe-inline" in admin
    assert "unsafe-inline" not in public


def test_a_visitor_is_sent_to_the_one_entrance(client: Client) -> None:
    response = client.get(reverse("wagtailadmin_home"))

    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


def test_documents_of_a_department_are_for_its_people(team: People, client: Client) -> None:
    document = Document.objects.create(
        title="پیوست", collection=team.space.collection, file=ContentFile(b"%PDF-1.4", name="attached.pdf")
    )

    assert client.get(document.url).status_code == 302
    assert signed_in(people().officer).get(document.url).status_code in (302, 403, 404)
    served = signed_in(team.officer).get(document.url)
    assert served.status_code == 200
    assert b"".join(served.streaming_content).startswith(b"%PDF")


def test_an_english_only_change_of_words_is_kept_with_its_persian(team: People) -> None:
    page = draft(team, title=Words("عنوان", "Title"))
    client = signed_in(team.officer)

    client.post(edit_url(page), editor_data(client, page) | {"title_en": "A better title"})

    saved = fresh(page).get_latest_revision_as_object()
    assert (saved.title, saved.title_en) == ("عنوان", "A better title")


@pytest.mark.parametrize("view", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize(("action", "label"), [("reject", "بازگرداندن با دلیل"), ("approve", "تأیید با یادداشت")])
def test_the_dialogs_of_approval_and_return_open(team: People, view: str, action: str, label: str) -> None:
    page = submitted(team)
    url = reverse(f"wagtailadmin_pages:{view}", args=[page.pk, action, page.current_workflow_task_state.pk])

    response = signed_in(team.manager).get(url, headers={"x-requested-with": "XMLHttpRequest"})

    assert response.status_code == 200
    assert label in response.json()["html"]
