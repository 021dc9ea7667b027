"""Members, invitations and requests for access."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import reverse

from marketplace.clock import now, travel
from marketplace.errors import Conflict, DomainError, Invalid, NotAllowed
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.vendors import VendorFactory, invitation, join, request_for_access, verified_vendor
from vendors import services
from vendors.models import VendorAccessRequest, VendorInvitation, VendorMembership
from vendors.services.invitations import token_of

pytestmark = pytest.mark.django_db


def test_an_invitation_is_a_letter_whose_link_works_once(client: Client) -> None:
    vendor = verified_vendor()
    guest = UserFactory.create()
    row = invitation(vendor, email=guest.email.upper())
    drain()

    assert mail.outbox[0].to == [guest.email]
    assert row.token in mail.outbox[0].body
    assert row.token not in str(VendorInvitation.objects.filter(pk=row.pk).values().get())
    client.force_login(guest)
    page = client.get(reverse("vendors:invitation", args=[row.token]))
    assert vendor.name in page.content.decode()
    client.post(reverse("vendors:invitation", args=[row.token]))
    assert vendor.role_of(guest) == "member"
    again = client.post(reverse("vendors:invitation", args=[row.token]))
    assert again.status_code == 410
    assert VendorMembership.objects.filter(user=guest).count() == 1


def test_an_invitation_is_for_its_address_only_and_for_seven_days() -> None:
    row = invitation(verified_vendor())
    stranger, guest = UserFactory.create(), UserFactory.create(email=row.email)

    with pytest.raises(Invalid) as refusal:
        services.accept_invitation(actor=stranger, token=row.token)
    assert refusal.value.code == "other_person"
    VendorInvitation.objects.filter(pk=row.pk).update(expires_at=now() - timedelta(seconds=1))
    with pytest.raises(Invalid) as refusal:
        services.accept_invitation(actor=guest, token=row.token)
    assert refusal.value.code == "expired"
    with pytest.raises(Invalid):
        services.accept_invitation(actor=guest, token="unknown")


def test_a_withdrawn_or_replaced_invitation_opens_nothing() -> None:
    vendor = verified_vendor()
    first = invitation(vendor)
    second = invitation(vendor)
    guest = UserFactory.create(email=first.email)

    with pytest.raises(Invalid):
        services.accept_invitation(actor=guest, token=first.token)
    services.withdraw_invitation(actor=second.invited_by, invitation=second)
    services.withdraw_invitation(actor=second.invited_by, invitation=second)
    with pytest.raises(Invalid) as refusal:
        services.accept_invitation(actor=guest, token=second.token)
    assert refusal.value.code == "withdrawn"
    assert first.token == token_of(first) != second.token


def test_members_are_not_invited_and_what_is_no_address_is_refused() -> None:
    vendor = verified_vendor()
    owner = join(vendor)

    with pytest.raises(Conflict):
        services.invite(actor=owner, vendor=vendor, email=owner.email, role="member")
    with pytest.raises(Invalid):
        services.invite(actor=owner, vendor=vendor, email="not an address", role="member")
    with pytest.raises(NotAllowed):
        services.invite(actor=join(vendor, role="admin"), vendor=vendor, email="a@example.test", role="owner")
    with pytest.raises(NotAllowed):
        services.invite(actor=join(vendor, role="member"), vendor=vendor, email="a@example.test", role="viewer")


def test_the_last_owner_neither_leaves_nor_steps_down() -> None:
    vendor = verified_vendor()
    owner = join(vendor)
    row = vendor.memberships.get(user=owner)

    with pytest.raises(Conflict) as refusal:
        services.remove_member(actor=owner, membership=row)
    assert refusal.value.code == "last_owner"
    with pytest.raises(Conflict):
        services.change_role(actor=owner, membership=row, role="member")
    second = join(vendor)
    services.remove_member(actor=owner, membership=row)
    assert vendor.memberships.get(ended_at__isnull=True).user == second


def test_an_administrator_does_not_unmake_an_owner() -> None:
    vendor = verified_vendor()
    join(vendor)
    owner, admin = join(vendor), join(vendor, role="admin")
    row = vendor.memberships.get(user=owner)

    with pytest.raises(NotAllowed):
        services.remove_member(actor=admin, membership=row)
    with pytest.raises(NotAllowed):
        services.change_role(actor=admin, membership=row, role="viewer")


def test_a_role_that_changes_leaves_its_history() -> None:
    vendor = verified_vendor()
    owner, person = join(vendor), join(vendor, role="viewer")
    row = vendor.memberships.get(user=person)

    services.change_role(actor=owner, membership=row, role="viewer")
    services.change_role(actor=owner, membership=row, role="member")
    assert list(vendor.memberships.filter(user=person).order_by("pk").values_list("role", flat=True)) == [
        "viewer",
        "member",
    ]
    with pytest.raises(Conflict):
        services.change_role(actor=owner, membership=row, role="admin")


def test_whoever_leaves_has_no_access_at_the_next_request(client: Client) -> None:
    vendor = verified_vendor()
    owner, person = join(vendor), join(vendor, role="member")
    client.force_login(person)
    assert client.get(reverse("vendors:team", args=[vendor.slug])).status_code == 200

    services.remove_member(actor=owner, membership=vendor.memberships.get(user=person))

    assert client.get(reverse("vendors:team", args=[vendor.slug])).status_code == 403


def test_asking_for_access_tells_the_asker_nothing_and_the_owners_who_asks(client: Client) -> None:
    vendor = verified_vendor(legal_id="10101553125")
    owner, asker = join(vendor), UserFactory.create(full_name="مینا رستگار")
    client.force_login(asker)
    answers = []
    for legal_id in ("10101553125", "10101837663", "10101553125"):
        response = client.post(reverse("vendors:ask_access"), {"legal_id": legal_id}, follow=True)
        answers.append([str(message) for message in response.context["messages"]])
    assert answers[0] == answers[1] == answers[2]
    assert VendorAccessRequest.objects.count() == 1
    drain()
    told = Notification.objects.get(recipient=owner, kind="vendors.access_requested")
    assert told.params["person"] == "مینا رستگار"
    request = vendor.access_requests.get()
    services.answer_access_request(actor=owner, request=request, grant=True)
    assert vendor.role_of(asker) == "member"
    with pytest.raises(Conflict):
        services.answer_access_request(actor=owner, request=request, grant=False)


def test_requests_for_access_are_counted_by_the_day() -> None:
    asker = UserFactory.create()
    for _n in range(5):
        request_for_access(VendorFactory.create(), asker)

    with pytest.raises(Conflict):
        services.request_access(actor=asker, legal_id="10101553125")
    with travel(by=timedelta(days=2)):
        services.request_access(actor=asker, legal_id="10101553125")


def test_the_office_lets_the_first_person_into_an_imported_firm() -> None:
    vendor = verified_vendor(source="localnet", source_key="x")
    asker, office = UserFactory.create(), office_officer()
    request = request_for_access(vendor, asker)

    services.answer_access_request(actor=office, request=request, grant=True)
    assert vendor.role_of(asker) == "owner"
    with pytest.raises(NotAllowed):
        services.answer_access_request(
            actor=office, request=request_for_access(vendor, UserFactory.create()), grant=True
        )


@pytest.mark.django_db(transaction=True)
def test_an_invitation_accepted_twice_at_once_makes_one_member() -> None:
    vendor = verified_vendor()
    row = invitation(vendor)
    guest = UserFactory.create(email=row.email)

    def accept(_n: int) -> str:
        try:
            services.accept_invitation(actor=guest, token=row.token)
            return "joined"
        except DomainError as refusal:
            return refusal.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        outcomes: list[Any] = sorted(pool.map(accept, range(2)))
    assert outcomes == ["joined", "used"]
    assert vendor.memberships.filter(user=guest).count() == 1
