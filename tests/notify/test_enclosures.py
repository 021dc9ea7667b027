"""A paper goes with its mail, drawn for the reader; whatever happens to it, the mail goes out."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.utils import translation

from marketplace.notify import enclosures, mailing, tasks
from marketplace.notify.enclosures import Enclosure
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.notify import tell

pytestmark = pytest.mark.django_db
SECRET = "رازپیوست"


def drawn(row: Notification) -> Enclosure:
    return Enclosure(f"paper-{translation.get_language()}.pdf", f"%PDF {row.recipient_id}".encode())


def broken(_row: Notification) -> Enclosure:
    """Fails where it hurts most: the transaction that sends the mail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere", [SECRET])
    raise AssertionError


@pytest.fixture(autouse=True)
def papers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosures, "_drawn_by", {"tests.told": drawn})


def html_of(message: Any) -> str:
    return str(message.alternatives[0].content)


def test_a_paper_is_drawn_in_the_language_of_its_reader_and_named_in_the_mail() -> None:
    persian, english = UserFactory.create(), UserFactory.create(language="en")
    tell(persian, english)
    tasks.send_mails()
    one, two = sorted(mail.outbox, key=lambda message: message.to != [persian.email])
    for message, person, name in ((one, persian, "paper-fa.pdf"), (two, english, "paper-en.pdf")):
        assert message.attachments == [(name, f"%PDF {person.pk}".encode(), "application/pdf")]
        assert name in message.body
        assert name in html_of(message)


def test_other_messages_have_no_paper() -> None:
    tell(UserFactory.create(), kind="tests.must")
    tasks.send_mails()
    assert mail.outbox[0].attachments == []
    assert "پیوست" not in mail.outbox[0].body


def test_a_paper_that_cannot_be_drawn_never_costs_the_mail(caplog: pytest.LogCaptureFixture) -> None:
    enclosures.register("tests.told", broken)
    caplog.set_level(logging.DEBUG)
    tell(UserFactory.create())
    assert tasks.send_mails() == 1
    (message,) = mail.outbox
    assert message.attachments == []
    for text in (message.body, html_of(message)):
        assert "نشد PDF را به این ایمیل پیوست کنیم" in text
        assert "http://localhost:8000/challenges/x/" in text
    assert Notification.objects.get().mailed_at is not None
    assert tasks.send_mails() == 0, "and it is sent once"
    assert "enclosure_failed" in caplog.text
    assert SECRET not in caplog.text


def test_whom_a_paper_is_not_for_gets_the_mail_without_a_word_of_it() -> None:
    enclosures.register("tests.told", lambda _row: None)
    tell(UserFactory.create())
    tasks.send_mails()
    (message,) = mail.outbox
    assert message.attachments == []
    assert "PDF" not in message.body


def test_a_flood_carries_every_paper() -> None:
    person = UserFactory.create()
    for number in range(mailing.FLOOD):
        tell(person, key=f"event-{number}")
    tasks.send_mails()
    (message,) = mail.outbox
    assert len(message.attachments) == mailing.FLOOD
