"""People at their browsers: one context each, so that a journey changes hands as it does in life."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page

from marketplace import clock
from marketplace.accounts.models import User
from marketplace.journal import outbox

PICTURES = os.environ.get("JOURNEY_PICTURES", "")
WIDTH = int(os.environ.get("JOURNEY_WIDTH", "1280"))
PASSWORD = "a long enough password"
_kept: dict[Any, Any] = {}


def deliver() -> None:
    """What the worker does all the time: bring events to search, inboxes and the editors' groups."""
    while outbox.drain():
        pass


def with_password(person: User) -> User:
    """Somebody who can sign in by the form."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    person.emailaddress_set.get_or_create(email=person.email, defaults={"verified": True, "primary": True})
    return person


class Visitor:
    """A page and the way about the site; every page is checked for script errors and for answering at all."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def shows(self) -> None:
        """Keep a picture of the page, for whoever walks along with JOURNEY_PICTURES=directory."""
        if PICTURES:
            place = re.sub(r"\W+", "_", self.page.url.removeprefix(self.base))[:60]
            number = len(list(Path(PICTURES).glob("*.png")))
            self.page.screenshot(path=f"{PICTURES}/{number:03}{place}.png", full_page=True)

    def opens(self, path: str) -> Page:
        """Go to a path of the site; it must answer with a page."""
        answer = self.page.goto(path if path.startswith("http") else f"{self.base}{path}")
        assert answer is not None
        assert answer.status < 400, (path, answer.status)
        self.shows()
        return self.page

    def sees(self, words: str) -> None:
        """The words stand on the page."""
        assert words in self.page.inner_text("body"), (words, self.page.url, self.page.inner_text("main")[:1500])

    def does_not_see(self, words: str) -> None:
        """The words stand nowhere in the page's source."""
        assert words not in self.page.content()

    def fills(self, **values: str) -> None:
        """Fields by name; «__» stands for «-»."""
        for name, value in values.items():
            self.page.locator(f'[name="{name.replace("__", "-")}"]').first.fill(value)

    def presses(self, words: str) -> None:
        """A button or link of the page's main part by its words; the next page must be there."""
        pattern = re.compile(re.escape(words))
        found = self.page.locator("main").get_by_role("button", name=pattern)
        target = found if found.count() else self.page.locator("main").get_by_role("link", name=pattern)
        self.goes(target.first)
        assert "Traceback" not in self.page.content()

    def goes(self, target: Locator, times: int = 1) -> None:
        """Click what leads to another page, and be there. A click alone returns before its form has left: whatever
        opened next would then call the request back.
        """
        with self.page.expect_navigation():
            target.dblclick() if times == 2 else target.click()


@contextmanager
def at_the_browser(browser: Browser, base: str, person: User | None = None) -> Iterator[Visitor]:
    """A person or a visitor, with a browser of their own. A person signs in by the form the first time and comes back
    with the same cookies that day.
    """
    who = (
        (person.pk, person.date_joined, clock.now().date()) if person else None
    )  # sessions end when the clock is moved
    known = _kept.get(who)
    context = browser.new_context(
        locale="fa-IR", timezone_id="Asia/Tehran", viewport={"width": WIDTH, "height": 900}, storage_state=known
    )
    context.set_default_timeout(30_000)
    visitor = Visitor(context.new_page(), base)
    if person is not None and known is None:
        visitor.opens(reverse("account_login"))
        visitor.fills(login=person.email, password=PASSWORD)
        visitor.goes(visitor.page.locator("main button[type=submit]").first)
        visitor.page.wait_for_url(lambda url: "/login" not in url)
    yield visitor
    visitor.shows()
    assert not visitor.errors, visitor.errors
    if person is not None:
        _kept[who] = context.storage_state()
    context.close()
