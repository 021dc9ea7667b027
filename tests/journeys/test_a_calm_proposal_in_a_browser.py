"""One proposal through a rough day: written, the connection lost and found, sent, the challenge amended, confirmed with
the change in view; two receipts, both to be checked in public.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser, expect

from challenges.freezing import content_of
from challenges.models import Challenge
from challenges.proposals.models import Proposal
from challenges.proposals.receipt_page import check_path
from challenges.proposals.sealing import read_draft
from challenges.services import publish_version
from tests.factories import accounts
from tests.factories.challenges import open_challenge
from tests.factories.proposals import TEXT
from tests.factories.vendors import member_of_verified_vendor
from tests.journeys.people import PICTURES, Visitor, at_the_browser, deliver, with_password
from tests.journeys.test_in_a_browser import send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = ["fa", "en"] if PICTURES else ["fa"]
KEPT = {"fa": "در همین دستگاه نگه داشتیم", "en": "kept in this device"}
SAVED = {"fa": "ذخیره شد", "en": "Saved"}
GENUINE = {"fa": "درست است و بی‌تغییر نگه داشته شده", "en": "Genuine and stored unchanged"}
OFFLINE = f"{TEXT} این بند هنگام قطع اینترنت نوشته شد."
CHANGE = "سقف بودجه بیشتر شد، چون دو کوچهٔ دیگر هم به میدان آزمون افزوده شد."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposal_outlives_a_lost_connection_and_an_amendment(
    browser: Browser, live_server: Any, language: str
) -> None:
    challenge = open_challenge()
    person = with_password(member_of_verified_vendor())
    with translation.override(language):
        with at_the_browser(browser, live_server.url, person) as writer:
            proposal = begin(writer, challenge)
            write_through_a_lost_connection(writer, proposal, language)
            price(writer, proposal)
            send(writer, proposal)
        amend(challenge)
        deliver()
        with at_the_browser(browser, live_server.url, person) as writer:
            confirm_with_the_change_in_view(writer, proposal)
        check_both_receipts(browser, live_server.url, proposal, language)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.version.number) == ("submitted", 2)


def begin(writer: Visitor, challenge: Challenge) -> Proposal:
    writer.opens(reverse("proposals:start", args=[challenge.reference]))
    writer.goes(writer.page.locator("main form[method=post] button.button-big"))
    return Proposal.objects.get(challenge=challenge)


def write_through_a_lost_connection(writer: Visitor, proposal: Proposal, language: str) -> None:
    """What is typed without a network is kept in the device, and saved when it is back."""
    said = '[data-saved-for="text"]'
    for question in proposal.version.terms.get().questions.all():
        writer.opens(reverse("proposals:section", args=[proposal.public_id, question.key]))
        writer.page.wait_for_load_state("networkidle")
        writer.page.fill("#id_text", TEXT)
        expect(writer.page.locator(said)).to_contain_text(SAVED[language])
        writer.page.context.set_offline(True)
        writer.page.fill("#id_text", OFFLINE)
        expect(writer.page.locator(said)).to_contain_text(KEPT[language])
        writer.shows()
        writer.page.context.set_offline(False)
        expect(writer.page.locator(said)).to_contain_text(SAVED[language])
    answers = read_draft(actor=proposal.created_by, proposal=proposal).answers
    assert set(answers.values()) == {OFFLINE}


def price(writer: Visitor, proposal: Proposal) -> None:
    writer.opens(reverse("proposals:price", args=[proposal.public_id]))
    writer.fills(lines__0__title="اجرای پایلوت", lines__0__amount="۳۰٬۰۰۰٬۰۰۰٬۰۰۰")
    writer.goes(writer.page.locator("main form[method=post] button.button:not(.button-quiet)").last)


def amend(challenge: Challenge) -> None:
    """The office publishes a material change."""
    challenge.refresh_from_db()
    publish_version(
        actor=accounts.office_officer(), department=challenge.department, challenge=challenge,
        content=replace(content_of(challenge.version), budget_ceiling=50_000_000_000), change_note=CHANGE,
    )  # fmt: skip


def confirm_with_the_change_in_view(writer: Visitor, proposal: Proposal) -> None:
    proposal.refresh_from_db()
    assert proposal.status == "needs_confirmation"
    writer.opens(reverse("proposals:check", args=[proposal.public_id]))
    expect(writer.page.locator("#changes")).to_contain_text(CHANGE)
    expect(writer.page.locator("#changes ins").first).to_be_visible()
    send(writer, proposal)


def check_both_receipts(browser: Browser, base: str, proposal: Proposal, language: str) -> None:
    """Anybody may look whether a receipt is the city's; the older one is kept beside the newer."""
    receipts = list(proposal.submissions.order_by("number"))
    assert len(receipts) == 2
    with at_the_browser(browser, base) as anybody:
        for receipt in receipts:
            anybody.opens(check_path(receipt))
            anybody.sees(GENUINE[language])
            anybody.does_not_see("هنگام قطع اینترنت")
