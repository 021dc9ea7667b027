"""The style page in a real browser: accessible in both languages and themes, alive with script, quiet under the
policy.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from marketplace.face.finders import node_modules
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def staff_page(page: Page, client: Client, live_server: Any) -> Page:
    client.force_login(UserFactory(is_staff=True))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.said = []  # type: ignore[attr-defined]
    page.on("console", lambda message: page.said.append(message.text) if message.type in ("error", "warning") else None)  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
    return page


def violations(page: Page) -> list[str]:
    page.evaluate(Path(node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(result => result.violations)", AXE_TAGS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("path", ["/style/", "/en/style/"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_style_page_is_accessible_and_breaks_no_policy(
    staff_page: Page, live_server: Any, path: str, theme: str, width: int
) -> None:
    staff_page.context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
    staff_page.set_viewport_size({"width": width, "height": 900})
    staff_page.goto(live_server.url + path)
    staff_page.wait_for_selector(".graph canvas")
    assert violations(staff_page) == []
    assert staff_page.said == []  # type: ignore[attr-defined]
    assert staff_page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_theme_changes_at_once_and_lasts(staff_page: Page, live_server: Any) -> None:
    staff_page.goto(live_server.url + "/style/")
    staff_page.wait_for_selector(".graph canvas")
    staff_page.click(".site-tools .theme-switch button")
    assert staff_page.get_attribute("html", "data-theme") == "dark"
    staff_page.reload()
    assert staff_page.get_attribute("html", "data-theme") == "dark"


def test_the_theme_changes_without_script_too(page: Page, live_server: Any, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(live_server.url + "/account/login/")
    plain.click(".site-tools .theme-switch button")
    assert plain.url == live_server.url + "/account/login/"
    assert plain.get_attribute("html", "data-theme") == "dark"
    context.close()


def test_words_are_counted_as_one_writes(staff_page: Page, live_server: Any) -> None:
    staff_page.goto(live_server.url + "/style/")
    staff_page.wait_for_selector(".graph canvas")
    staff_page.fill("#id_plan", "می‌شود یک دو")
    assert staff_page.text_content("#id_plan_counter") == "۳ واژه از ۳۰"
    staff_page.fill("#id_plan", "واژه " * 31)
    assert staff_page.get_attribute("#id_plan_counter", "data-tone") == "bad"


def test_a_summary_of_errors_takes_the_focus_and_leads_to_the_field(staff_page: Page, live_server: Any) -> None:
    staff_page.goto(live_server.url + "/style/")
    staff_page.wait_for_selector(".graph canvas")
    assert staff_page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    staff_page.click(".notice[role=alert] a[href='#id_legal_id']")
    assert staff_page.evaluate("document.activeElement.id") == "id_legal_id"


def test_the_calendar_writes_a_jalali_day_in_the_pages_digits(staff_page: Page, live_server: Any) -> None:
    staff_page.goto(live_server.url + "/style/")
    staff_page.wait_for_selector(".graph canvas")
    staff_page.wait_for_selector("#id_expires[data-jdp]")
    staff_page.fill("#id_expires", "")
    staff_page.click("#id_name")
    staff_page.click("#id_expires")
    staff_page.click("jdp-container .jdp-day:not(.not-in-month) >> nth=9")
    expect(staff_page.locator("#id_expires")).to_have_value(re.compile("/۱۰$"))


@pytest.mark.parametrize(("language", "prefix", "day"), [("fa", "", "۱۴۰۵/۰۷/۱۵"), ("en", "/en", "1405/07/15")])
def test_a_date_keeps_the_pages_digits_while_the_calendar_is_open(
    staff_page: Page, live_server: Any, language: str, prefix: str, day: str
) -> None:
    staff_page.goto(f"{live_server.url}{prefix}/style/")
    staff_page.wait_for_selector("#id_expires[data-jdp]")
    for typed in ("1405/07/15", "۱۴۰۵/۰۷/۱۵"):
        staff_page.focus("#id_expires")
        staff_page.keyboard.press("Control+A")
        staff_page.keyboard.insert_text(typed)
        staff_page.click("#id_name")
        expect(staff_page.locator("#id_expires")).to_have_value(day)
        staff_page.click("#id_expires")
        expect(staff_page.locator("#id_expires")).to_have_value(day)
        expect(staff_page.locator("jdp-container .jdp-day.selected")).to_have_text("۱۵" if language == "fa" else "15")
        staff_page.click("jdp-container .jdp-icon-plus >> nth=1")  # a month on, and back
        staff_page.click("jdp-container .jdp-icon-minus >> nth=1")
        expect(staff_page.locator("jdp-container .jdp-day.selected")).to_have_count(1)
        expect(staff_page.locator("#id_expires")).to_have_value(day)


FORM = """<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>نمونه</title>
<script type="module" src="/static/js/main.js"></script>
<form method="post" data-module="/static/js/autosave.js" data-autosave="/sample/save/" data-saving="در حال ذخیره"
data-saved="ذخیره شد" data-offline="در همین دستگاه نگه داشتیم" data-refused="پذیرفته نشد">
<textarea name="plan" id="plan"></textarea><span data-saved-for="plan"></span></form>
<form class="search-box" data-module="/static/js/suggest.js" data-suggest="/sample/suggest/">
<input type="search" id="q" name="q"><ul id="words" role="listbox" hidden></ul></form></html>"""


@pytest.fixture
def sample_page(page: Page, live_server: Any) -> Page:
    page.route(
        re.compile(r"/sample/(\?.*)?$"), lambda route: route.fulfill(body=FORM, content_type="text/html; charset=utf-8")
    )
    page.goto(live_server.url + "/sample/")
    page.wait_for_load_state("networkidle")
    return page


def test_what_one_writes_is_saved_and_survives_a_broken_line(sample_page: Page) -> None:
    sample_page.route("**/sample/save/", lambda route: route.fulfill(status=204))
    sample_page.fill("#plan", "هفتهٔ یکم")
    sample_page.wait_for_selector("text=ذخیره شد")
    assert sample_page.evaluate("localStorage.length") == 0

    sample_page.route("**/sample/save/", lambda route: route.abort())
    sample_page.fill("#plan", "هفتهٔ یکم و دوم")
    sample_page.wait_for_selector("text=در همین دستگاه نگه داشتیم")
    sample_page.reload()
    sample_page.wait_for_function("document.getElementById('plan').value !== ''")
    assert sample_page.input_value("#plan") == "هفتهٔ یکم و دوم"


def test_a_refused_save_is_told_and_nothing_is_lost(sample_page: Page) -> None:
    sample_page.route("**/sample/save/", lambda route: route.fulfill(status=409))
    sample_page.fill("#plan", "دیر آمد")
    sample_page.wait_for_selector("text=پذیرفته نشد")
    assert "دیر آمد" in sample_page.evaluate("localStorage.getItem('baham:draft:/sample/save/')")


def _suggested(page: Page, typed: str) -> None:
    options = '<option value="تهران"><option value="تهران هوشمند" data-url="/sample/?thing" data-kind="چالش">'
    page.route(
        "**/sample/suggest/?q=*", lambda route: route.fulfill(body=options, content_type="text/html; charset=utf-8")
    )
    page.click("#q")
    page.keyboard.insert_text(typed)  # at once, so that one answer comes and no second one renews the list
    page.wait_for_selector("#words [role=option]")


def test_suggestions_come_while_one_types_on_the_wrong_keyboard_too(sample_page: Page) -> None:
    assert sample_page.get_attribute("#q", "aria-expanded") == "false"
    _suggested(sample_page, "jivhk")
    assert sample_page.locator("#words [role=option]").all_inner_texts() == ["تهران", "تهران هوشمندچالش"]
    assert sample_page.get_attribute("#q", "aria-expanded") == "true"


def test_a_suggestion_is_taken_with_the_keyboard_or_left(sample_page: Page) -> None:
    _suggested(sample_page, "jivhk")
    sample_page.keyboard.press("ArrowDown")
    assert sample_page.input_value("#q") == "تهران"
    assert sample_page.get_attribute("#q", "aria-activedescendant") == "words-0"
    sample_page.keyboard.press("Escape")
    assert sample_page.input_value("#q") == "jivhk"
    assert sample_page.locator("#words").is_hidden()
    sample_page.keyboard.press("ArrowUp")
    sample_page.keyboard.press("Enter")
    sample_page.wait_for_url("**/sample/?thing")


def test_a_suggested_text_is_searched_for_with_one_touch(sample_page: Page) -> None:
    _suggested(sample_page, "jivhk")
    sample_page.click("#words [role=option] >> nth=0")
    sample_page.wait_for_url("**/sample/?*")
    assert parse_qs(urlsplit(sample_page.url).query)["q"] == ["تهران"]
