"""Who is told that something waits, and what the lists of drafts show, to whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from cms import drafts, services
from cms.models import DocumentItem
from marketplace.errors import Invalid
from marketplace.files.models import Attachment
from marketplace.journal import outbox
from marketplace.notify.models import Notification
from tests.factories.accounts import auditor, manager
from tests.factories.challenges import content
from tests.factories.cms import People, at_office, draft, fresh, people, published, submitted

pytestmark = pytest.mark.django_db

CONSUMERS = ["notify.cms"]


@pytest.fixture
def team() -> People:
    return people()


def told(kind: str) -> set[int]:
    outbox.drain(consumers=CONSUMERS)
    return set(Notification.objects.filter(kind=kind).values_list("recipient_id", flat=True))


def test_managers_are_told_first_then_the_office(team: People) -> None:
    page = submitted(team)
    assert told("cms.page.waiting") == {team.manager.pk}

    services.approve(actor=team.manager, page=page)
    assert told("cms.page.waiting") == {team.manager.pk, team.office.pk}


def test_a_manager_who_wrote_the_draft_is_not_asked_to_approve_it(team: People) -> None:
    second = manager(team.department)
    page = services.draft_challenge(actor=team.manager, department=team.department, content=content())
    services.submit_for_approval(actor=team.manager, page=page)

    assert told("cms.page.waiting") == {second.pk}


def test_the_author_reads_why_a_draft_came_back(team: People) -> None:
    page = submitted(team)
    services.return_for_changes(actor=team.manager, page=page, reason="شاخص روشن نیست.")

    assert told("cms.page.returned") == {team.officer.pk}
    message = Notification.objects.get(kind="cms.page.returned")
    assert message.params["reason"] == "شاخص روشن نیست."
    assert message.url.endswith(f"/pages/{page.pk}/edit/")


def test_telling_again_tells_nobody_twice(team: People) -> None:
    submitted(team)
    told("cms.page.waiting")
    outbox.OutboxMessage.objects.update(done_at=None)

    told("cms.page.waiting")

    assert Notification.objects.filter(kind="cms.page.waiting").count() == 1


def test_each_sees_what_waits_for_them(team: People) -> None:
    other = people()
    mine, theirs, office = submitted(team), submitted(other), at_office(team)

    assert [row.page_id for row in drafts.waiting_for(team.manager)] == [mine.pk]
    assert [row.page_id for row in drafts.waiting_for(other.manager)] == [theirs.pk]
    assert [row.page_id for row in drafts.waiting_for(team.office)] == [office.pk]
    assert drafts.waiting_for(team.officer) == []
    assert drafts.waiting_for(auditor()) == []


def test_the_list_of_drafts_says_where_each_stands(team: People) -> None:
    draft(people())
    states = {draft(team).pk: "draft", submitted(team).pk: "department", at_office(team).pk: "office"}
    returned = at_office(team)
    services.return_for_changes(actor=team.office, page=returned, reason="ناقص است.")
    published(team)

    rows = {row.page_id: row for row in drafts.drafts_of(team.officer)}

    assert {page_id: row.state for page_id, row in rows.items()} == states | {returned.pk: "returned"}
    assert rows[returned.pk].reason == "ناقص است."
    assert rows[returned.pk].author == str(team.officer)


def test_the_lists_cost_the_same_for_many_rows(team: People, django_assert_num_queries: Any) -> None:
    for _ in range(4):
        submitted(team)
    drafts.waiting_for(team.manager)

    with django_assert_num_queries(3):
        assert len(drafts.waiting_for(team.manager)) == 4


# -- files


def with_file(team: People, data: bytes, name: str) -> Any:
    page = draft(team)
    document = Document.objects.create(
        title="پیوست", collection=team.space.collection, file=ContentFile(data, name=name)
    )
    latest = fresh(page).get_latest_revision_as_object()
    latest.document_items = [DocumentItem(document=document, title_fa="جدول داده")]
    latest.save_revision(user=team.officer)
    return fresh(page)


def test_a_document_is_published_as_a_checked_attachment_and_checked_once(team: People) -> None:
    page = with_file(team, "سطر,عدد\nیک,۱\n".encode(), "data.csv")
    services.submit_for_approval(actor=team.officer, page=page)
    services.approve(actor=team.manager, page=fresh(page))
    services.approve(actor=team.office, page=fresh(page))

    shown = fresh(page).challenge.version.documents.get()
    assert shown.title_fa == "جدول داده"
    assert shown.attachment.status == "clean"
    assert Attachment.objects.count() == 1


def test_a_file_that_is_not_what_it_says_is_refused_when_the_draft_is_sent(team: People) -> None:
    page = with_file(team, b"MZ\x90\x00 this is a program", "plan.pdf")

    with pytest.raises(Invalid) as refusal:
        services.submit_for_approval(actor=team.officer, page=page)

    assert "documents.0" in refusal.value.fields
