"""The whole life of one challenge on the pages, in Persian and in English: begun from a template, returned once,
published on schedule, two questions, a cosmetic and a material amendment, an extension, closed.

Long texts are laid down through the service, as an officer would paste them; the rest is done where people do it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser

from challenges.content import ChallengeContent, Words
from challenges.models import Challenge, Question
from challenges.services import close_due
from cms.models import ChallengePage
from cms.schedule import publish_due
from cms.services import update_draft
from marketplace import clock
from marketplace.dates import clock_time, jalali_date
from tests.factories.accounts import UserFactory
from tests.factories.challenges import content, full_round, workday
from tests.factories.cms import template
from tests.factories.vendors import join, verified_vendor
from tests.journeys.people import PICTURES, Visitor, at_the_browser, deliver, with_password
from tests.journeys.test_in_a_browser import Cast, approve_draft, cast, edit_address, press_in_editor, submit_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "پایش لرزش پل‌های پیادهٔ شهر"
COSMETIC = "پایش لرزش پل‌های پیاده شهر"
QUESTIONS = ("آیا داده‌های دو سال گذشته را می‌دهید؟", "شمارهٔ تماس مدیر پل‌ها چیست؟")


LANGUAGES = ["fa", "en"] if PICTURES else ["fa"]  # both are walked by whoever walks along


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_challenge_lives_its_whole_life_on_the_pages(browser: Browser, live_server: Any, language: str) -> None:
    with translation.override(language):
        base, people = live_server.url, cast()
        page = begin(browser, base, people)
        return_once(browser, base, people, page)
        with clock.travel_everywhere(by=timedelta(hours=3)):
            challenge = publish_on_schedule(browser, base, page)
            ask_and_answer(browser, base, people, challenge)
            amend(browser, base, people, page, challenge)
            extend(browser, base, people, challenge)
        close(browser, base, people, challenge)
        challenge.refresh_from_db()
        assert challenge.status == "closed"
        assert challenge.version.number == 4, "published, a cosmetic and a material amendment, an extension"


def begin(browser: Browser, base: str, people: Cast) -> ChallengePage:
    """From a template of the office; the dates and the long texts are filled in afterwards."""
    kept = template()
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(reverse("cms_writing:begin", args=[people.department.writing_space.page_id]))
        writer.fills(title=TITLE)
        writer.page.locator(f'[name=start][value="template-{kept.pk}"]').check()
        writer.shows()
        with writer.page.expect_navigation():
            writer.page.locator("main form[method=post] button.button").first.click()
        page: ChallengePage = ChallengePage.objects.get(draft_title=TITLE)
        assert writer.page.url.endswith(edit_address(page))
        update_draft(actor=people.officer, page=page, content=whole())
        writer.opens(edit_address(page))
        due = as_typed(clock.now() + timedelta(hours=2))
        sets(writer, "go_live_at", due)
        submit_draft(writer)
    return page


def as_typed(moment: datetime) -> str:
    """Day and hour as people type them in a field."""
    return f"{jalali_date(moment, 'numeric')} {clock_time(moment)}"


def whole() -> ChallengeContent:
    return content(title=Words(TITLE, "Vibration of footbridges"), rounds=(full_round(),))


def return_once(browser: Browser, base: str, people: Cast, page: ChallengePage) -> None:
    """The office returns it with a reason; the officer sends the same words again, so the office decides at once."""
    approve_draft(browser, base, people.manager, page)
    with at_the_browser(browser, base, people.office[0]) as office:
        office.opens(edit_address(page))
        press_in_editor(office, "[data-workflow-action-name='reject'],[data-workflow-action-name='return']")
        office.page.locator(".modal textarea").first.fill("خلاصه را کوتاه‌تر کنید.")
        office.shows()
        with office.page.expect_navigation():
            office.page.locator(".modal [type=submit]").first.click()
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(edit_address(page))
        writer.page.locator("#id_summary_fa").fill("پل‌های پیاده پیش از آسیب دیدن خبر بدهند.")
        submit_draft(writer)
    approve_draft(browser, base, people.manager, page)
    approve_draft(browser, base, people.office[1], page)
    assert not Challenge.objects.exists(), "approved, and waiting for its time"


def publish_on_schedule(browser: Browser, base: str, page: ChallengePage) -> Challenge:
    assert publish_due() == 1
    assert publish_due() == 0
    deliver()
    challenge: Challenge = Challenge.objects.get()
    with at_the_browser(browser, base) as visitor:
        visitor.opens(challenge.get_absolute_url())
        visitor.sees(TITLE if translation.get_language() == "fa" else "Vibration of footbridges")
    return challenge


def ask_and_answer(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    """Two questions of a startup: one is answered, one is not published, with a reason."""
    asker = with_password(join(verified_vendor(), UserFactory.create(full_name="نگار رستگار")))
    with at_the_browser(browser, base, asker) as startup:
        for words in QUESTIONS:
            startup.opens(reverse("challenges:ask", args=[challenge.reference]))
            sends(startup, text=words)
    first, second = Question.objects.order_by("pk")
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(reverse("challenges:desk", args=[challenge.reference]))
        writer.opens(reverse("challenges:answer", args=[challenge.reference, first.pk]))
        sends(writer, answer="بله، از سال ۱۴۰۳ به صورت CSV.")
        writer.opens(reverse("challenges:decline", args=[challenge.reference, second.pk]))
        sends(writer, reason="نشانی اشخاص منتشر نمی‌شود.")
    with at_the_browser(browser, base) as visitor:
        visitor.opens(reverse("challenges:questions", args=[challenge.reference]))
        visitor.sees(QUESTIONS[0])
        visitor.does_not_see(asker.full_name)


def sets(visitor: Visitor, name: str, value: str) -> None:
    """A field that has a calendar or a formatter of its own: the value, past what they do to each key."""
    visitor.page.locator(f"[name={name}]").evaluate("(field, value) => { field.value = value }", value)


def sends(visitor: Visitor, **values: str) -> None:
    visitor.fills(**values)
    with visitor.page.expect_navigation():
        visitor.page.locator("main form[method=post] button.button").first.click()
    visitor.shows()
    assert visitor.page.locator("main [aria-invalid=true]").count() == 0, visitor.page.inner_text("main")[:800]


def amend(browser: Browser, base: str, people: Cast, page: ChallengePage, challenge: Challenge) -> None:
    """A half-space is cosmetic; a lower ceiling is material and says so to everybody."""
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(edit_address(page))
        writer.page.locator("#id_title").fill(COSMETIC)
        writer.page.locator("#id_change_note").fill("املای عنوان درست شد.")
        submit_draft(writer)
    approved(browser, base, people, page)
    assert newest(challenge).version.title_fa == COSMETIC
    with at_the_browser(browser, base, people.officer) as writer:
        writer.opens(edit_address(page))
        sets(writer, "budget_ceiling", "20000000000")
        writer.page.locator("#id_change_note").fill("بودجهٔ سال کم شد.")
        submit_draft(writer)
    approved(browser, base, people, page)
    assert newest(challenge).version.number == 3
    assert newest(challenge).version.budget_ceiling == 20_000_000_000
    with at_the_browser(browser, base) as visitor:
        for number in (1, 2, 3):
            visitor.opens(reverse("challenges:version", args=[challenge.reference, number]))
        visitor.opens(challenge.get_absolute_url())


def approved(browser: Browser, base: str, people: Cast, page: ChallengePage) -> None:
    page.refresh_from_db()
    if page.current_workflow_task_state.task.specific.department_of(page) is not None:
        approve_draft(browser, base, people.manager, page)
    approve_draft(browser, base, people.office[1], page)


def newest(challenge: Challenge) -> Challenge:
    found: Challenge = Challenge.objects.select_related("current_version").get(pk=challenge.pk)
    return found


def extend(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    until = workday(5, after=newest(challenge).closes_at)
    with at_the_browser(browser, base, people.office[0]) as office:
        office.opens(reverse("challenges:extend", args=[challenge.reference]))
        sets(office, "closes_at", as_typed(until))
        sends(office, reason="پرسش‌ها زیاد بود.")
    assert newest(challenge).closes_at == until


def close(browser: Browser, base: str, people: Cast, challenge: Challenge) -> None:
    deadline: datetime | None = newest(challenge).closes_at
    assert deadline is not None
    with clock.travel_everywhere(by=deadline - clock.now() + timedelta(minutes=1)):
        with at_the_browser(browser, base) as visitor:
            visitor.opens(challenge.get_absolute_url())  # closed at read time, before any worker ran
        assert close_due() == 1
        deliver()
        with at_the_browser(browser, base, people.office[0]) as office:
            office.opens(challenge.get_absolute_url())
            office.opens(reverse("challenges:audit", args=[challenge.reference]))
    assert newest(challenge).status == "closed"
