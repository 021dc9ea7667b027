"""A startup takes its data along, leaves, and may come back; the law keeps what it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.errors import Conflict, Invalid, NotAllowed
from marketplace.files.models import Attachment
from marketplace.journal.models import AuditRecord
from tests.accounts.test_own_data import tables_with
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.pilots import running_pilot
from tests.factories.vendors import certificate, invitation, join, solution, solution_picture, verified_vendor
from vendors import own_data, services
from vendors.models import Vendor, VendorMessage

pytestmark = pytest.mark.django_db

MARK = "نشان‌هفت‌سه"


@pytest.fixture
def firm() -> tuple[Vendor, User]:
    """A firm with traces everywhere, and its owner."""
    vendor = verified_vendor(
        name_fa="پاک‌شهر",
        about_fa=MARK,
        tagline_fa=MARK,
        address=MARK,
        phone="+982188776655",
        website="https://x7391.ir",
    )
    owner = join(vendor)
    row = certificate(vendor)
    services.verify_certificate(actor=office_officer(), certificate=row)
    shown = solution(vendor, problem_fa=MARK, evidence_fa=MARK, summary_fa=MARK)
    solution_picture(shown)
    invitation(vendor)
    VendorMessage.objects.create(vendor=vendor, sender=UserFactory.create(), subject=MARK, text=MARK)
    return Vendor.objects.get(pk=vendor.pk), owner


def test_the_copy_is_whole_and_for_leaders_only(client: Client, firm: tuple[Vendor, User]) -> None:
    vendor, owner = firm
    client.force_login(owner)

    found = client.post(reverse("vendors:export", args=[vendor.slug])).json()

    assert found["profile"]["about_fa"] == MARK
    assert found["solutions"][0]["references"][0]["customer"] == "منطقهٔ ۹"
    assert found["certificates"][0]["state"] == "verified"
    assert found["messages"][0]["text"] == MARK
    assert {"questions", "proposals", "pilots"} <= set(found)
    with pytest.raises(NotAllowed):
        services.export_vendor(actor=join(vendor, role="member"), vendor=vendor)
    assert AuditRecord.objects.filter(action="vendors.vendor.data_taken").count() == 1


def test_a_closed_firm_keeps_what_the_law_needs_and_nothing_else(firm: tuple[Vendor, User]) -> None:
    vendor, owner = firm
    closed = services.close_vendor(actor=owner, vendor=vendor, typed_name="پاک‌شهر")

    assert tables_with(MARK, "82188776655", "x7391.ir") == set()
    assert (closed.status, closed.name_fa, closed.legal_id) == ("closed", "پاک‌شهر", vendor.legal_id)
    held = closed.certificates.get()
    assert (held.status, held.file, held.number != "") == ("verified", None, True)
    assert not Attachment.objects.exists()
    assert not closed.memberships.filter(ended_at=None).exists()
    assert not Vendor.objects.public().filter(pk=closed.pk).exists()
    assert AuditRecord.objects.filter(action="vendors.vendor.closed", actor=owner).count() == 1


def test_the_pages_ask_for_the_name_and_end_the_access(client: Client, firm: tuple[Vendor, User]) -> None:
    vendor, owner = firm
    client.force_login(owner)
    url = reverse("vendors:close", args=[vendor.slug])
    assert client.post(url, {"typed": "دیگر"}).status_code == 422
    assert client.post(url, {"typed": " پاک‌شهر "}).status_code == 302
    assert client.get(reverse("vendors:edit", args=[vendor.slug])).status_code == 404


def test_what_is_under_way_holds_a_firm_back() -> None:
    vendor = running_pilot().vendor
    owner = vendor.memberships.filter(role="owner", ended_at=None).first()
    person = owner.user if owner else join(vendor)

    assert own_data.reasons_to_stay(vendor)
    with pytest.raises(Conflict):
        services.close_vendor(actor=person, vendor=vendor, typed_name=vendor.name_fa)


def test_only_the_owner_closes_and_nobody_walks_out_of_a_suspension(firm: tuple[Vendor, User]) -> None:
    vendor, owner = firm
    with pytest.raises(NotAllowed):
        services.close_vendor(actor=join(vendor, role="admin"), vendor=vendor, typed_name=vendor.name_fa)
    with pytest.raises(Invalid):
        services.close_vendor(actor=owner, vendor=vendor, typed_name="")
    services.suspend_vendor(actor=office_officer(), vendor=vendor, reason="شکایت")
    with pytest.raises(NotAllowed):
        services.close_vendor(actor=owner, vendor=vendor, typed_name=vendor.name_fa)


def test_a_closed_firm_comes_back_through_the_office(client: Client, firm: tuple[Vendor, User], tmp_path: Path) -> None:
    vendor, owner = firm
    Vendor.objects.filter(pk=vendor.pk).update(legal_id="10101553125")
    services.close_vendor(actor=owner, vendor=vendor, typed_name=vendor.name_fa)
    services.request_access(actor=owner, legal_id="10101553125")
    request: Any = vendor.access_requests.filter(answered_at=None).get()
    services.answer_access_request(actor=office_officer(), request=request, grant=True)

    client.force_login(owner)
    assert "این پرونده بسته است" in client.get(reverse("vendors:edit", args=[vendor.slug])).content.decode()
    client.post(reverse("vendors:reopen", args=[vendor.slug]))
    vendor.refresh_from_db()
    assert (vendor.status, vendor.verified_at, vendor.role_of(User.objects.get(pk=owner.pk))) == (
        "pending",
        None,
        "owner",
    )
