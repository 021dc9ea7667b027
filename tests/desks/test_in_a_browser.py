"""Home, the board and every desk in a real browser, with something on them: accessible, quiet under the policy, no
wider than a telephone, and completed by script with the matches.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from challenges.proposals.models import Proposal
from marketplace.accounts.models import User
from search.sync.rebuild import rebuild_documents, steps
from tests.face.test_in_a_browser import violations
from tests.factories.accounts import office_officer, officer
from tests.factories.challenges import asked_question, open_challenge
from tests.factories.cms import at_office, people
from tests.factories.evaluation import judged_round
from tests.factories.proposals import submitted_proposal
from tests.factories.vendors import certificate, verified_vendor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def readers() -> dict[str, User | None]:
    """Each address with somebody who has work there."""
    proposal: Proposal = submitted_proposal()
    call = proposal.challenge
    asked_question(call)
    fitting = verified_vendor()
    fitting.fields.set(call.version.fields.all())
    certificate(fitting)
    proposal.vendor.fields.set(call.version.fields.all())
    open_challenge()
    at_office(people())
    for kind in steps():
        rebuild_documents(kind, lambda step: None)
    return {
        "/": None,
        "/board/": None,
        "/desk/startup/": proposal.created_by,
        "/desk/startup/matches/": proposal.created_by,
        "/desk/department/": officer(call.department),
        f"/desk/department/{call.reference}/startups/": officer(call.department),
        "/desk/evaluator/": judged_round().evaluators[0],
        "/desk/office/": office_officer(),
    }


def go_to(page: Page, address: str, reader: User | None, theme: str) -> None:
    """Open the page as that person and wait until the parts have come."""
    cookies = {"theme": theme}
    if reader is not None:
        client = Client()
        client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
        cookies["sessionid"] = client.cookies["sessionid"].value
    page.context.clear_cookies()
    page.context.add_cookies([{"name": k, "value": v, "url": address} for k, v in cookies.items()])
    page.goto(address)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("prefix", "theme", "width"), [("", "light", 390), ("", "dark", 1280), ("/en", "dark", 390)])
def test_every_desk_is_accessible_and_breaks_no_policy(
    page: Page, live_server: Any, readers: dict[str, User | None], prefix: str, theme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    found = {}
    for path, reader in readers.items():
        go_to(page, live_server.url + prefix + path, reader, theme)
        found[path] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    assert found == {path: [] for path in readers}
    assert said == []


def test_script_brings_the_matches_onto_the_desks(
    page: Page, live_server: Any, readers: dict[str, User | None]
) -> None:
    go_to(page, f"{live_server.url}/desk/startup/", readers["/desk/startup/"], "light")
    assert page.locator(".result-row .why li").count() > 0
    go_to(page, f"{live_server.url}/desk/department/", readers["/desk/department/"], "light")
    assert page.locator(".card .profile-head").count() > 0
