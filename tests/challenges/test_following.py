"""Following a field or a department: every new challenge once, whatever one follows of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from challenges import permissions, services
from challenges.notifications import FOLLOWED
from challenges.selectors.following import following_of, source_of
from marketplace.accounts.models import User
from marketplace.errors import NotAllowed
from marketplace.journal import outbox
from marketplace.notify import catalogue
from marketplace.notify.models import Mailing, Notification, Watch
from marketplace.taxonomy.models import Field
from tests.factories.accounts import DepartmentFactory, UserFactory
from tests.factories.challenges import open_challenge

pytestmark = pytest.mark.django_db


def waste() -> Field:
    return Field.objects.get(code="waste")


def told(person: User) -> list[str]:
    outbox.drain()
    return list(
        Notification.objects.filter(recipient=person, kind="challenges.published").values_list("url", flat=True)
    )


def test_a_follower_of_field_and_department_hears_once_of_each_new_challenge() -> None:
    person, department = UserFactory.create(), DepartmentFactory.create()
    services.follow_source(actor=person, source=waste())
    services.follow_source(actor=person, source=department)
    services.follow_source(actor=person, source=department)
    first, second = open_challenge(department=department), open_challenge(department=department)
    assert sorted(told(person)) == sorted([first.get_absolute_url(), second.get_absolute_url()])
    assert catalogue.group(FOLLOWED).default == Mailing.DIGEST, "a day's news is one mail"


def test_who_stops_hears_no_more() -> None:
    person, department = UserFactory.create(), DepartmentFactory.create()
    services.follow_source(actor=person, source=department)
    services.unfollow_source(actor=person, source=department)
    open_challenge(department=department)
    assert told(person) == []


def test_a_closed_department_is_not_followed_but_can_be_let_go() -> None:
    person, department = UserFactory.create(), DepartmentFactory.create()
    services.follow_source(actor=person, source=department)
    department.is_active = False
    department.save()
    assert permissions.can_follow_source(person, department).code == "inactive"
    with pytest.raises(NotAllowed):
        services.follow_source(actor=person, source=department)
    services.unfollow_source(actor=person, source=department)
    assert not Watch.objects.exists()


def test_the_page_shows_what_one_follows_and_toggles(client: Client) -> None:
    person, challenge = UserFactory.create(), open_challenge()
    assert client.get("/following/").status_code == 302
    client.force_login(person)
    services.watch_challenge(actor=person, challenge=challenge)
    assert challenge.version.title_fa in client.get("/following/").content.decode()

    answer = client.post("/following/field/waste/", {"follow": "yes"}, follow=True).content.decode()
    assert "از این پس" in answer
    assert [row.source.code for row in following_of(person).fields if row.followed] == ["waste"]
    client.post(f"/following/department/{challenge.department.code}/", {"follow": "yes"})
    assert following_of(person).sources == 2
    client.post("/following/field/waste/", {"follow": "no"})
    assert following_of(person).sources == 1
    for address in ("/following/field/nothing/", "/following/person/waste/"):
        assert client.post(address, {"follow": "yes"}).status_code == 404
    assert source_of("challenge", "waste") is None


def test_open_challenges_are_counted_for_each_field_and_department() -> None:
    person, department = UserFactory.create(), DepartmentFactory.create()
    for _place in range(2):
        open_challenge(department=department)
    gone = open_challenge(department=department)
    services.cancel_challenge(actor=gone.officer, challenge=gone, reason="دلیل")
    found = following_of(person)
    assert next(row.open_challenges for row in found.fields if row.source.code == "waste") == 2
    assert [(row.source, row.open_challenges) for row in found.departments] == [(department, 2)]


def test_it_costs_as_many_queries_whatever_one_follows(client: Client) -> None:
    person = UserFactory.create()
    client.force_login(person)
    services.watch_challenge(actor=person, challenge=open_challenge())
    with CaptureQueriesContext(connection) as few:
        client.get("/following/")
    for _place in range(3):
        challenge = open_challenge()
        services.watch_challenge(actor=person, challenge=challenge)
        services.follow_source(actor=person, source=challenge.department)
    with CaptureQueriesContext(connection) as many:
        client.get("/following/")
    assert len(many) == len(few)


def test_the_page_of_a_challenge_leads_there(client: Client) -> None:
    client.force_login(UserFactory.create())
    assert 'href="/following/"' in client.get(open_challenge().get_absolute_url()).content.decode()
