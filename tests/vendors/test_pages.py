"""The pages: what they say in both languages and what they cost at 3 and at 30 rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from marketplace.journal.models import AuditRecord
from marketplace.taxonomy.models import Capability
from tests.factories.accounts import UserFactory, office_officer
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
from vendors.models import Solution, Vendor
from vendors.selectors import strength, waiting_for_office, with_badges

pytestmark = pytest.mark.django_db

PUBLIC, DESK = 12, 15


def fill(vendor: Vendor, count: int) -> None:
    """Everything a firm may have many of."""
    owner = vendor.memberships.filter(role="owner").first() or vendor.memberships.get(user=join(vendor))
    for place in range(count):
        certificate(vendor, number=f"{vendor.pk}-{place}")
        solution(vendor, title_fa=f"راهکار {place}")
        join(vendor, role="viewer")
        invitation(vendor, email=f"guest{place}@example.test") if place < 15 else None
        request_for_access(vendor, UserFactory.create())
        services.send_message(actor=UserFactory.create(), vendor=vendor, subject=f"{place}", text="سلام")
    vendor.capabilities.set(Capability.objects.all()[: count * 2])
    assert owner is not None


def get(client: Client, name: str, *args: Any, language: str = "fa") -> str:
    with translation.override(language):
        response = client.get(reverse(name, args=args))
    translation.activate("fa")  # the test client leaves the language of its request behind
    assert response.status_code == 200
    return response.content.decode()


PAGES: list[tuple[str, int, Callable[[Vendor], Any]]] = [
    ("vendors:detail", PUBLIC, lambda vendor: None),
    ("vendors:detail", PUBLIC, lambda vendor: _owner(vendor)),
    ("vendors:edit", DESK, lambda vendor: _owner(vendor)),
    ("vendors:team", DESK, lambda vendor: _owner(vendor)),
    ("vendors:certificates", DESK, lambda vendor: _owner(vendor)),
    ("vendors:solutions", DESK, lambda vendor: _owner(vendor)),
    ("vendors:messages", DESK, lambda vendor: _owner(vendor)),
    ("vendors:check", DESK + 6, lambda vendor: office_officer()),
]


def _owner(vendor: Vendor) -> Any:
    return vendor.memberships.get(role="owner", ended_at__isnull=True).user


@pytest.mark.parametrize(("name", "most", "reader"), PAGES)
def test_a_page_costs_the_same_at_3_and_at_30_rows(
    client: Client, name: str, most: int, reader: Callable[[Vendor], Any]
) -> None:
    counts = []
    for rows in (3, 30):
        vendor = verified_vendor()
        fill(vendor, rows)
        person = reader(vendor)
        if person is not None:
            client.force_login(person)
        get(client, name, vendor.slug)
        cache.clear()  # what is kept for visitors is drawn anew
        with CaptureQueriesContext(connection) as captured:
            get(client, name, vendor.slug)
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert counts[1] <= most, "\n".join(row["sql"][:120] for row in captured.captured_queries)


def test_the_queue_costs_the_same_whatever_waits_and_shows_the_longest_waiting_first(client: Client) -> None:
    client.force_login(office_officer())
    counts = []
    for more in (3, 27):
        for _n in range(more):
            number = Vendor.objects.count()
            firm = VendorFactory.create(legal_id=f"{10_000_000_000 + number}")
            certificate(firm, number=f"{number}")
        get(client, "vendors:queue")
        with CaptureQueriesContext(connection) as captured:
            page = get(client, "vendors:queue")
        counts.append(len(captured))

    assert counts[0] == counts[1] <= DESK
    assert page.index(Vendor.objects.order_by("pk")[0].name) < page.index(Vendor.objects.order_by("pk")[1].name)


def test_the_public_profile_shows_what_was_checked_and_no_address(client: Client) -> None:
    vendor = verified_vendor(
        phone="+989121234567", address="خیابان پنهان", postal_code="1234567891", tagline_fa="حسگر برای شهر"
    )
    owner = join(vendor)
    row = certificate(vendor)
    solution(vendor)
    hidden = solution(vendor, title_fa="راهکار پنهان", is_published=False)
    services.verify_certificate(actor=office_officer(), certificate=row)

    page = get(client, "vendors:detail", vendor.slug)

    assert "شرکت دانش‌بنیان فناور" in page
    assert "چشمه" in page
    for secret in ("خیابان پنهان", "9121234567", owner.email, hidden.title_fa, owner.full_name):
        assert secret not in page
    assert "Knowledge-based company, Technological" in get(client, "vendors:detail", vendor.slug, language="en")


def test_a_refused_or_pending_certificate_is_no_badge(client: Client) -> None:
    vendor = verified_vendor()
    certificate(vendor)
    assert "دانش‌بنیان فناور" not in get(client, "vendors:detail", vendor.slug)


def test_a_startup_that_is_not_verified_is_for_its_people_and_the_office_only(client: Client) -> None:
    vendor = VendorFactory.create()
    row = solution(vendor)
    urls = [reverse("vendors:detail", args=[vendor.slug]), reverse("vendors:solution", args=[row.slug])]
    for person, expected in ((None, 404), (UserFactory.create(), 404), (join(vendor), 200), (office_officer(), 200)):
        if person:
            client.force_login(person)
        assert [client.get(url).status_code for url in urls] == [expected, expected]


def test_a_solution_names_only_customers_who_agreed(client: Client) -> None:
    row = solution(verified_vendor())
    row.references.create(customer="مشتری پنهان", has_consent=False)

    page = get(client, "vendors:solution", row.slug)

    assert "منطقهٔ ۹" in page
    assert "مشتری پنهان" not in page
    assert "مشتری پنهان" not in get(client, "vendors:detail", row.vendor.slug)


def test_a_solution_is_written_and_rewritten_with_its_references(client: Client) -> None:
    vendor = verified_vendor()
    client.force_login(join(vendor, role="member"))
    typed = {
        "title_fa": "نم", "summary_fa": "رطوبت‌سنج خاک", "trl": "8", "field_codes": ["water"], "price_from": "۲ میلیون",
        "price_to": "۱ میلیون", "capability_terms": "شبکهٔ LoRa", "is_published": "on",
        "references-TOTAL_FORMS": "2", "references-INITIAL_FORMS": "0",
        "references-0-customer": "بوستان ۲۲", "references-0-year": "۱۴۰۳", "references-0-has_consent": "on",
        "references-1-customer": "",
    }  # fmt: skip
    url = reverse("vendors:new_solution", args=[vendor.slug])
    refused = client.post(url, typed)
    assert set(refused.context["form"].errors) == {"price_to"}
    assert "بوستان ۲۲" in refused.content.decode()

    client.post(url, typed | {"price_to": "۳ میلیون"})
    row = Solution.objects.get()
    assert (row.price_from, row.trl, row.references.get().year) == (20_000_000, 8, 1403)
    edit = reverse("vendors:edit_solution", args=[vendor.slug, row.slug])
    form = client.get(edit).context["form"]
    assert form["capability_terms"].value()
    client.post(edit, typed | {"price_to": "", "references-0-customer": "", "references-0-year": ""})
    row.refresh_from_db()
    assert (row.price_to, row.references.count()) == (None, 0)


def test_a_solution_of_another_startup_is_out_of_reach(client: Client) -> None:
    row, vendor = solution(verified_vendor()), verified_vendor()
    client.force_login(join(vendor))

    assert client.get(reverse("vendors:edit_solution", args=[vendor.slug, row.slug])).status_code == 404


def test_the_office_verifies_only_what_it_has_looked_at_whole(client: Client) -> None:
    vendor = VendorFactory.create(legal_id="10101553125")
    client.force_login(office_officer())
    url = reverse("vendors:verify", args=[vendor.slug])

    assert client.post(url, {"checked": ["register"]}).status_code == 422
    everything = ["register", "people", "alive", "single"]
    assert client.post(url, {"checked": everything}).status_code == 302
    vendor.refresh_from_db()
    assert vendor.status == "verified"
    assert client.post(url, {"checked": everything}).status_code == 422
    assert AuditRecord.objects.filter(action="vendors.vendor.verified").count() == 1


def test_a_reason_that_is_missing_comes_back_and_a_given_one_reaches_the_firm(client: Client) -> None:
    vendor = VendorFactory.create(legal_id="10101553125")
    owner = join(vendor)
    client.force_login(office_officer())
    url = reverse("vendors:return", args=[vendor.slug])
    assert client.post(url, {"return-reason": ""}).status_code == 422
    client.post(url, {"return-reason": "نام را درست کنید."})

    client.force_login(owner)
    assert "نام را درست کنید." in get(client, "vendors:edit", vendor.slug)
    client.post(reverse("vendors:resubmit", args=[vendor.slug]))
    vendor.refresh_from_db()
    assert vendor.status == "pending"


def test_firms_that_look_the_same_are_flagged_with_the_reasons(client: Client) -> None:
    first = verified_vendor(name_fa="پاک شهر", phone="+989121234567", website="https://www.pak.example/fa")
    second = VendorFactory.create(name_fa="پاك شهر", phone="+989121234567", website="https://pak.example")
    certificate(first, number="7")
    certificate(second, number="7")
    VendorFactory.create()
    client.force_login(office_officer())

    page = get(client, "vendors:check", second.slug)

    assert first.name in page
    for reason in ("نام یکسان", "تلفن یکسان", "گواهی با شمارهٔ یکسان"):
        assert reason in page
    assert "نام یکسان" not in get(client, "vendors:check", VendorFactory.create().slug)


def test_the_strength_of_a_profile_grows_to_100_and_names_the_heaviest_gap() -> None:
    vendor = verified_vendor(name_en="")
    assert strength(vendor).percent == 0
    assert strength(vendor).place == "offer"
    vendor.capabilities.add(Capability.objects.first())
    assert strength(vendor).percent == 20
    row = with_badges(Vendor.objects.filter(pk=vendor.pk)).get()
    with CaptureQueriesContext(connection) as captured:
        strength(row)
    assert len(captured) == 1


def test_what_waits_for_the_office_is_counted() -> None:
    certificate(verified_vendor())
    VendorFactory.create(legal_id="10101837663")
    VendorFactory.create()

    assert waiting_for_office(office_officer()) == 2
    assert waiting_for_office(UserFactory.create()) == 0
