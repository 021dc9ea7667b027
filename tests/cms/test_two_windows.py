"""Two windows on one draft, and edits that race an approval: nothing typed is lost, and everybody is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.authorship import authors_of
from cms.places import sync_membership
from cms.services import approve, return_for_changes
from cms.two_windows import fields_that_differ
from marketplace.errors import NotAllowed
from tests.cms.browserless import edit_url, editor_data
from tests.factories.accounts import officer
from tests.factories.cms import People, at_office, draft, fresh, people, submitted

pytestmark = pytest.mark.django_db

JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def team() -> People:
    return people()


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def summary_of(page: Any) -> str:
    return str(fresh(page).get_latest_revision_as_object().summary_fa)


def returned(team: People) -> Any:
    page = submitted(team)
    return_for_changes(actor=team.manager, page=page, reason="شاخص موفقیت روشن نیست.")
    return fresh(page)


def test_the_editor_saves_as_one_types_and_tells_the_next_revision(team: People) -> None:
    page, client = draft(team), signed_in(team.officer)
    html = client.get(edit_url(page)).content.decode()
    assert 'data-controller="w-tooltip w-autosave"' in html

    first = client.post(edit_url(page), editor_data(client, page) | {"summary_fa": "خودکار"}, **JSON).json()

    assert first["success"]
    assert summary_of(page) == "خودکار"


def test_the_second_window_on_a_returned_draft_is_refused_with_everything_typed_in_place(team: People) -> None:
    page, client = returned(team), signed_in(team.officer)
    one, two = editor_data(client, page), editor_data(client, page)
    client.post(edit_url(page), one | {"summary_fa": "متن پنجرهٔ اول"})

    response = client.post(edit_url(page), two | {"summary_fa": "متن پنجرهٔ دوم", "title": "عنوان پنجرهٔ دوم"})

    assert response.status_code == 200
    html = response.content.decode()
    assert "متن پنجرهٔ دوم" in html
    assert "عنوان پنجرهٔ دوم" in html
    assert summary_of(page) == "متن پنجرهٔ اول"
    errors = response.context["form"].errors
    assert set(errors) == {"summary_fa", "title"}
    assert str(team.officer) in html
    assert reverse("wagtailadmin_pages:revisions_view", args=[page.pk, fresh(page).latest_revision_id]) in html


def test_saving_once_more_is_meant_and_the_other_text_stays_in_the_history(team: People) -> None:
    page, client = returned(team), signed_in(team.officer)
    two = editor_data(client, page)
    client.post(edit_url(page), editor_data(client, page) | {"summary_fa": "متن پنجرهٔ اول"})
    refused = client.post(edit_url(page), two | {"summary_fa": "متن پنجرهٔ دوم"}).content.decode()
    newest = fresh(page).latest_revision
    assert f'value="{newest.pk}"' in refused

    known = {"loaded_revision_id": newest.pk, "loaded_revision_created_at": newest.created_at.isoformat()}
    response = client.post(edit_url(page), two | known | {"summary_fa": "متن پنجرهٔ دوم"})

    assert response.status_code == 302
    assert summary_of(page) == "متن پنجرهٔ دوم"
    assert "متن پنجرهٔ اول" in {row.content["summary_fa"] for row in page.revisions.all()}


def test_an_old_window_cannot_send_for_approval_what_it_does_not_show(team: People) -> None:
    page, client = returned(team), signed_in(team.officer)
    old = editor_data(client, page)
    client.post(edit_url(page), editor_data(client, page) | {"summary_fa": "متن تازه"})

    response = client.post(edit_url(page), old | {"action-submit": "1"})

    assert response.status_code == 200
    assert not fresh(page).workflow_in_progress
    assert summary_of(page) == "متن تازه"


def test_autosave_of_an_old_window_overwrites_nothing(team: People) -> None:
    page, client = returned(team), signed_in(team.officer)
    old = editor_data(client, page)
    client.post(edit_url(page), editor_data(client, page) | {"summary_fa": "متن تازه"})

    answer = client.post(edit_url(page), old | {"summary_fa": "متن کهنه"}, **JSON)

    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
    assert summary_of(page) == "متن تازه"


def test_a_colleague_who_saved_meanwhile_is_named(team: People) -> None:
    page, colleague = draft(team), officer(team.department)
    sync_membership(colleague)
    mine = editor_data(signed_in(team.officer), page)
    theirs = signed_in(colleague)
    theirs.post(edit_url(page), editor_data(theirs, page) | {"summary_fa": "متن همکار"})

    response = signed_in(team.officer).post(edit_url(page), mine | {"summary_fa": "متن من"})

    said = " ".join(str(message) for message in response.context["messages"])
    assert str(colleague) in said
    assert "خلاصه" in said


def test_an_open_window_saves_nothing_once_the_draft_is_with_the_approvers(team: People) -> None:
    page, client = draft(team), signed_in(team.officer)
    old = editor_data(client, page)
    client.post(edit_url(page), editor_data(client, page) | {"action-submit": "1"})
    assert fresh(page).workflow_in_progress

    response = client.post(edit_url(page), old | {"summary_fa": "تغییر دیرهنگام"})

    assert "تغییر دیرهنگام" in response.content.decode() or response.status_code == 302
    assert summary_of(page) != "تغییر دیرهنگام"


def test_an_edit_that_races_an_approval_is_not_approved_with_it(team: People) -> None:
    page, manager = at_office(team), signed_in(team.manager)
    office = signed_in(team.office)
    office.post(edit_url(page), editor_data(office, page) | {"summary_fa": "متنی که مدیر ندیده است"})

    with pytest.raises(NotAllowed):
        approve(actor=team.office, page=fresh(page))

    assert team.office.pk in authors_of(fresh(page))
    assert not fresh(page).live
    assert manager.get(reverse("wagtailadmin_home")).status_code == 200


def test_marks_of_the_editor_are_no_difference() -> None:
    block = '[{"type": "text", "value": "<p data-block-key=\\"%s\\">متن</p>", "id": "%s"}]'

    one, two = {"need_fa": block % ("a", "1")}, {"need_fa": block % ("b", "2")}

    assert fields_that_differ(one, two) == []
    assert fields_that_differ({"title": "ع", "slug": "a"}, {"title": "غ", "slug": "b"}) == ["title"]
