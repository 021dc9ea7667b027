"""The parts of the editor that are drawn by themselves: what is missing, the English, proposed dates, weights."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from challenges.content import Words
from challenges.selectors.rules import holidays
from challenges.services.weights import set_weight_limits
from challenges.validation import WeightRange
from cms.services import approve, submit_for_approval, update_draft
from cms.translation import english_state, is_stale
from marketplace.dates import is_working_day, parse_datetime, tehran_date
from tests.cms.browserless import edit_url, editor_data
from tests.factories.challenges import content
from tests.factories.cms import People, draft, fresh, people, published

pytestmark = pytest.mark.django_db

PARTS = ["checklist", "english", "promises", "links"]


@pytest.fixture
def team() -> People:
    return people()


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def part(person: Any, name: str, page: Any, **data: str) -> Any:
    return signed_in(person).get(reverse(f"cms_writing:{name}", args=[page.pk]), data)


def test_comments_can_be_written_beside_every_section(team: People) -> None:
    page, client = draft(team), signed_in(team.officer)
    data = editor_data(client, page)
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": "این عدد از کجاست؟",
        "comments-0-contentpath": "need_fa",
        "comments-0-position": "",
        "comments-0-DELETE": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }

    assert client.post(edit_url(page), data | comment).status_code == 302

    assert [row.text for row in fresh(page).wagtail_admin_comments.all()] == ["این عدد از کجاست؟"]
    assert 'data-contentpath="need_fa"' in client.get(edit_url(page)).content.decode()


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_for_the_own_department_and_stays_in_no_cache(team: People, name: str) -> None:
    page = draft(team)

    assert part(people().officer, name, page).status_code == 404
    assert part(team.officer, name, page).status_code == 200


def test_the_editor_asks_for_its_parts_and_for_what_resembles_the_title(team: People) -> None:
    page = published(team)

    html = signed_in(team.officer).get(edit_url(page)).content.decode()

    for name in PARTS:
        assert f'data-part="{reverse(f"cms_writing:{name}", args=[page.pk])}"' in html
    assert f'data-alike="{reverse("search:alike")}" data-without="{page.challenge.reference}"' in html


def test_the_checklist_says_everything_at_once_in_persian(team: People) -> None:
    page = draft(team, summary=Words(), round_changes={"criteria": (), "closes_at": None})

    html = part(team.officer, "checklist", page).content.decode()

    for words in ("خلاصه", "این تاریخ را بنویسید", "معیار"):
        assert words in html
    assert "چیزی کم نیست" in part(team.officer, "checklist", draft(team)).content.decode()


# -- English


def changed(team: People, page: Any, **words: Any) -> Any:
    update_draft(actor=team.officer, page=fresh(page), content=content(**words))
    return fresh(page)


def test_english_is_stale_when_the_persian_moved_on_and_fresh_when_it_followed(team: People) -> None:
    page = draft(team, title=Words("عنوان", "Title"))
    assert english_state(page).stale == ()

    page = changed(team, page, title=Words("عنوان تازه", "Title"))
    assert english_state(page).stale == ("title",)
    assert "عنوان" in part(team.officer, "english", page).content.decode()

    page = changed(team, page, title=Words("عنوان تازه", "A new title"))
    assert english_state(page).stale == ()


def test_persian_that_came_back_leaves_its_english_fresh(team: People) -> None:
    page = draft(team, title=Words("عنوان", "Title"))
    page = changed(team, page, title=Words("عنوان تازه", "Title"))

    assert english_state(changed(team, page, title=Words("عنوان", "Title"))).stale == ()


def test_what_has_no_english_is_told_and_no_english_at_all_is_fine(team: People) -> None:
    page = draft(team, summary=Words("خلاصه", ""))
    assert english_state(page).missing == ("summary",)

    persian = {name: Words(getattr(content(), name).fa) for name in ("title", "summary", "need_html", "outcome_html")}
    bare = draft(team, **persian, data_html=Words(), site_html=Words(), intellectual_property=Words())
    assert english_state(bare).written == ()
    assert "help-warning" not in part(team.officer, "english", bare).content.decode()


@pytest.mark.parametrize(
    ("history", "stale"),
    [
        ([], False),
        ([("الف", "")], False),
        ([("الف", "A")], False),
        ([("ب", "A"), ("الف", "A")], True),
        ([("ب", "B"), ("الف", "A")], False),
        ([("ج", "B"), ("ب", "B"), ("الف", "A")], True),
        ([("الف", "A"), ("ب", "A"), ("الف", "A")], False),
    ],
)
def test_staleness_is_told_from_the_revision_in_which_the_english_was_written(
    history: list[tuple[str, str]], stale: bool
) -> None:
    assert is_stale(history) is stale


def test_a_first_version_with_older_english_says_so_on_the_public_english_page(team: People, client: Client) -> None:
    page = draft(team, title=Words("عنوان", "Title"))
    page = changed(team, page, title=Words("عنوان تازه", "Title"))
    submit_for_approval(actor=team.officer, page=page)
    approve(actor=team.manager, page=fresh(page))
    approve(actor=team.office, page=fresh(page))

    challenge = fresh(page).challenge
    assert challenge.version.english_is_stale
    assert "The Persian text is newer" in client.get(f"/en{challenge.get_absolute_url()}").content.decode()


# -- dates


@pytest.mark.parametrize("count", [1, 2])
def test_dates_are_proposed_as_the_fields_take_them(team: People, count: int) -> None:
    page = draft(team)

    found = part(team.officer, "proposed_dates", page, rounds=str(count), at="").json()

    assert len(found["rounds"]) == count
    moments = [parse_datetime(text) for item in found["rounds"] for text in item.values()]
    moments.append(parse_datetime(found["pilot_starts_at"]))
    assert moments == sorted(moments)
    assert all(is_working_day(tehran_date(moment), holidays()) for moment in moments)


def test_proposed_dates_typed_into_the_editor_leave_no_date_missing(team: People) -> None:
    page = draft(team, round_changes={"questions_until": None, "closes_at": None, "opens_at": None, "decides_at": None})
    assert any("تاریخ" in problem for problem in fresh(page).get_latest_revision_as_object().problems())
    client = signed_in(team.officer)
    found = part(team.officer, "proposed_dates", page, rounds="1", at="").json()

    typed = {f"rounds-0-{name}": value for name, value in found["rounds"][0].items()}
    client.post(edit_url(page), editor_data(client, page) | typed | {"pilot_starts_at": found["pilot_starts_at"]})

    assert fresh(page).get_latest_revision_as_object().problems() == []


def test_dates_count_from_the_day_of_publication_that_was_typed(team: People) -> None:
    page = draft(team)
    now = part(team.officer, "proposed_dates", page, rounds="1", at="").json()
    later = part(team.officer, "proposed_dates", page, rounds="1", at="۱۴۰۸/۰۱/۱۵ ۰۸:۰۰").json()

    assert parse_datetime(later["rounds"][0]["closes_at"]) > parse_datetime(now["rounds"][0]["closes_at"])
    assert "۱۴۰۸" in later["message"]


@pytest.mark.parametrize("data", [{"rounds": "3"}, {"rounds": ""}, {"rounds": "1", "at": "1405/12/30 08:00"}])
def test_a_day_of_publication_that_does_not_exist_is_told(team: People, data: dict[str, str]) -> None:
    response = part(team.officer, "proposed_dates", draft(team), **data)

    assert response.status_code == 400
    assert response.json()["message"]


# -- weights


def test_the_limits_of_the_office_are_shown_beside_the_total_and_told_at_the_weight(team: People) -> None:
    set_weight_limits(actor=team.office, wanted={"price": WeightRange(0, 15)})
    page, client = draft(team), signed_in(team.officer)
    data = editor_data(client, page)
    assert 'data-group="price" data-least="0" data-most="15"' in client.get(edit_url(page)).content.decode()

    response = client.post(edit_url(page), data | {"action-submit": "1"})

    assert response.status_code == 200
    criteria = response.context["form"].formsets["rounds"].forms[0].formsets["criteria"].forms
    wrong = [form.errors.get("weight") for form in criteria if form["group"].value() == "price"]
    assert "۱۵" in str(wrong[0])
