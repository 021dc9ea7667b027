"""Inbox, preferences, unsubscribe, and the number on the bell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.notify import services
from marketplace.notify.models import Notification, Preference
from marketplace.notify.selectors import unread_count
from marketplace.notify.services import notify
from marketplace.notify.views import PAGE
from tests.factories.accounts import (
    UserFactory,
    auditor,
    manager,
    member,
    office_officer,
    officer,
    site_editor,
)
from tests.factories.evaluation import judged_round
from tests.factories.notify import tell
from tests.factories.vendors import member_of_verified_vendor, verified_vendor

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client: Client) -> object:
    user = UserFactory.create()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def test_an_empty_inbox_says_what_will_come(client: Client, person: object) -> None:
    assert "empty" in client.get("/inbox/").content.decode()


def test_the_inbox_and_the_bell_show_what_is_unread(client: Client, person: object) -> None:
    tell(person)  # type: ignore[arg-type]
    tell(UserFactory.create(), key="not-mine", title="of somebody else")

    page = client.get("/inbox/").content.decode()

    assert "«پرشدگی مخزن» ۱٬۵۰۰" in page
    assert "of somebody else" not in page
    assert '<b aria-hidden="true">۱</b>' in page


def test_opening_a_message_marks_it_read_and_leads_to_its_page_in_the_readers_language(
    client: Client, person: object
) -> None:
    tell(person)  # type: ignore[arg-type]
    pk = Notification.objects.get().pk

    assert client.get(f"/en/inbox/{pk}/")["Location"] == "/en/challenges/x/"
    assert unread_count(person) == 0
    assert "«پرشدگی مخزن»" not in client.get("/inbox/?show=unread").content.decode()


def test_nobody_opens_the_message_of_another(client: Client, person: object) -> None:
    tell(UserFactory.create())

    assert client.get(f"/inbox/{Notification.objects.get().pk}/").status_code == 404
    assert Notification.objects.get().read_at is None


def test_everything_is_marked_read_at_once(client: Client, person: object) -> None:
    for number in range(3):
        tell(person, key=str(number))  # type: ignore[arg-type]

    client.post("/inbox/read/")

    assert unread_count(person) == 0


@pytest.mark.parametrize("rows", [1, 60])
def test_the_inbox_costs_the_same_whatever_the_number_of_messages(
    client: Client, person: object, rows: int, django_assert_max_num_queries: Callable
) -> None:
    for number in range(rows):
        tell(person, key=str(number))  # type: ignore[arg-type]

    with django_assert_max_num_queries(6):
        page = client.get("/inbox/")
    assert len(page.context["items"]) == min(rows, PAGE)


def test_a_visitor_pays_no_query_for_the_bell(client: Client, django_assert_num_queries: Callable) -> None:
    with django_assert_num_queries(0):
        page = client.get("/inbox/unsubscribe/forged/")
    assert page.status_code == 404


def test_preferences_are_kept(client: Client, person: object) -> None:
    page = client.get("/inbox/preferences/").content.decode()
    assert 'name="tests-must"' not in page
    form = client.get("/inbox/preferences/").context["form"]
    answers = {name: form[name].value() for name in form.fields} | {"tests": "digest"}

    assert client.post("/inbox/preferences/", answers).status_code == 302
    assert Preference.objects.get(user=person, group="tests").mail == "digest"


def test_one_click_stops_a_type_of_mail_without_signing_in(client: Client) -> None:
    user = UserFactory.create()
    url = f"/inbox/unsubscribe/{services.unsubscribe_token(user=user, group='tests')}/"

    assert client.get(url).status_code == 200
    assert not Preference.objects.exists(), "a mail scanner that opens the link changes nothing"
    answer = Client(enforce_csrf_checks=True).post(url, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert Preference.objects.get(user=user, group="tests").mail == "off"


def test_a_forged_link_says_so(client: Client) -> None:
    assert client.get("/inbox/unsubscribe/forged/").status_code == 404


ALWAYS = {"tests", "tests-daily", "challenges.followed", "pilots", "searches"}
FIRM = {"vendors.firm", "vendors.messages", "challenges.asked", "invitations"}
WORK = {"challenges.desk", "proposals.openings", "approvals"}


def panelled() -> User:
    return judged_round().evaluators[0]


def chairing() -> User:
    return judged_round().chair


@pytest.mark.parametrize(
    ("who", "more"),
    [
        (UserFactory.create, {"vendors.firm"}),
        (member_of_verified_vendor, FIRM),
        (officer, WORK),
        (manager, WORK),
        (member, set()),
        (office_officer, WORK | {"vendors.office", "evaluation.work"}),
        (auditor, set()),
        (site_editor, set()),
        (panelled, {"evaluation.work"}),
        (chairing, {"evaluation.work"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_people_are_asked_only_about_messages_that_can_reach_them(
    client: Client, who: Callable[[], User], more: set[str], django_assert_max_num_queries: Callable
) -> None:
    person = who()
    mine = {"vendors.firm"} if not roles_of(person).staff else set()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/inbox/preferences/")
    with django_assert_max_num_queries(12):
        form = client.get("/inbox/preferences/").context["form"]
    assert set(form.fields) == ALWAYS | more | mine


def test_what_has_reached_somebody_once_can_be_silenced_though_the_role_is_gone(client: Client) -> None:
    person = auditor()
    vendor = verified_vendor()
    notify(recipients=[person], kind="vendors.invited", params={}, url="/", subject=vendor, dedupe_key="once")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert set(client.get("/inbox/preferences/").context["form"].fields) == ALWAYS | {"vendors.firm"}
