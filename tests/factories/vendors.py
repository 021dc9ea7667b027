"""Startups for tests.

VendorFactory                     a firm that waits for verification
verified_vendor()                 one the office has verified
member_of_verified_vendor()       a person (its owner, or role=) of such a firm
"""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from marketplace.accounts.models import User
from tests.factories.accounts import UserFactory
from vendors.models import Vendor, VendorMembership, VendorRole
from vendors.states import VendorStatus

LEGAL_IDS = ("10101553125", "10101837663", "14009694200", "14008277177", "10380284790", "14005893875")


class VendorFactory(DjangoModelFactory):
    """A firm that waits for verification."""

    class Meta:
        model = Vendor

    name_fa = factory.Sequence(lambda n: f"شرکت {n}")
    name_en = factory.Sequence(lambda n: f"Firm {n}")


def verified_vendor(**values: Any) -> Vendor:
    """A firm that may ask and propose."""
    number = Vendor.objects.count()
    legal_id = values.pop("legal_id", None) or (
        LEGAL_IDS[number] if number < len(LEGAL_IDS) else f"{10_000_000_000 + number}"
    )
    vendor: Vendor = VendorFactory.create(status=VendorStatus.VERIFIED.value, legal_id=legal_id, **values)
    return vendor


def join(vendor: Vendor, user: User | None = None, role: str = VendorRole.OWNER.value) -> User:
    """Give a person (a new one if none is given) a role in a firm."""
    person: User = user or UserFactory.create()
    VendorMembership.objects.create(vendor=vendor, user=person, role=role)
    return person


def member_of_verified_vendor(vendor: Vendor | None = None, role: str = VendorRole.OWNER.value) -> User:
    """A person who can ask questions and write proposals."""
    return join(vendor or verified_vendor(), role=role)
