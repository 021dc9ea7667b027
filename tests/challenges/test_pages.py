"""The pages: what they say in both languages, what each reader may do there, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar

from challenges import services
from challenges.content import DocumentContent, Words
from challenges.freezing import content_of
from challenges.models import Challenge
from challenges.selectors.page import preview_page
from challenges.views.public import page_context
from marketplace.accounts.models import User
from marketplace.dates import jalali_datetime
from marketplace.files.models import Attachment
from marketplace.notify.services import is_watching
from tests.factories.accounts import DepartmentFactory, UserFactory, manager, office_officer, officer
from tests.factories.challenges import after_deadline, asked_question, content, open_challenge
from tests.factories.challenges import workday as real_workday
from tests.factories.vendors import member_of_verified_vendor

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
READERS: dict[str, Callable[[Challenge], User | None]] = {
    "visitor": lambda challenge: None,
    "startup": lambda challenge: member_of_verified_vendor(),
    "officer": lambda challenge: officer(challenge.department),
    "office": lambda challenge: office_officer(),
}


def document(name: str = "نقشه") -> Attachment:
    attachment: Attachment = Attachment.objects.create(
        purpose="challenges.document",
        name=f"{name}.pdf",
        media_type="application/pdf",
        size=1_200_000,
        sha256="0" * 64,
        path=f"x/{name}",
        status="clean",
    )
    return attachment


def amend(challenge: Challenge, **changes: Any) -> None:
    challenge.refresh_from_db()
    new = replace(content_of(challenge.version), **changes)
    services.publish_version(
        actor=office_officer(),
        department=challenge.department,
        content=new,
        challenge=challenge,
        change_note="چون لازم بود",
    )


def fill(challenge: Challenge, count: int) -> None:
    """Questions, amendments, documents and followers."""
    for place in range(count):
        question = asked_question(challenge, text=f"پرسش شمارهٔ {place}؟")
        services.answer_question(actor=office_officer(), question=question, answer=f"پاسخ {place}")
        services.watch_challenge(actor=UserFactory.create(), challenge=challenge)
        documents = tuple(
            DocumentContent(document(f"{challenge.pk}-{place}-{n}").pk, Words("نقشه", "Map")) for n in range(count)
        )
        amend(
            challenge,
            title=Words(f"عنوان {place}", f"Title {place}"),
            documents=documents,
            district_numbers=tuple(range(1, place + 2)),
        )


def get(client: Client, name: str, challenge: Challenge, *args: Any, language: str = "fa") -> str:
    with translation.override(language):
        response = client.get(reverse(name, args=(challenge.reference, *args)))
    translation.activate("fa")  # the test client leaves the language of its request behind
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("reader", READERS)
def test_the_page_costs_the_same_whatever_it_holds(client: Client, reader: str) -> None:
    small, large = open_challenge(), open_challenge()
    fill(small, 1)
    fill(large, 4)
    for challenge in (small, large):
        if person := READERS[reader](challenge):
            client.force_login(person)
        get(client, "challenges:detail", challenge)
        cache.clear()  # what is kept for visitors is drawn anew
        with CaptureQueriesContext(connection) as captured:
            get(client, "challenges:detail", challenge)
        assert len(captured) <= MOST_QUERIES, "\n".join(row["sql"][:150] for row in captured.captured_queries)


@pytest.mark.parametrize("name", ["challenges:questions", "challenges:desk", "challenges:audit"])
def test_lists_cost_the_same_whatever_they_hold(client: Client, name: str) -> None:
    small, large = open_challenge(), open_challenge()
    fill(small, 1)
    fill(large, 4)
    client.force_login(office_officer())
    counts = []
    for challenge in (small, large):
        with CaptureQueriesContext(connection) as captured:
            get(client, name, challenge)
        counts.append(len(captured))

    assert counts[0] == counts[1] <= MOST_QUERIES


def test_the_page_tells_the_challenge_in_persian_and_english(client: Client) -> None:
    challenge = open_challenge()

    persian, english = (
        get(client, "challenges:detail", challenge),
        get(client, "challenges:detail", challenge, language="en"),
    )

    assert 'dir="rtl"' in persian
    assert "۴ میلیارد تومان" in persian
    assert "باز برای پیشنهاد" in persian
    assert "۱۱ و ۱۲" in persian
    assert 'dir="ltr"' in english
    assert "4 billion toman" in english
    assert "Some bins are full by noon." in english
    assert "Open for proposals" in english


def test_the_reference_may_be_typed_in_any_digits_and_letters(client: Client) -> None:
    challenge = open_challenge()
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

    assert client.get(f"/challenges/{challenge.reference.lower().translate(digits)}/").status_code == 200
    assert client.get("/challenges/BH-1405-9999/").status_code == 404


def test_the_english_page_says_when_the_persian_text_is_newer(client: Client) -> None:
    challenge = open_challenge()
    assert "The Persian text is newer" not in get(client, "challenges:detail", challenge, language="en")

    amend(challenge, need_html=Words("<p>نیاز تازه</p>", "<p>Some bins are full by noon.</p>"))

    assert "The Persian text is newer" in get(client, "challenges:detail", challenge, language="en")
    assert "متن فارسی تازه‌تر" not in get(client, "challenges:detail", challenge)


def test_a_challenge_without_english_says_so(client: Client) -> None:
    given = content(title=Words("عنوان"), need_html=Words("<p>نیاز</p>"))
    challenge = open_challenge(title=given.title, need_html=given.need_html)

    page = get(client, "challenges:detail", challenge, language="en")

    assert "This challenge is written in Persian" in page
    assert "نیاز" in page


def test_after_the_deadline_the_page_is_closed_even_if_no_worker_lives(client: Client) -> None:
    challenge = open_challenge()
    with after_deadline(challenge):
        page = get(client, "challenges:detail", challenge)

    assert "بسته شد" in page
    assert "countdown" not in page
    assert "آغاز پیشنهاد" not in page


def test_an_amendment_is_shown_with_its_diff_and_the_old_text_keeps_its_address(client: Client) -> None:
    challenge = open_challenge()
    amend(challenge, trl_min=7, title=Words("عنوان تازه", "New title"))

    page = get(client, "challenges:detail", challenge)
    first, second = get(client, "challenges:version", challenge, 1), get(client, "challenges:version", challenge, 2)

    assert "اصلاحیهٔ ۱" in page
    assert "<del>۶</del>" in page
    assert "<ins>۷</ins>" in page
    assert "تأیید دوباره" in page
    assert "اندازه‌گیری پرشدگی" in first
    assert "این متن جای خود را" in first
    assert "متن معتبر امروز همین است" in second
    assert client.get(f"/challenges/{challenge.reference}/versions/3/").status_code == 404


def test_a_cancelled_challenge_keeps_its_page_and_shows_the_reason(client: Client) -> None:
    challenge = open_challenge()
    services.cancel_challenge(actor=office_officer(), challenge=challenge, reason="بودجه <b>برداشته</b> شد.")

    page = get(client, "challenges:detail", challenge)

    assert "این چالش لغو شد" in page
    assert "بودجه &lt;b&gt;برداشته&lt;/b&gt; شد." in page


def test_what_people_wrote_cannot_become_script(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    challenge = open_challenge(title=Words(f"عنوان {evil}"), need_html=Words(f"<p>نیاز</p>{evil}"))
    question = asked_question(challenge, text=f"پرسش {evil}؟")
    services.answer_question(actor=office_officer(), question=question, answer=f"پاسخ {evil}")

    for name in ("challenges:detail", "challenges:questions"):
        page = get(client, name, challenge)
        assert evil not in page
        assert "style=" not in page


def test_documents_are_listed_and_open_to_everybody_once_published(client: Client) -> None:
    attachment = document()
    challenge = open_challenge(documents=(DocumentContent(attachment.pk, Words("نقشهٔ پوشش", "Coverage map")),))
    attachment.refresh_from_db()

    assert "نقشهٔ پوشش" in get(client, "challenges:detail", challenge)
    assert "PDF، ۱٫۲ مگابایت" in get(client, "challenges:detail", challenge)
    assert (attachment.owner_type, attachment.owner_id) == ("challenges.challenge", str(challenge.pk))


def test_who_follows_is_counted_and_can_stop(client: Client) -> None:
    challenge, person = open_challenge(), UserFactory.create()
    client.force_login(person)
    url = reverse("challenges:watch", args=(challenge.reference,))

    assert client.post(url, {"watch": "yes"}).status_code == 302
    assert is_watching(person, challenge)
    assert "یک نفر دنبال می‌کند" in get(client, "challenges:detail", challenge)
    fragment = client.post(url, {"watch": "no"}, headers={"HX-Request": "true"}).content.decode()
    assert not is_watching(person, challenge)
    assert "دنبال‌کردن" in fragment
    assert "<html" not in fragment


def test_the_calendar_file_holds_every_promised_date(client: Client) -> None:
    challenge = open_challenge(pilot_starts_at=real_workday(60, hour=9))

    response = client.get(reverse("challenges:calendar", args=(challenge.reference,)))
    events = list(Calendar.from_ical(response.content).walk("VEVENT"))

    assert response["Content-Type"].startswith("text/calendar")
    assert len(events) == 5
    assert events[1]["DTSTART"].dt == challenge.closes_at
    assert len({str(event["UID"]) for event in events}) == 5


def test_a_preview_is_the_public_page_with_nothing_saved(client: Client) -> None:
    department = DepartmentFactory.create()

    context = page_context(preview_page(content(two_rounds=True), department))

    assert context["page"].is_preview
    assert [len(row["weights"]) for row in context["rounds"]] == [3, 4]
    assert context["version"].title.startswith("اندازه‌گیری")
    assert not Challenge.objects.exists()


def test_a_startup_asks_on_the_page_and_reads_its_own_question(client: Client) -> None:
    challenge, person = open_challenge(), member_of_verified_vendor()
    client.force_login(person)
    ask = reverse("challenges:ask", args=(challenge.reference,))

    refused = client.post(ask, {"text": "واژه " * 300})
    client.post(ask, {"text": "آیا برق هست؟"})

    assert "واژه " * 20 in refused.content.decode()
    assert challenge.questions.count() == 1
    assert "آیا برق هست؟" in get(client, "challenges:questions", challenge)
    client.logout()
    assert "آیا برق هست؟" not in get(client, "challenges:questions", challenge)


def test_who_may_not_ask_is_told_why(client: Client) -> None:
    challenge = open_challenge()
    client.force_login(UserFactory.create())

    assert "شرکت خود را ثبت کنید" in get(client, "challenges:ask", challenge)


def test_the_department_answers_and_declines_on_its_desk(client: Client) -> None:
    challenge = open_challenge()
    first, second = asked_question(challenge), asked_question(challenge, text="دوم؟")
    client.force_login(manager(challenge.department))

    assert "پرسش‌های منتظر پاسخ" in client.get(reverse("challenges:waiting")).content.decode()
    client.post(
        reverse("challenges:answer", args=(challenge.reference, first.pk)), {"answer": "بله.", "public_text": ""}
    )
    empty = client.post(reverse("challenges:decline", args=(challenge.reference, second.pk)), {"reason": ""})
    client.post(reverse("challenges:decline", args=(challenge.reference, second.pk)), {"reason": "تکراری است."})

    assert empty.status_code == 200
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("answered", "declined")


def test_the_office_extends_waives_and_cancels_on_pages(client: Client) -> None:
    challenge = open_challenge()
    asked_question(challenge)
    client.force_login(office_officer())
    later = real_workday(22)

    client.post(
        reverse("challenges:extend", args=(challenge.reference,)),
        {"closes_at": _typed(later), "reason": "به خواست شرکت‌ها"},
    )
    client.post(reverse("challenges:waive", args=(challenge.reference,)), {"reason": "تکراری"})
    challenge.refresh_from_db()
    assert (challenge.closes_at, challenge.questions_waived_reason) == (later, "تکراری")
    wrong = client.post(
        reverse("challenges:extend", args=(challenge.reference,)), {"closes_at": "۱۴۰۵/۱۲/۳۰ ۱۴:۰۰", "reason": "x"}
    )
    assert wrong.status_code == 200
    client.post(reverse("challenges:cancel", args=(challenge.reference,)), {"reason": "بودجه نیست"})
    challenge.refresh_from_db()
    assert challenge.status == "cancelled"


def _typed(moment: Any) -> str:
    return jalali_datetime(moment, style="numeric")


def test_the_audit_page_shows_every_step(client: Client) -> None:
    challenge = open_challenge()
    amend(challenge, trl_min=7)
    client.force_login(officer(challenge.department))

    page = get(client, "challenges:audit", challenge)

    assert "منتشر شد" in page
    assert "اصلاح شد" in page
    assert "چون لازم بود" in page
