"""The ownership passes on with the consent of both, and never leaves a startup without an owner."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from marketplace.clock import travel
from marketplace.errors import Conflict, NotAllowed
from marketplace.journal.models import AuditRecord
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from tests.factories.vendors import join, ownership_offer, verified_vendor
from vendors import services
from vendors.models import OwnershipOffer, Vendor

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm() -> tuple[Vendor, Any, Any]:
    """A firm with its one owner and a member."""
    vendor = verified_vendor()
    return vendor, join(vendor), join(vendor, role="member")


def test_nothing_changes_until_the_member_consents(firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    offer = services.offer_ownership(actor=owner, membership=vendor.memberships.get(user=member))
    assert {vendor.memberships.get(user=person).role for person in (owner, member)} == {"owner", "member"}
    drain()
    assert Notification.objects.filter(recipient=member, kind="vendors.ownership_offered").exists()

    services.accept_ownership(actor=member, offer=offer)

    active = dict(vendor.memberships.filter(ended_at=None).values_list("user", "role"))
    assert active == {owner.pk: "admin", member.pk: "owner"}
    assert vendor.memberships.filter(ended_at__isnull=False).count() == 2  # the history of both
    assert AuditRecord.objects.filter(action="vendors.member.ownership_passed_on").count() == 1
    drain()
    assert Notification.objects.filter(recipient=owner, kind="vendors.ownership_passed_on").exists()


def test_whoever_declines_or_withdraws_leaves_everything_as_it_was(firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    membership = vendor.memberships.get(user=member)
    declined = services.end_ownership_offer(
        actor=member, offer=services.offer_ownership(actor=owner, membership=membership)
    )
    withdrawn = services.end_ownership_offer(
        actor=owner, offer=services.offer_ownership(actor=owner, membership=membership)
    )

    assert (declined.outcome, withdrawn.outcome) == ("declined", "withdrawn")
    with pytest.raises(Conflict):
        services.accept_ownership(actor=member, offer=withdrawn)
    assert vendor.memberships.get(user=owner, ended_at=None).role == "owner"


def test_only_owners_offer_and_only_the_receiver_accepts(firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    admin, stranger = join(vendor, role="admin"), join(verified_vendor())
    membership = vendor.memberships.get(user=member)
    for person in (admin, member, stranger):
        with pytest.raises(NotAllowed):
            services.offer_ownership(actor=person, membership=membership)
    with pytest.raises(NotAllowed):
        services.offer_ownership(actor=owner, membership=vendor.memberships.get(user=owner))
    offer = services.offer_ownership(actor=owner, membership=membership)
    for person in (owner, admin, stranger):
        with pytest.raises(NotAllowed):
            services.accept_ownership(actor=person, offer=offer)
    with pytest.raises(NotAllowed):
        services.end_ownership_offer(actor=admin, offer=offer)


def test_an_offer_expires_and_a_new_one_takes_its_place(firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    membership = vendor.memberships.get(user=member)
    old = services.offer_ownership(actor=owner, membership=membership)
    with pytest.raises(Conflict):
        services.offer_ownership(actor=owner, membership=membership)

    with travel(by=timedelta(days=8)):
        with pytest.raises(Conflict) as refusal:
            services.accept_ownership(actor=member, offer=old)
        assert refusal.value.code == "expired"
        assert services.offer_ownership(actor=owner, membership=membership).pk != old.pk


def test_an_offer_of_somebody_who_is_no_owner_any_more_gives_nothing(firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    second = join(vendor)
    offer = services.offer_ownership(actor=owner, membership=vendor.memberships.get(user=member))
    services.remove_member(actor=second, membership=vendor.memberships.get(user=owner))

    with pytest.raises(Conflict):
        services.accept_ownership(actor=member, offer=offer)
    assert vendor.memberships.get(user=member, ended_at=None).role == "member"


def test_the_team_page_leads_through_the_hand_over(client: Client, firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    team = reverse("vendors:team", args=[vendor.slug])
    offer_url = reverse("vendors:offer_ownership", args=[vendor.slug, vendor.memberships.get(user=member).pk])
    client.force_login(owner)
    assert offer_url in client.get(team).content.decode()
    client.post(offer_url)
    answer_url = reverse("vendors:answer_ownership", args=[vendor.slug, OwnershipOffer.objects.get().pk])
    assert "پس‌گرفتن پیشنهاد" in client.get(team).content.decode()

    client.force_login(member)
    assert "مالکیت به شما پیشنهاد شده است" in client.get(team).content.decode()
    client.post(answer_url, {"answer": "accept"})
    assert vendor.memberships.get(user=member, ended_at=None).role == "owner"
    assert "نقش‌های پیشین" in client.get(team).content.decode()


def test_postgresql_refuses_a_bad_offer(firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, member = firm
    offer = ownership_offer(vendor, owner, member)
    rows = OwnershipOffer.objects.filter(pk=offer.pk)

    for name, values in (
        ("vendors_ownershipoffer_end_whole", {"outcome": "accepted"}),
        ("vendors_ownershipoffer_two_people", {"receiver": owner}),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            rows.update(**values)
    with pytest.raises(IntegrityError, match="vendors_ownershipoffer_one_open"), transaction.atomic():
        ownership_offer(vendor, owner, member)


TABS = ["vendors:edit", "vendors:team", "vendors:certificates", "vendors:solutions", "vendors:messages", "vendors:data"]


def test_whoever_leaves_has_no_access_in_any_open_tab(client: Client, firm: tuple[Vendor, Any, Any]) -> None:
    vendor, owner, _member = firm
    admin = join(vendor, role="admin")
    client.force_login(admin)
    for name in TABS:
        assert client.get(reverse(name, args=[vendor.slug])).status_code == 200
    form = reverse("vendors:section", args=[vendor.slug, "contact"])
    typed = {"city": "اصفهان", "seen": vendor.updated_at.isoformat()}

    services.remove_member(actor=owner, membership=vendor.memberships.get(user=admin))

    for name in TABS:
        assert client.get(reverse(name, args=[vendor.slug])).status_code == 403, name
    assert client.post(form, typed).status_code == 403  # a form that was open before
    assert client.post(reverse("vendors:export", args=[vendor.slug])).status_code == 403
    vendor.refresh_from_db()
    assert vendor.city == ""
