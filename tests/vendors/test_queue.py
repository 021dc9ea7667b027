"""The office's queue: who waits and since when, and the mark of firms that may be registered twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import now
from marketplace.journal.outbox import drain
from tests.factories.accounts import office_officer
from tests.factories.vendors import VendorFactory, certificate, join, verified_vendor
from vendors import flagging, services
from vendors.models import Certificate, Vendor
from vendors.selectors import FirmsToCheck, firms_to_check, twins_of

pytestmark = pytest.mark.django_db


def random_firms(seed: int) -> None:
    """Firms in every state, with and without a number, some with certificates that wait."""
    draw = random.Random(seed)
    for number in range(40):
        firm = VendorFactory.create(legal_id=f"{10_000_000_000 + number}" if draw.random() < 0.8 else None)
        if firm.legal_id:
            status = draw.choice(["pending", "pending", "verified", "returned", "suspended"])
            Vendor.objects.filter(pk=firm.pk).update(status=status, status_reason="دلیل")
        Vendor.objects.filter(pk=firm.pk).update(created_at=now() - timedelta(hours=draw.randint(1, 500)))
        for place in range(draw.choice([0, 0, 1, 2])):
            row = certificate(firm, number=f"{number}-{place}")
            status = draw.choice(["submitted", "refused"])
            sent = now() - timedelta(hours=draw.randint(1, 500))
            Certificate.objects.filter(pk=row.pk).update(status=status, reason="دلیل", submitted_at=sent)


def by_hand() -> list[tuple[int, int, Any]]:
    found = []
    for firm in Vendor.objects.all():
        sent = [row for row in firm.certificates.all() if row.status == "submitted"]
        registers = firm.status == "pending"
        if sent or (registers and firm.legal_id):
            since = firm.created_at if registers else min(row.submitted_at for row in sent)
            found.append((firm.pk, len(sent), since))
    return sorted(found, key=lambda row: (row[2], row[0]))


@pytest.mark.parametrize("seed", range(3))
def test_the_queue_is_what_one_finds_firm_by_firm(seed: int) -> None:
    random_firms(seed)
    wanted = by_hand()
    assert len(wanted) > 15
    shown = [(row.id, row.waiting_certificates, row.waiting_since) for row in firms_to_check(100)]
    assert shown == wanted
    assert len(FirmsToCheck()) == len(wanted) == firms_to_check(1)[0].total
    assert [row.id for row in FirmsToCheck()[10:15]] == [pk for pk, _count, _since in wanted[10:15]]
    assert FirmsToCheck()[3].id == wanted[3][0]
    assert {row.status for row in firms_to_check(100)} >= {"pending", "verified"}


def drained() -> None:
    while drain(consumers=["vendors.twins"]):
        pass


def counted() -> dict[str, int]:
    return dict(Vendor.objects.values_list("name_fa", "twin_count"))


def test_a_step_of_a_firm_counts_its_twins_and_those_of_its_twins() -> None:
    first, other = VendorFactory.create(name_fa="حسگران پاک‌شهر"), VendorFactory.create(name_fa="آفتاب")
    services.add_member(actor=SYSTEM_ACTOR, vendor=first, user=join(verified_vendor(name_fa="مهتاب")), role="owner")
    drained()
    assert counted() == {first.name_fa: 1, other.name_fa: 0, "مهتاب": 1}, "the same person belongs to both"


def test_a_mark_goes_by_night_when_the_other_firm_has_become_different() -> None:
    first, second = VendorFactory.create(name_fa="حسگران پاک‌شهر"), VendorFactory.create(name_fa="حسگران پاک شهر")
    assert flagging.count_twins(first) == [second]
    flagging.count_twins(second)
    second.refresh_from_db()
    second.name_fa = "آفتاب"
    second.save()
    assert counted() == {first.name_fa: 1, "آفتاب": 1}
    assert flagging.recount() == 2
    assert counted() == {first.name_fa: 0, "آفتاب": 0}
    assert flagging.recount() == 0


def test_a_queued_firm_that_no_event_told_of_is_marked_by_night() -> None:
    first = VendorFactory.create(name_fa="حسگران پاک‌شهر", legal_id="10101553125")
    VendorFactory.create(name_fa="حسگران پاک شهر")
    assert flagging.recount() == 1
    assert counted() == {first.name_fa: 1, "حسگران پاک شهر": 0}


def test_the_queue_marks_a_firm_and_leads_to_the_reasons_at_no_further_query(
    client: Client, django_assert_num_queries: Callable
) -> None:
    client.force_login(office_officer())
    VendorFactory.create(name_fa="آفتاب", legal_id="10101837663")
    queue = reverse("vendors:queue")
    assert "دو بار ثبت" not in client.get(queue).content.decode()

    twin = VendorFactory.create(name_fa="حسگران پاک‌شهر", legal_id="10101553125")
    VendorFactory.create(name_fa="حسگران پاک شهر")
    flagging.count_twins(twin)
    with django_assert_num_queries(8):
        page = client.get(queue).content.decode()
    check = reverse("vendors:check", args=[twin.slug])
    assert page.count(f'href="{check}#twins"') == page.count("۱ شرکت مشابه") == 1
    assert "دو بار ثبت" in page
    assert 'id="twins"' in client.get(check).content.decode()
    assert len(twins_of(twin)) == 1
