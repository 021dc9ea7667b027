"""The kernel's own pages in a real browser: accessible, quiet under the policy, and no wider than a telephone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models.functions import Now
from django.test import Client
from playwright.sync_api import Page

from marketplace.accounts.models import User
from marketplace.journal import outbox
from marketplace.journal.models import OutboxMessage
from marketplace.notify.models import Notification
from tests.face.test_in_a_browser import violations
from tests.factories.accounts import office_officer
from tests.factories.journal import event

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = ("/inbox/", "/inbox/preferences/", "/account/profile/", "/desk/undelivered/")


@pytest.fixture
def person() -> User:
    """An officer of the innovation office with messages and dead letters."""
    user = office_officer(full_name="مریم صادقی")
    for number in range(3):
        Notification.objects.create(recipient=user, kind="gone.kind", dedupe_key=str(number), url="/")
    Notification.objects.filter(dedupe_key="0").update(read_at=Now())
    outbox.subscribe(consumer="tests.browser", topics=("tests.*",), handler=lambda told: None)
    event()
    outbox.unsubscribe("tests.browser")
    OutboxMessage.objects.filter(consumer="tests.browser").update(dead_at=Now(), last_error="ConnectionError: away")
    return user


@pytest.mark.parametrize(("prefix", "theme", "width"), [("", "light", 390), ("/en", "dark", 1280)])
def test_the_kernels_pages_are_accessible_and_break_no_policy(
    page: Page, client: Client, live_server: Any, person: User, prefix: str, theme: str, width: int
) -> None:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    cookies = {"sessionid": client.cookies["sessionid"].value, "theme": theme}
    page.context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in cookies.items()])
    page.set_viewport_size({"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    found = {}
    for path in PATHS:
        page.goto(live_server.url + prefix + path)
        found[path] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    assert found == {path: [] for path in PATHS}
    assert said == []
