"""Large files, colleagues and ended sessions in a real browser."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Request, Route, expect

from challenges.proposals.models import Proposal
from challenges.proposals.sealing import read_draft
from marketplace.files import storing, uploading
from marketplace.files.models import Upload
from tests.factories.files import pdf
from tests.factories.proposals import draft_proposal
from tests.factories.vendors import join
from tests.proposals.test_in_a_browser import Enter, address, enter, written
from tests.proposals.visiting import signed_in

__all__ = ["enter"]  # a fixture
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PART = 20_000


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts as small as the test's files."""
    for module in (storing, uploading):
        monkeypatch.setattr(module, "PART_BYTES", PART)


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    """A PDF of six parts."""
    path = tmp_path / "نقشهٔ کلی.pdf"
    path.write_bytes(pdf(b"% " + os.urandom(55_000).hex().encode() + b"\n"))
    return path


def names(proposal: Proposal) -> list[str]:
    return [file.name for file in read_draft(actor=proposal.created_by, proposal=proposal).files]


def test_a_large_file_survives_a_lost_network(enter: Enter, live_server: Any, large_file: Path) -> None:
    proposal = draft_proposal()
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "team"))
    page.wait_for_load_state("networkidle")  # its scripts are awake
    seen: list[int] = []

    def cut(route: Route, request: Request) -> None:
        """The third part never arrives, and nothing after it until the network is back."""
        seen.append(1)
        if len(seen) == 3:
            page.context.set_offline(True)
            route.abort("internetdisconnected")  # it was on its way already and would still arrive at times
        else:
            route.continue_()

    page.route("**/uploads/*/", cut)
    page.set_input_files("#file", large_file)
    expect(page.locator("[data-sending] [data-note]")).to_contain_text("ارتباط قطع است")
    assert Upload.objects.get().received == 2 * PART
    page.unroute("**/uploads/*/")
    page.context.set_offline(False)
    expect(page.locator("[data-files]")).to_contain_text("نقشهٔ کلی.pdf")
    expect(page.locator("[data-files]")).to_contain_text("بررسی و مهر شد")
    assert names(proposal) == ["نقشهٔ کلی.pdf"]
    assert proposal.files.get().attachment.size == large_file.stat().st_size


def test_a_file_left_half_way_goes_on_when_it_is_chosen_again(enter: Enter, live_server: Any, large_file: Path) -> None:
    proposal = draft_proposal()
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "team"))
    page.wait_for_load_state("networkidle")  # its scripts are awake
    sent: list[str] = []
    page.route("**/uploads/*/", lambda route: route.abort() if len(sent) > 1 else (sent.append(""), route.continue_()))
    page.set_input_files("#file", large_file)
    expect(page.locator("[data-sending] [data-note]")).to_contain_text("ارتباط قطع است")
    page.close(run_before_unload=False)

    page = page.context.new_page()
    again: list[str] = []
    page.on("request", lambda asked: again.append(asked.url) if "/uploads/" in asked.url else None)
    page.goto(address(live_server, proposal, "section", "team"))
    page.wait_for_load_state("networkidle")  # its scripts are awake
    expect(page.locator("[data-files]")).to_contain_text("برای ادامه همان پرونده را دوباره برگزینید")
    page.set_input_files("#file", large_file)
    expect(page.locator("[data-files]")).to_contain_text("بررسی و مهر شد")
    parts = [url for url in again if re.search(r"/uploads/[0-9a-f-]{36}/$", url)]
    assert len(parts) == 4, "two of six parts were there"
    assert names(proposal) == ["نقشهٔ کلی.pdf"]


def test_a_refused_file_says_why(enter: Enter, live_server: Any, tmp_path: Path) -> None:
    proposal = draft_proposal()
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "team"))
    page.wait_for_load_state("networkidle")  # its scripts are awake
    locked = tmp_path / "قفل.pdf"
    locked.write_bytes(pdf(trailer=b"/Encrypt 9 0 R"))
    page.set_input_files("#file", locked)
    expect(page.locator("ul[data-sending]")).to_contain_text("رمز")
    assert names(proposal) == []


@pytest.mark.parametrize("token", ["kept", "gone"])
def test_a_running_upload_waits_for_a_new_sign_in_and_goes_on(
    enter: Enter, live_server: Any, large_file: Path, token: str
) -> None:
    """The session ends before the third part. With the token of an older sign-in the request is stopped even before
    anybody asks who sends it.
    """
    proposal = draft_proposal()
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "team"))
    page.wait_for_load_state("networkidle")  # its scripts are awake
    sent: list[str] = []

    def end(route: Route, request: Request) -> None:
        sent.append(request.headers["upload-offset"])
        if len(sent) == 3:
            Session.objects.all().delete()
            if token == "gone":
                page.context.clear_cookies(name="csrftoken")
        route.continue_()

    page.route(re.compile(r"/uploads/[0-9a-f-]{36}/$"), end)
    page.set_input_files("#file", large_file)
    expect(page.locator("[data-sending] [data-note]")).to_contain_text("از سامانه بیرون رفته‌اید")
    assert Upload.objects.get().received == 2 * PART

    enter(proposal.created_by)  # signs in in another window of the same browser
    page.context.clear_cookies(name="csrftoken")  # a new sign-in brings a new token
    page.evaluate("dispatchEvent(new Event('online'))")  # rather than wait for the next try
    expect(page.locator("[data-files]")).to_contain_text("بررسی و مهر شد")
    assert names(proposal) == ["نقشهٔ کلی.pdf"]
    assert proposal.files.get().attachment.size == large_file.stat().st_size
    places = dict.fromkeys(sent)
    assert list(places) == [str(number * PART) for number in range(6)], "no part was sent before its turn"
    assert sent.count("0") == sent.count(str(PART)) == 1, "what had arrived is not sent again"


def test_the_text_survives_a_session_that_ends(enter: Enter, live_server: Any) -> None:
    proposal = draft_proposal(text="یک")
    page = enter(proposal.created_by)
    page.goto(address(live_server, proposal, "section", "method"))
    Session.objects.all().delete()
    page.fill("#id_text", "یک دو سه")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text("در پنجره‌ای دیگر دوباره وارد شوید")
    enter(proposal.created_by)  # signs in in another window of the same browser
    page.context.clear_cookies(name="csrftoken")  # a new sign-in brings a new token
    page.locator("#id_text").press_sequentially(" چهار")
    expect(page.locator('[data-saved-for="text"]')).to_contain_text("ذخیره شد")
    assert written(proposal) == "یک دو سه چهار"


def test_two_colleagues_see_each_other_and_never_overwrite_each_other(
    enter: Enter, live_server: Any, browser: Any
) -> None:
    proposal = draft_proposal(text="یک")
    colleague = join(proposal.vendor, role="member")
    other = browser.new_context(locale="fa-IR").new_page()
    mine = enter(proposal.created_by)
    mine.goto(address(live_server, proposal, "section", "method"))
    session = signed_in(colleague).cookies["sessionid"].value
    other.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    other.goto(address(live_server, proposal, "section", "method"))
    expect(other.get_by_text(f"{proposal.created_by} هم اکنون همین بخش را باز دارد.")).to_be_visible()
    other.fill("#id_text", "متن همکار")
    expect(other.locator('[data-saved-for="text"]')).to_contain_text("ذخیره شد")
    mine.fill("#id_text", "متن من")
    expect(mine.locator("[data-clash-place]")).to_be_visible()
    expect(mine.locator("[data-other]")).to_have_value("متن همکار")
    assert written(proposal) == "متن همکار"
    mine.click('[data-take="both"]')
    expect(mine.locator('[data-saved-for="text"]')).to_contain_text("ذخیره شد")
    assert written(proposal) == "متن من\n\nمتن همکار"
    other.context.close()
