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

from challenges.content import Words
from challenges.services import close_due
from marketplace.accounts.models import User
from tests.factories.accounts import UserFactory, administrator, auditor, office_officer, officer
from tests.factories.challenges import after_deadline, asked_question, open_challenge
from tests.factories.cms import at_office, people
from tests.factories.proposals import draft_proposal, submitted_proposal
from tests.factories.vendors import certificate, member_of_verified_vendor, verified_vendor

pytestmark = pytest.mark.django_db

DESK_QUERIES = 15


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


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


@pytest.mark.parametrize("rows", [1, 4])
def test_the_offices_desk_keeps_its_queries(rows: int, django_assert_max_num_queries: Any) -> None:
    team = people()
    for _number in range(rows):
        at_office(team)
        certificate(verified_vendor(), status="submitted")
        verified_vendor(status="pending", verified_at=None)
    browser = signed_in(office_officer())
    browser.get(reverse("desks:office"))
    with django_assert_max_num_queries(DESK_QUERIES):
        page = browser.get(reverse("desks:office"))
    assert len(page.context["desk"].approvals) == rows
    assert page.context["desk"].firm_count == 2 * rows


@pytest.mark.parametrize("rows", [1, 4])
def test_the_startups_desk_keeps_its_queries(rows: int, django_assert_max_num_queries: Any) -> None:
    person = member_of_verified_vendor()
    for _number in range(rows):
        draft_proposal(person=person)
    browser = signed_in(person)
    browser.get(reverse("desks:startup"))
    with django_assert_max_num_queries(DESK_QUERIES):
        page = browser.get(reverse("desks:startup"))
    found = page.context["desk"].proposals
    assert len(found) == rows
    assert {(row.done, row.total) for row in found} == {(found[0].total, found[0].total)}, "a whole draft is ready"
    assert len(page.context["waits"]) == rows


def test_the_department_sees_how_many_sealed_proposals_there_are_and_nothing_else_of_them() -> None:
    call = open_challenge()
    proposal = submitted_proposal(challenge=call, text="راز ما در این جمله است", amount=123_456_789)
    draft_proposal(challenge=call)

    page = signed_in(officer(call.department)).get(reverse("desks:department"))

    shown = page.content.decode()
    assert [row.proposal_count for row in page.context["desk"].sealed] == [1]
    assert [stage.note for stage in page.context["desk"].stages if stage.key == "open"] == [1]
    for secret in (proposal.vendor.name, proposal.vendor.slug, str(proposal.public_id), "راز ما", "123456789", "۱۲۳"):
        assert secret not in shown


def test_another_departments_challenges_and_drafts_are_not_on_the_desk() -> None:
    foreign = people()
    at_office(foreign, title=Words("پیش‌نویس دستگاه دیگر"))
    call = open_challenge()
    asked_question(call)

    page = signed_in(officer()).get(reverse("desks:department"))

    assert page.context["desk"].question_count == 0
    assert sum(stage.count for stage in page.context["desk"].stages) == 0
    assert "پیش‌نویس دستگاه دیگر" not in page.content.decode()


def test_an_opening_that_is_due_waits_for_the_office_until_it_is_done() -> None:
    proposal = submitted_proposal()
    call = proposal.challenge
    browser = signed_in(office_officer())
    assert browser.get(reverse("desks:office")).context["waits"] == []
    with after_deadline(call):
        close_due()
        (wait,) = browser.get(reverse("desks:office")).context["waits"]
        assert wait["url"] == reverse("proposals:opening", args=[call.reference])
        assert browser.get(reverse("desks:office")).context["desk"].openings[0].received == 1


def test_a_startup_sees_only_its_own_proposals() -> None:
    foreign = submitted_proposal()
    page = signed_in(member_of_verified_vendor()).get(reverse("desks:startup"))
    assert page.context["desk"].proposals == []
    assert str(foreign.public_id) not in page.content.decode()


@pytest.mark.parametrize("name", ["desks:matches", "desks:invitable"])
def test_matches_come_whole_and_as_a_part_of_the_desk(name: str) -> None:
    call = open_challenge()
    person = office_officer() if name == "desks:invitable" else member_of_verified_vendor()
    url = reverse(name, args=[call.reference] if name == "desks:invitable" else [])
    browser = signed_in(person)
    assert "<html" in browser.get(url).content.decode()
    assert "<html" not in browser.get(url, headers={"HX-Request": "true"}).content.decode()


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
