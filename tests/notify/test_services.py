"""Telling people things, once, in their language, as they wish."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import translation

from marketplace.notify import catalogue, services
from marketplace.notify.models import Mailing, Notification
from marketplace.notify.selectors import inbox, mail_preferences, unread_count
from tests.factories.accounts import DepartmentFactory, UserFactory
from tests.factories.notify import PARAMS, tell


@pytest.mark.django_db
def test_an_event_reaches_an_inbox_once_however_often_it_is_told() -> None:
    first, second = UserFactory.create(), UserFactory.create()

    assert tell(first) == 1
    assert tell(first, second) == 1
    assert tell(first, second) == 0
    assert tell(first, key="event-2") == 1

    assert (unread_count(first), unread_count(second)) == (2, 1)


@pytest.mark.django_db
def test_the_database_refuses_the_same_event_twice() -> None:
    person = UserFactory.create()
    tell(person)

    with pytest.raises(IntegrityError, match="notify_notification_once"), transaction.atomic():
        Notification.objects.create(recipient=person, kind="x", dedupe_key="event-1")


@pytest.mark.django_db(transaction=True)
def test_two_workers_telling_the_same_tell_it_once() -> None:
    person = UserFactory.create()
    start = threading.Barrier(4)

    def work() -> None:
        try:
            start.wait()
            tell(person)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=30)

    assert unread_count(person) == 1


@pytest.mark.django_db
def test_closed_accounts_are_told_nothing() -> None:
    assert tell(UserFactory.create(is_active=False)) == 0


@pytest.mark.django_db
def test_an_unknown_kind_is_a_defect_and_says_so() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        tell(UserFactory.create(), kind="no.such")


@pytest.mark.django_db
def test_mails_go_as_the_person_chose_or_as_the_group_says() -> None:
    asis, off = UserFactory.create(), UserFactory.create()
    services.set_preferences(actor=off, mails={"tests": "off", "tests-must": "off", "no-such-group": "off"})
    for kind in ("tests.told", "tests.daily", "tests.must"):
        tell(asis, off, kind=kind, key=kind)

    def mails(person: object) -> dict[str, str]:
        return dict(Notification.objects.filter(recipient=person).values_list("kind", "mail"))

    assert mails(asis) == {"tests.told": "now", "tests.daily": "digest", "tests.must": "now"}
    assert mails(off) == {"tests.told": "off", "tests.daily": "digest", "tests.must": "now"}
    assert mail_preferences(off)["tests"] == "off"
    assert "tests-must" not in mail_preferences(off)
    with pytest.raises(ValueError, match="sometimes"):
        services.set_preferences(actor=off, mails={"tests": "sometimes"})


def test_words_come_in_the_readers_language_calendar_and_digits() -> None:
    with translation.override("fa"):
        persian = catalogue.render("tests.told", PARAMS)
    with translation.override("en"):
        english = catalogue.render("tests.told", PARAMS)

    assert persian.title == "«پرشدگی مخزن» ۱٬۵۰۰"
    assert "۱۷ آذر ۱۴۰۵" in persian.body
    assert "۱۴:۰۰" in persian.body
    assert english.title == "«Full bins» 1,500"
    assert "8 December 2026" in english.body
    assert "17 Azar 1405" in english.body
    assert persian.important


def test_a_language_that_is_missing_is_stood_in_for_by_persian_and_a_missing_value_leaves_a_gap() -> None:
    with translation.override("en"):
        assert catalogue.shown("title", {"fa": "فقط فارسی", "en": ""}) == "فقط فارسی"
        assert catalogue.render("tests.told", {"title": "x"}).title == "«x» …"
        titled = {"title": {"fa": "فقط فارسی", "en": ""}}
        assert catalogue.render("tests.told", titled).title == "«\u2068فقط فارسی\u2069» …", "it keeps its place"
        assert catalogue.render("gone.kind", {}).title == "gone.kind"
        assert catalogue.shown("starts_on", "2026-12-08").startswith("Tuesday 8 December 2026")


def test_every_kind_belongs_to_a_group() -> None:
    for kind in catalogue.kinds():
        assert catalogue.group(kind.group).label


@pytest.mark.django_db
def test_reading_is_kept_per_person() -> None:
    mine, other = UserFactory.create(), UserFactory.create()
    tell(mine, other)
    row = inbox(mine).get()

    assert services.mark_read(actor=other, notification_ids=[row.pk]) == 0
    assert services.mark_read(actor=mine, notification_ids=[row.pk]) == 1
    assert services.mark_read(actor=mine) == 0
    assert (unread_count(mine), unread_count(other)) == (0, 1)


@pytest.mark.django_db
def test_one_follows_anything_once() -> None:
    person, department, other = UserFactory.create(), DepartmentFactory.create(), DepartmentFactory.create()

    assert services.watch(actor=person, subject=department)
    assert not services.watch(actor=person, subject=department)
    services.watch(actor=UserFactory.create(is_active=False), subject=department)

    assert list(services.watchers_of(department)) == [person]
    assert services.is_watching(person, department)
    assert not services.is_watching(person, other)
    assert services.unwatch(actor=person, subject=department)
    assert not services.unwatch(actor=person, subject=department)


@pytest.mark.django_db
def test_an_unsubscribe_token_names_one_person_and_one_type_and_cannot_be_forged() -> None:
    person, other = UserFactory.create(), UserFactory.create()
    token = services.unsubscribe_token(user=person, group="tests")

    assert services.unsubscribe(token=token)
    assert services.unsubscribe(token=token), "a second click is as good"
    assert mail_preferences(person) | {"tests": "off"} == mail_preferences(person)
    assert mail_preferences(other)["tests"] == Mailing.NOW.value
    assert not services.unsubscribe(token=token[:-2] + "xx")
    assert not services.unsubscribe(token="")
    person.delete()
    assert services.read_token(token) is None
