"""Registering a firm and keeping its profile: by the services and through the pages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import Conflict, DomainError, Invalid
from marketplace.journal.models import AuditRecord
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from marketplace.taxonomy.models import Capability
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.vendors import join, verified_vendor
from vendors import services
from vendors.models import Vendor
from vendors.services import ProfileContent

pytestmark = pytest.mark.django_db

GOOD, OTHER, WRONG = "10101553125", "10101837663", "10101553126"
NAME = ProfileContent(name_fa="حسگران پاک‌شهر")


def typed(legal_id: str, **more: str) -> dict[str, str]:
    return (
        {"legal_id": legal_id, "name_fa": "حسگران پاک‌شهر", "name_en": "Pakshahr", "may_act": "on"}
        | {"accepts_terms": "on"}
        | more
    )


def test_a_visitor_is_led_to_an_account_first(client: Client) -> None:
    page = client.get(reverse("vendors:register")).content.decode()

    assert f"{reverse('account_signup')}?next={reverse('vendors:register')}" in page


def test_a_startup_is_registered_in_any_digits_and_waits_for_the_office(client: Client) -> None:
    person, office = UserFactory.create(), office_officer()
    client.force_login(person)

    response = client.post(reverse("vendors:register"), typed("۱۰۱۰-۱۵۵٣١٢۵"))

    vendor = Vendor.objects.get(legal_id=GOOD)
    assert response["Location"] == reverse("vendors:edit", args=[vendor.slug])
    assert (vendor.status, vendor.role_of(person)) == ("pending", "owner")
    drain()
    assert Notification.objects.get(recipient=office).kind == "vendors.waiting"


def test_a_wrong_check_digit_is_refused_with_the_reason_and_everything_typed_stays(client: Client) -> None:
    client.force_login(UserFactory.create())

    page = client.post(reverse("vendors:register"), typed(WRONG)).content.decode()

    assert not Vendor.objects.exists()
    assert "رقم آخر" in page
    assert 'value="حسگران پاک‌شهر"' in page
    assert "checked" in page


def test_a_taken_id_reveals_nothing_and_offers_to_ask_for_access(client: Client) -> None:
    vendor = verified_vendor(legal_id=GOOD, name_fa="نام پنهان")
    owner = join(vendor, UserFactory.create(full_name="صاحب پنهان"))
    client.force_login(UserFactory.create())

    page = client.post(reverse("vendors:register"), typed(GOOD)).content.decode()

    assert reverse("vendors:ask_access") in page
    assert "نام پنهان" not in page
    assert owner.full_name not in page
    assert owner.email not in page


def test_a_double_click_registers_one_startup(client: Client) -> None:
    client.force_login(UserFactory.create())
    answers = {client.post(reverse("vendors:register"), typed(GOOD))["Location"] for _n in range(2)}

    assert len(answers) == 1
    assert AuditRecord.objects.filter(action="vendors.vendor.registered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_register_the_same_firm_at_once_one_owns_it() -> None:
    people = [UserFactory.create(), UserFactory.create()]

    def register(person: User) -> str:
        try:
            services.register_vendor(actor=person, legal_id=GOOD, content=NAME)
            return "registered"
        except DomainError as refusal:
            return refusal.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(register, people)) == ["legal_id_taken", "registered"]
    assert Vendor.objects.get().memberships.count() == 1


def test_every_wrong_value_is_named_at_once() -> None:
    content = ProfileContent(
        name_fa=" ", postal_code="1", phone="123", trl=12, founded_year=1998, website="no", size="huge", city="ش" * 90
    )
    with pytest.raises(Invalid) as refusal:
        services.register_vendor(actor=UserFactory.create(), legal_id=WRONG, content=content)

    assert set(refusal.value.fields) == {
        "legal_id", "name_fa", "postal_code", "phone", "trl", "founded_year", "website", "size", "city",
    }  # fmt: skip


def test_only_the_system_registers_without_a_legal_id() -> None:
    with pytest.raises(Invalid):
        services.register_vendor(actor=UserFactory.create(), legal_id="", content=NAME)
    vendor = services.register_vendor(actor=SYSTEM_ACTOR, legal_id=None, content=NAME, source="x", source_key="1")
    assert (vendor.legal_id, vendor.memberships.count()) == (None, 0)


def test_capabilities_are_ours_by_any_spelling_or_new_and_unlisted() -> None:
    vendor = verified_vendor()
    owner, known = join(vendor), Capability.objects.get(code="lidar")
    content = ProfileContent(capability_terms=(known.name_en.upper(), "بافتن تور ماهی", " بافتن تور ماهي", ""))

    services.update_profile(actor=owner, vendor=vendor, content=content)
    services.update_profile(actor=owner, vendor=vendor, content=content)

    assert set(vendor.capabilities.all()) == {known, Capability.objects.get(name_fa="بافتن تور ماهی", is_listed=False)}
    assert AuditRecord.objects.filter(action="vendors.vendor.updated").count() == 1


def test_a_section_is_saved_and_an_emptied_number_is_emptied(client: Client) -> None:
    vendor = verified_vendor(founded_year=1398)
    client.force_login(join(vendor))
    url = reverse("vendors:section", args=[vendor.slug, "firm"])
    seen = client.get(url).context["form"]["seen"].value()

    response = client.post(
        url, {"seen": seen, "name_fa": "نام نو", "founded_year": "", "registered_on": "۱۳۹۸/۰۲/۰۳", "languages": ["fa"]}
    )

    assert response.status_code == 302
    vendor.refresh_from_db()
    assert (vendor.name_fa, vendor.founded_year, vendor.languages) == ("نام نو", None, ["fa"])
    assert str(vendor.registered_on) == "2019-04-23"


def test_two_writers_never_overwrite_each_other_unawares(client: Client) -> None:
    vendor = verified_vendor()
    owner, admin = join(vendor), join(vendor, role="admin")
    client.force_login(admin)
    url = reverse("vendors:section", args=[vendor.slug, "contact"])
    seen = client.get(url).context["form"]["seen"].value()
    services.update_profile(actor=owner, vendor=vendor, content=ProfileContent(city="تهران"))

    response = client.post(url, {"seen": seen, "city": "ری"})

    assert response.status_code == 200
    assert 'value="ری"' in response.content.decode()
    vendor.refresh_from_db()
    assert vendor.city == "تهران"
    fresh = response.context["form"]["seen"].value()
    assert client.post(url, {"seen": fresh, "city": "ری"}).status_code == 302
    vendor.refresh_from_db()
    assert vendor.city == "ری"


@pytest.mark.parametrize("seen", ["", "nonsense"])
def test_a_forged_mark_of_what_was_seen_saves_nothing(client: Client, seen: str) -> None:
    vendor = verified_vendor(city="تهران")
    client.force_login(join(vendor))

    client.post(reverse("vendors:section", args=[vendor.slug, "contact"]), {"seen": seen, "city": "ری"})

    vendor.refresh_from_db()
    assert vendor.city == "تهران"


def test_a_verified_legal_id_stays_and_a_returned_one_is_corrected() -> None:
    vendor = services.register_vendor(actor=UserFactory.create(), legal_id=GOOD, content=NAME)
    owner: Any = vendor.memberships.get().user
    verified_vendor(legal_id="14009694200")

    services.update_profile(actor=owner, vendor=vendor, content=ProfileContent(), legal_id=OTHER)
    with pytest.raises(Invalid):
        services.update_profile(actor=owner, vendor=vendor, content=ProfileContent(), legal_id="14009694200")
    services.verify_vendor(actor=office_officer(), vendor=vendor)
    with pytest.raises(Invalid):
        services.update_profile(actor=owner, vendor=vendor, content=ProfileContent(), legal_id=GOOD)
    vendor.refresh_from_db()
    assert vendor.legal_id == OTHER


def test_a_message_reaches_the_leaders_and_is_counted_by_the_day(client: Client) -> None:
    vendor, sender = verified_vendor(), UserFactory.create()
    owner, member = join(vendor), join(vendor, role="member")
    client.force_login(sender)
    url = reverse("vendors:contact", args=[vendor.slug])
    for _n in range(2):
        client.post(url, {"subject": "همکاری", "text": "سلام"})
    drain()

    assert vendor.messages.count() == 1
    assert Notification.objects.filter(recipient=owner, kind="vendors.message").count() == 1
    assert not Notification.objects.filter(recipient=member).exists()
    for number in range(4):
        services.send_message(actor=sender, vendor=vendor, subject=f"{number}", text="سلام")
    with pytest.raises(Conflict):
        services.send_message(actor=sender, vendor=vendor, subject="one more", text="سلام")
    client.force_login(owner)
    assert sender.email in client.get(reverse("vendors:messages", args=[vendor.slug])).content.decode()
