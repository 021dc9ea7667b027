"""The pages in a real browser: accessible in both languages, themes and widths, quiet under the policy."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from marketplace.files.models import Attachment
from marketplace.taxonomy.models import Capability, Field
from tests.face.test_in_a_browser import violations
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.files import attachment, pdf, picture
from tests.factories.vendors import (
    VendorFactory,
    certificate,
    invitation,
    join,
    request_for_access,
    solution,
    verified_vendor,
)
from vendors import services
from vendors.models import Vendor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def scan() -> Attachment:
    """A certificate's file that can be looked at."""
    return attachment("vendors.certificate", picture(80, 60), name="گواهی.png")


def city() -> tuple[Vendor, Vendor]:
    """A firm with everything, and one that waits."""
    firm = verified_vendor(
        name_fa="حسگران پاک‌شهر",
        name_en="Pakshahr Sensors",
        tagline_fa="حسگرهای کم‌مصرف برای جاهایی که برق و شبکه نیست: مخزن، چاه، کانال و خاک.",
        about_fa="حسگر می‌سازیم و در شهر نگه می‌داریم.\n\nاکنون ۱۲۰ نقطه در منطقهٔ ۹ کار می‌کند.",
        founded_year=1398, city="تهران", size="small", trl=7, languages=["fa", "en"],
        website="https://pakshahr.example", phone="+989121234567",
    )  # fmt: skip
    join(firm, UserFactory.create(full_name="مینا رستگار"))
    join(firm, UserFactory.create(full_name="کیان خط‌نویس"), role="member")
    firm.fields.set(Field.objects.all()[:3])
    firm.capabilities.set(Capability.objects.all()[:6])
    row = certificate(firm, file=scan())
    services.verify_certificate(actor=office_officer(), certificate=row)
    refused = certificate(firm, file=scan())
    services.refuse_certificate(actor=office_officer(), certificate=refused, reason="تاریخ گواهی خوانا نیست.")
    for title in ("چشمه، حسگر پرشدگی فراصوت", "نم، رطوبت‌سنج خاک بوستان"):
        solution(firm, title_fa=title)
    invitation(firm)
    request_for_access(firm, UserFactory.create(full_name="نسیم راد"))
    services.send_message(actor=UserFactory.create(), vendor=firm, subject="همکاری", text="سلام، برای منطقهٔ ۵…")
    waiting = VendorFactory.create(legal_id="14005893875", phone=firm.phone, name_fa="آب‌نما")
    join(waiting)
    certificate(waiting, file=scan())
    return firm, waiting


def pages_of(firm: Vendor, waiting: Vendor) -> list[tuple[str, str, tuple[Any, ...]]]:
    """Who reads which page."""
    own = [(f"vendors:{name}", (firm.slug,)) for name in ("edit", "team", "certificates", "solutions", "messages")]
    return [
        ("", "vendors:detail", (firm.slug,)),
        ("", "vendors:solution", (firm.solutions.first().slug,)),
        ("", "vendors:register", ()),
        ("person", "vendors:register", ()),
        ("person", "vendors:contact", (firm.slug,)),
        *(("owner", name, args) for name, args in own),
        *(("owner", "vendors:section", (firm.slug, key)) for key in ("firm", "offer", "contact")),
        ("owner", "vendors:new_solution", (firm.slug,)),
        ("owner", "vendors:remove_member", (firm.slug, firm.memberships.get(role="member").pk)),
        ("office", "vendors:queue", ()),
        ("office", "vendors:check", (waiting.slug,)),
        ("office", "vendors:check", (firm.slug,)),
    ]


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("fa", "light", 1280), ("fa", "dark", 390), ("en", "light", 390), ("en", "dark", 1280)],
)
def test_every_page_is_accessible_and_breaks_no_policy(
    page: Page, client: Client, live_server: Any, language: str, theme: str, width: int
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": width, "height": 900})
    firm, waiting = city()
    people = {
        "owner": firm.memberships.get(role="owner").user,
        "person": UserFactory.create(),
        "office": office_officer(full_name="دفتر نوآوری"),
    }
    found: dict[str, list[str]] = {}
    for role, name, args in pages_of(firm, waiting):
        cookies = [{"name": "theme", "value": theme, "url": live_server.url}]
        page.context.clear_cookies()
        if role:
            client.force_login(people[role])
            cookies.append({"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url})
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        with translation.override(language):
            page.goto(live_server.url + reverse(name, args=args))
        problems = violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            problems.append("wider than the window")
        if problems:
            found[f"{role} {name}"] = problems
        # LOOK

    assert found == {}
    assert said == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_pdf_stands_beside_what_the_firm_says(page: Page, client: Client, live_server: Any, width: int) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.set_viewport_size({"width": width, "height": 900})
    firm = VendorFactory.create(legal_id="14005893875")
    row = certificate(firm, file=attachment("vendors.certificate", pdf()))
    client.force_login(office_officer())
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    file = reverse("vendors:certificate_file", args=[firm.slug, row.pk])

    page.goto(live_server.url + reverse("vendors:check", args=[firm.slug]))
    page.locator("iframe.preview").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)  # a frame that is refused becomes an error page
    assert [unquote(frame.url).endswith(unquote(file)) for frame in page.frames[1:2]] == [True]
    assert said == []
