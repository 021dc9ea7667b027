"""Mails: once, short, in the reader's language, one button, one click to stop them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connections, transaction

from marketplace.notify import mailing, services, tasks
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.notify import tell

pytestmark = pytest.mark.django_db


def html_of(message: Any) -> str:
    return str(message.alternatives[0].content)


def test_a_mail_is_persian_right_to_left_with_one_button_and_one_click_to_stop_it() -> None:
    tell(UserFactory.create(email="one@example.test", full_name="مریم صادقی"))

    assert tasks.send_mails() == 1

    (message,) = mail.outbox
    assert (message.to, message.subject) == (["one@example.test"], "«پرشدگی مخزن» ۱٬۵۰۰")
    html = html_of(message)
    assert 'lang="fa" dir="rtl"' in html
    assert html.count('class="button"') == 1
    assert "http://localhost:8000/challenges/x/" in message.body
    assert "مریم" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert link in html.replace("&amp;", "&")
    assert Notification.objects.get().mailed_at is not None


def test_an_english_reader_gets_english_and_the_english_address() -> None:
    tell(UserFactory.create(language="en"))
    tasks.send_mails()

    (message,) = mail.outbox
    assert message.subject == "«Full bins» 1,500"
    assert 'lang="en" dir="ltr"' in html_of(message)
    assert "/en/challenges/x/" in message.body
    assert "/en/inbox/preferences/" in message.body


def test_a_mail_is_sent_once() -> None:
    tell(UserFactory.create())
    tasks.send_mails()

    assert tasks.send_mails() == 0
    assert len(mail.outbox) == 1


def test_what_must_be_known_has_no_unsubscribe() -> None:
    tell(UserFactory.create(), kind="tests.must")
    tasks.send_mails()

    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_who_wants_no_mail_gets_none() -> None:
    person = UserFactory.create()
    services.set_preferences(actor=person, mails={"tests": "off"})
    tell(person)

    assert tasks.send_mails() == 0
    assert mail.outbox == []


def test_a_flood_becomes_one_mail() -> None:
    person, other = UserFactory.create(), UserFactory.create()
    for number in range(mailing.FLOOD):
        tell(person, key=f"event-{number}", count=number)
    tell(other)

    assert tasks.send_mails() == 2

    flood, single = mail.outbox
    assert flood.to == [person.email]
    assert flood.body.count("http://localhost:8000/challenges/x/") == mailing.FLOOD
    assert single.to == [other.email]
    assert not Notification.objects.filter(mailed_at=None)


def test_the_daily_digest_holds_what_was_not_read() -> None:
    person = UserFactory.create()
    for number in range(3):
        tell(person, kind="tests.daily", key=f"event-{number}", title="abc"[number])
    services.mark_read(actor=person, notification_ids=[Notification.objects.earliest("id").pk])
    assert tasks.send_mails() == 0

    assert tasks.send_digests() == 1
    assert tasks.send_digests() == 0

    (message,) = mail.outbox
    assert "daily a" not in message.body
    assert "daily b" in message.body
    assert "daily c" in message.body


class RefusingBackend(EmailBackend):
    """Refuses the addresses and outages that a test names."""

    refused: str = ""
    away = False

    def send_messages(self, messages: Any) -> int:
        if RefusingBackend.away:
            raise SMTPServerDisconnected("gone")
        for message in messages:
            if message.to == [RefusingBackend.refused]:
                raise SMTPRecipientsRefused({})
        return super().send_messages(messages)


@pytest.fixture
def refusing(settings: Any) -> Iterator[type[RefusingBackend]]:
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
    yield RefusingBackend
    RefusingBackend.refused, RefusingBackend.away = "", False


def test_a_refused_address_is_given_up_and_the_others_get_their_mail(refusing: type[RefusingBackend]) -> None:
    bad, good = UserFactory.create(), UserFactory.create()
    refusing.refused = bad.email
    tell(bad, good)

    tasks.send_mails()

    assert [message.to for message in mail.outbox] == [[good.email]]
    assert Notification.objects.get(recipient=bad).mail == "off"
    assert tasks.send_mails() == 0


def test_a_mail_server_that_is_away_loses_nothing(refusing: type[RefusingBackend]) -> None:
    refusing.away = True
    tell(UserFactory.create())

    assert tasks.send_mails() == 0
    assert Notification.objects.get().mailed_at is None
    refusing.away = False
    assert tasks.send_mails() == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_another_worker_is_sending_is_passed_over() -> None:
    tell(UserFactory.create())
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                list(Notification.objects.select_for_update())
                taken.set()
                done.wait(timeout=30)
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(timeout=30)

    assert tasks.send_mails() == 0

    done.set()
    holder.join(timeout=30)
    assert tasks.send_mails() == 1
