"""Each desk opens for the people it belongs to, in both languages, at a bounded number of queries, and for nobody
else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from marketplace.accounts.models import User
from tests.factories.accounts import UserFactory, administrator, auditor, office_officer, officer
from tests.factories.challenges import asked_question, open_challenge
from tests.factories.vendors import member_of_verified_vendor

pytestmark = pytest.mark.django_db

DESK_QUERIES = 15
PUBLIC_QUERIES = 12


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_home_page_tells_true_numbers_within_its_queries(
    client: Client, language: str, django_assert_max_num_queries: Any
) -> None:
    for _number in range(4):
        open_challenge()
    client.get(address("desks:front", language))
    with django_assert_max_num_queries(PUBLIC_QUERIES):
        page = client.get(address("desks:front", language))
    assert page.status_code == 200
    figures = page.context["page"].figures
    assert figures.open_challenges == 4
    assert len(page.context["closing"]) == 3
    assert page.context["closing"][0]["url"] in page.content.decode()


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("desks:startup", member_of_verified_vendor),
        ("desks:startup", UserFactory),
        ("desks:department", officer),
        ("desks:evaluator", UserFactory),
        ("desks:office", office_officer),
        ("desks:office", auditor),
        ("desks:office", administrator),
        ("desks:matches", member_of_verified_vendor),
    ],
)
def test_a_desk_opens_for_its_people(name: str, person: Callable[[], User], language: str) -> None:
    page = signed_in(person()).get(address(name, language))
    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("name", ["desks:department", "desks:office"])
def test_a_startup_is_told_that_a_staff_desk_is_not_its_own(name: str) -> None:
    assert signed_in(member_of_verified_vendor()).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["desks:home", "desks:startup", "desks:department", "desks:evaluator", "desks:office"])
def test_a_visitor_is_asked_to_sign_in(client: Client, name: str) -> None:
    page = client.get(reverse(name))
    assert page.status_code == 302
    assert reverse("account_login") in page["Location"]


@pytest.mark.parametrize(
    ("person", "desk"),
    [
        (office_officer, "office"),
        (officer, "department"),
        (member_of_verified_vendor, "startup"),
        (UserFactory, "startup"),
    ],
)
def test_the_desk_leads_to_the_one_that_waits(person: Callable[[], User], desk: str) -> None:
    assert signed_in(person()).get(reverse("desks:home"))["Location"] == reverse(f"desks:{desk}")


@pytest.mark.parametrize("rows", [1, 6])
def test_the_departments_desk_keeps_its_queries(rows: int, django_assert_max_num_queries: Any) -> None:
    person = officer()
    department = person.department_memberships.get().department
    for _number in range(rows):
        asked_question(open_challenge(department=department))
    browser = signed_in(person)
    browser.get(reverse("desks:department"))
    with django_assert_max_num_queries(DESK_QUERIES):
        page = browser.get(reverse("desks:department"))
    assert page.context["desk"].question_count == rows


@pytest.mark.parametrize("rows", [1, 6])
def test_the_offices_desk_keeps_its_queries(rows: int, django_assert_max_num_queries: Any) -> None:
    for _number in range(rows):
        asked_question(open_challenge())
    browser = signed_in(office_officer())
    browser.get(reverse("desks:office"))
    with django_assert_max_num_queries(DESK_QUERIES + 5):
        browser.get(reverse("desks:office"))


def test_the_board_and_its_csv_are_public(client: Client) -> None:
    assert client.get(reverse("desks:board")).status_code == 200
    table = client.get(reverse("desks:board_csv"))
    assert table["Content-Type"].startswith("text/csv")
    assert "days_late" in table.content.decode()


def test_a_board_year_that_makes_no_sense_shows_this_year(client: Client) -> None:
    assert client.get(reverse("desks:board"), {"year": "۱۴۰x"}).status_code == 200
    assert client.get(reverse("desks:board"), {"year": "9999"}).status_code == 200


def test_an_officer_is_led_into_the_editor_below_the_own_department() -> None:
    person = officer()
    page = signed_in(person).get(reverse("desks:write"))
    assert page.status_code in {302, 403}, "a department without a page is told so"
