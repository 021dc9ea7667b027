"""Writing in a real browser: saved as one types, kept in the device without a connection, two texts never mixed unseen;
every page accessible in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from challenges.proposals import services
from challenges.proposals.models import Proposal
from challenges.proposals.sealing import read_draft
from marketplace.face.finders import node_modules
from tests.factories.proposals import draft_proposal, picture, submitted_proposal
from tests.factories.vendors import join

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SAVED = "ذخیره شد"
KEPT = "در همین دستگاه نگه داشتیم"

Enter = Callable[[Any], Page]


@pytest.fixture
def enter(page: Page, client: Client, live_server: Any) -> Iterator[Enter]:
    """Let a person into the browser; what the console complains about fails the test."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "console",
        lambda line: (
            said.append(line.text) if line.type == "error" and "Failed to load resource" not in line.text else None
        ),
    )

    def let_in(person: Any) -> Page:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        return page

    yield let_in
    assert said == []


def address(live_server: Any, proposal: Proposal, name: str, *args: Any) -> str:
    return f"{live_server.url}{reverse(f'proposals:{name}', args=(proposal.public_id, *args))}"


def written(proposal: Proposal) -> str:
    return read_draft(actor=proposal.created_by, proposal=proposal).answers["method"]


def test_an_answer_is_saved_as_one_types_and_counted(enter: Enter, live_server: Any) -> None:
    proposal = draft_proposal(text="یک")
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "method"))
    page.fill("#id_text", "یک دو سه چهار")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(SAVED)
    expect(page.locator(".counter")).to_contain_text("۴ واژه از ۳۰۰")
    assert written(proposal) == "یک دو سه چهار"
    page.fill("#id_text", "یک دو سه چهار پنج")
    expect(page.locator('input[name="revision"]')).to_have_value("3")
    assert written(proposal) == "یک دو سه چهار پنج"


def test_without_a_connection_the_text_stays_in_the_device_and_is_sent_on_return(
    enter: Enter, live_server: Any
) -> None:
    proposal = draft_proposal(text="یک")
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "method"))
    page.wait_for_load_state("networkidle")  # the page's scripts are all there before the network goes
    page.context.set_offline(True)
    page.fill("#id_text", "نوشته‌ای بی‌اینترنت")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(KEPT)
    assert written(proposal) == "یک"
    page.context.set_offline(False)
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(SAVED)
    assert written(proposal) == "نوشته‌ای بی‌اینترنت"


def test_what_was_kept_in_the_device_is_back_after_the_page_was_closed(enter: Enter, live_server: Any) -> None:
    proposal = draft_proposal(text="یک")
    page = enter(proposal.created_by)
    url = address(live_server, proposal, "section", "method")
    page.goto(url)
    page.route("**/answers/method/", _no_posts)
    page.fill("#id_text", "پیش از بستن")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(KEPT)
    page.goto("about:blank")
    assert written(proposal) == "یک"
    page.unroute("**/answers/method/")
    page.goto(url)
    expect(page.locator("#id_text")).to_have_value("پیش از بستن")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(SAVED)
    assert written(proposal) == "پیش از بستن"


def test_what_was_typed_before_the_script_woke_is_saved_too(enter: Enter, live_server: Any) -> None:
    proposal, held = draft_proposal(text="یک"), list[Any]()
    page = enter(proposal.created_by)
    page.route("**/proposals/answer*.js", lambda route: held.append(route))
    page.goto(address(live_server, proposal, "section", "method"), wait_until="domcontentloaded")
    page.fill("#id_text", "پیش از بیداری")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(SAVED)
    assert written(proposal) == "پیش از بیداری"


def _no_posts(route: Any) -> None:
    """The server cannot be reached for what is sent."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def test_two_texts_are_shown_side_by_side_and_neither_is_lost(enter: Enter, live_server: Any) -> None:
    proposal = draft_proposal(text="یک")
    colleague = join(proposal.vendor, role="member")
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "method"))
    services.save_answer(actor=colleague, proposal=proposal, question_key="method", text="متن همکار", base_revision=1)
    page.fill("#id_text", "متن من")
    expect(page.locator("#other-text")).to_have_value("متن همکار")
    expect(page.locator("#id_text")).to_have_value("متن من")
    assert written(proposal) == "متن همکار"
    page.click('[data-take="both"]')
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(SAVED)
    assert written(proposal) == "متن من\n\nمتن همکار"


def test_a_session_that_ended_keeps_the_text(enter: Enter, live_server: Any) -> None:
    proposal = draft_proposal(text="یک")
    page = enter(proposal.created_by)
    url = address(live_server, proposal, "section", "method")
    page.goto(url)
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_text", "پس از خروج")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text("بیرون رفته‌اید")
    enter(proposal.created_by).goto(url)
    expect(page.locator('[data-saved-for="text"]')).to_contain_text(SAVED)
    assert written(proposal) == "پس از خروج"


def test_the_price_is_added_up_as_one_types(enter: Enter, live_server: Any) -> None:
    proposal = draft_proposal()
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "price"))
    page.fill("#id_lines-0-amount", "۲۰٬۰۰۰٬۰۰۰٬۰۰۰")
    page.fill("#id_lines-1-amount", "5000000000")
    page.check('input[name="tax"][value="added"]')
    expect(page.locator("[data-total]")).to_have_text("۲۷٬۵۰۰٬۰۰۰٬۰۰۰ ریال، ۲٬۷۵۰٬۰۰۰٬۰۰۰ تومان")


def test_a_proposal_is_written_and_sent_without_script(browser: Any, client: Client, live_server: Any) -> None:
    proposal = draft_proposal(text="یک")
    client.force_login(proposal.created_by, backend="django.contrib.auth.backends.ModelBackend")
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(address(live_server, proposal, "section", "method"))
    page.fill("#id_text", "بی‌اسکریپت")
    page.click('button:has-text("ذخیره و رفتن")')
    page.goto(address(live_server, proposal, "check"))
    for box in page.locator('input[name="points"]').all():
        box.check()
    page.click('button:has-text("مهر و فرستادن")')
    expect(page.locator("h1")).to_have_text("رسید پیشنهاد")
    assert written(proposal) == "بی‌اسکریپت"
    context.close()


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1280)])
def test_the_pages_of_a_proposal_are_accessible(
    enter: Enter, live_server: Any, language: str, theme: str, width: int
) -> None:
    proposal = submitted_proposal(file=picture())
    page = enter(proposal.created_by)
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
    axe = Path(node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    places = [("detail",), ("section", "team"), ("team",), ("price",), ("check",), ("receipt", 1), ("withdraw",)]
    for name, *args in places:
        path = reverse(f"proposals:{name}", args=(proposal.public_id, *args))
        page.goto(f"{live_server.url}{'/en' if language == 'en' else ''}{path}")
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(result => result.violations)", AXE_TAGS)
        assert [f"{name}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
