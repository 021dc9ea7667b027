"""Startups for tests.

VendorFactory                     a firm that waits for verification
verified_vendor()                 one the office has verified
member_of_verified_vendor()       a person (its owner, or role=) of such a firm
certificate()  solution()  solution_picture()  invitation()  request_for_access()  ownership_offer()  appeal()
                                  what belongs to a firm
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from marketplace.accounts.models import User
from marketplace.files.models import Attachment
from tests.factories.accounts import UserFactory
from vendors.models import (
    Certificate,
    CertificateClass,
    OwnershipOffer,
    Solution,
    SolutionPicture,
    SolutionReference,
    SuspensionAppeal,
    Vendor,
    VendorAccessRequest,
    VendorInvitation,
    VendorMembership,
    VendorRole,
)
from vendors.services import invite
from vendors.states import VendorStatus

LEGAL_IDS = ("10101553125", "10101837663", "14009694200", "14008277177", "10380284790", "14005893875")


class VendorFactory(DjangoModelFactory):
    """A firm that waits for verification."""

    class Meta:
        model = Vendor

    name_fa = factory.Sequence(lambda n: f"شرکت {n}")
    name_en = factory.Sequence(lambda n: f"Firm {n}")
    terms_version = 1


def verified_vendor(**values: Any) -> Vendor:
    """A firm that may ask and propose."""
    number = Vendor.objects.count()
    legal_id = values.pop("legal_id", None) or (
        LEGAL_IDS[number] if number < len(LEGAL_IDS) else f"{10_000_000_000 + number}"
    )
    vendor: Vendor = VendorFactory.create(
        **{"status": VendorStatus.VERIFIED.value, "legal_id": legal_id, "verified_at": timezone.now()} | values
    )
    return vendor


def join(vendor: Vendor, user: User | None = None, role: str = VendorRole.OWNER.value) -> User:
    """Give a person (a new one if none is given) a role in a firm."""
    person: User = user or UserFactory.create()
    VendorMembership.objects.create(vendor=vendor, user=person, role=role)
    return person


def member_of_verified_vendor(vendor: Vendor | None = None, role: str = VendorRole.OWNER.value) -> User:
    """A person who can ask questions and write proposals."""
    return join(vendor or verified_vendor(), role=role)


def certificate_class(code: str = "technological") -> CertificateClass:
    """One of the classes that every database has."""
    return CertificateClass.objects.get(code=code)


def certificate(vendor: Vendor, **values: Any) -> Certificate:
    """A certificate that waits for the office, with a clean file; `file=None` leaves the file away."""
    start = values.pop("valid_from", date(2026, 1, 1))
    owner = vendor.memberships.filter(ended_at__isnull=True).first()
    given = {"file": certificate_file(owner.user if owner else UserFactory.create())} | values
    row: Certificate = Certificate.objects.create(
        **{
            "vendor": vendor,
            "certificate_class": certificate_class(),
            "number": f"ف-{Certificate.objects.count() + 1}",
            "valid_from": start,
            "valid_to": start + timedelta(days=730),
        }
        | given
    )
    return row


def certificate_file(uploader: User, name: str = "گواهی.pdf") -> Attachment:
    """A file that has passed its check; nothing lies in the store."""
    number = Attachment.objects.count()
    row: Attachment = Attachment.objects.create(
        purpose="vendors.certificate",
        uploaded_by=uploader,
        name=name,
        media_type="application/pdf",
        size=1200,
        sha256="0" * 64,
        path=f"certificates/{number}",
        status="clean",
    )
    return row


def solution(vendor: Vendor, **values: Any) -> Solution:
    """A public solution with a reference whose customer agreed."""
    row: Solution = Solution.objects.create(
        **{"vendor": vendor, "title_fa": "چشمه", "summary_fa": "پرشدگی مخزن را می‌سنجد.", "trl": 7, "is_published": True}
        | values
    )
    SolutionReference.objects.create(solution=row, customer="منطقهٔ ۹", year=1404, has_consent=True)
    return row


def invitation(vendor: Vendor, email: str = "guest@example.test", role: str = "member") -> VendorInvitation:
    """An open invitation by the owner; its `token` attribute is what the letter bears."""
    owner = vendor.memberships.filter(role="owner", ended_at__isnull=True).first()
    row, token = invite(actor=owner.user if owner else join(vendor), vendor=vendor, email=email, role=role)
    row.token = token  # type: ignore[attr-defined]
    return row


def request_for_access(vendor: Vendor, user: User) -> VendorAccessRequest:
    """A request that waits for the owners."""
    row: VendorAccessRequest = VendorAccessRequest.objects.create(vendor=vendor, user=user)
    return row


def ownership_offer(vendor: Vendor, giver: User, receiver: User) -> OwnershipOffer:
    """An open offer of the ownership to a member."""
    row: OwnershipOffer = OwnershipOffer.objects.create(
        vendor=vendor, giver=giver, receiver=receiver, expires_at=timezone.now() + timedelta(days=7)
    )
    return row


def appeal(vendor: Vendor, person: User | None = None) -> SuspensionAppeal:
    """An appeal that waits for its answer, whatever the firm's state."""
    row: SuspensionAppeal = SuspensionAppeal.objects.create(
        vendor=vendor,
        text="دلیل تعلیق نادرست است.",
        lodged_by=person or join(vendor),
        suspended_at=vendor.suspended_at or timezone.now(),
    )
    return row


def solution_picture(shown: Solution) -> SolutionPicture:
    """A picture that has passed its check; nothing lies in the store."""
    file = certificate_file(UserFactory.create(), "عکس.webp")
    Attachment.objects.filter(pk=file.pk).update(purpose="vendors.picture", media_type="image/webp")
    row: SolutionPicture = SolutionPicture.objects.create(solution=shown, file=file, alt_fa="حسگر روی تیر چراغ")
    return row
