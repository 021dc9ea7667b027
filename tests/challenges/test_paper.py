"""The PDF of a challenge says what its page says, to everybody, in both languages, and nothing of who asked."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from challenges import services
from challenges.content import Words
from challenges.models import Challenge
from marketplace.text import normalise
from tests.factories.accounts import office_officer
from tests.factories.challenges import asked_question, content, open_challenge

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    """The words of a PDF, folded and without spaces, because lines break anywhere."""
    document = pypdfium2.PdfDocument(content)
    try:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return letters(text)


def letters(text: str) -> str:
    return re.sub(r"[\s\u200c\u2066-\u2069]", "", normalise(text))


def pdf(client: Client, challenge: Challenge, address: str = "challenge.pdf", prefix: str = "") -> str:
    answer = client.get(f"{prefix}/challenges/{challenge.reference}/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return words_of(answer.content)


def amended(challenge: Challenge) -> Challenge:
    new = content(title=Words("عنوان تازهٔ چالش", "A new title"))
    services.publish_version(
        actor=office_officer(),
        department=challenge.department,
        content=new,
        challenge=challenge,
        change_note="نام روشن‌تر",
    )
    challenge.refresh_from_db()
    return challenge


def test_everybody_gets_the_whole_text_with_its_dates_and_criteria(client: Client) -> None:
    challenge = open_challenge()
    shown = pdf(client, challenge)
    said = [
        "بعضی مخزن‌ها از ظهر پر است",
        "کارایی در محل",
        "راه‌حل شما چیست",
        "برنامهٔ اجرا",
        "مهلت پیشنهاد",
        "پسماند",
    ]
    assert [text for text in said if letters(text) not in shown] == []
    assert letters(challenge.department.name_fa) in shown


def test_the_english_one_is_in_english(client: Client) -> None:
    challenge = open_challenge()
    shown = pdf(client, challenge, prefix="/en")
    assert letters(challenge.version.content_hash[:12]) in shown
    assert letters("Some bins are full by noon") in shown
    assert letters("Performance on site") in shown


def test_each_version_has_its_own_and_keeps_it(client: Client) -> None:
    challenge = open_challenge()
    before = client.get(f"/challenges/{challenge.reference}/versions/1/challenge.pdf")
    amended(challenge)
    first, today = pdf(client, challenge, "versions/1/challenge.pdf"), pdf(client, challenge)
    assert letters("اندازه‌گیری پرشدگی") in first
    assert letters("این متن جای خود را به متنی تازه داده است") in first
    assert letters("عنوان تازهٔ چالش") in today
    assert letters("نام روشن‌تر") in today
    assert f"{challenge.reference}-v1.pdf" in before["Content-Disposition"]
    assert client.get(f"/challenges/{challenge.reference}/versions/3/challenge.pdf").status_code == 404


def test_a_cancelled_one_says_why(client: Client) -> None:
    challenge = open_challenge()
    services.cancel_challenge(actor=office_officer(), challenge=challenge, reason="بودجه برداشته شد")
    assert letters("بودجه برداشته شد") in pdf(client, challenge)


def test_answers_stand_there_without_a_trace_of_the_asker(client: Client) -> None:
    challenge = open_challenge()
    question = asked_question(challenge)
    services.answer_question(actor=office_officer(), question=question, answer="بله، بیرون مخزن هم می‌شود.")
    shown = pdf(client, challenge)
    assert letters("بیرون مخزن هم می‌شود") in shown
    assert letters(question.vendor.name_fa) not in shown


def test_it_costs_as_many_queries_whatever_it_holds_and_none_when_known(client: Client) -> None:
    challenge = open_challenge()
    address = f"/challenges/{challenge.reference}/challenge.pdf"
    with CaptureQueriesContext(
        connection,
    ) as few:
        known = client.get(address)
    for place in range(4):
        question = asked_question(challenge, text=f"پرسش شمارهٔ {place}؟")
        services.answer_question(actor=office_officer(), question=question, answer="بله.")
    amended(challenge)
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) == len(few) <= 8
    again = client.get(address, headers={"if-none-match": known["ETag"]})
    assert again.status_code == 200, "what was amended is another document"
    assert client.get(address, headers={"if-none-match": again["ETag"]}).status_code == 304


def test_the_page_leads_to_it(client: Client) -> None:
    challenge = open_challenge()
    assert (
        f"/challenges/{challenge.reference}/challenge.pdf" in client.get(challenge.get_absolute_url()).content.decode()
    )
    version = client.get(challenge.version.get_absolute_url()).content.decode()
    assert f"/challenges/{challenge.reference}/versions/1/challenge.pdf" in version
