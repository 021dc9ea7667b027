"""Reading startups: badges, profiles, queues. Every list goes through `visible_to`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from marketplace.clock import now
from marketplace.dates import tehran_date
from vendors.models import (
    REQUEST_DAYS,
    Certificate,
    OwnershipOffer,
    Solution,
    SolutionReference,
    Vendor,
    VendorAccessRequest,
    VendorInvitation,
    VendorMembership,
)


def current_certificate(vendor: Vendor, on: date | None = None) -> Certificate | None:
    """The verified certificate in date with the highest class; read from the prefetched rows where they are there."""
    day = on or tehran_date(now())
    rows = [
        row for row in vendor.certificates.all() if row.status == "verified" and row.valid_from <= day <= row.valid_to
    ]
    return max(rows, key=lambda row: (row.certificate_class.rank, row.valid_to), default=None)


def badge_of(vendor: Vendor) -> dict[str, Any]:
    """The badge as a small JSON value, frozen into a proposal when it is submitted; {} without a current one."""
    certificates = vendor.certificates.select_related("certificate_class")
    row = max(certificates.current(), key=lambda found: (found.certificate_class.rank, found.valid_to), default=None)
    if row is None:
        return {}
    kind = row.certificate_class
    return {
        "class": kind.code,
        "name_fa": kind.name_fa,
        "name_en": kind.name_en,
        "number": row.number,
        "valid_to": row.valid_to.isoformat(),
    }


def holds_class(vendor: Vendor, class_ids: Iterable[int]) -> bool:
    """Whether the firm holds a current certificate of one of the classes."""
    return vendor.certificates.current().filter(certificate_class_id__in=list(class_ids)).exists()


def with_badges(vendors: QuerySet[Vendor]) -> QuerySet[Vendor]:
    """Vendors with everything a card shows, in a constant number of queries."""
    current = Certificate.objects.current().select_related("certificate_class")
    return vendors.prefetch_related(Prefetch("certificates", queryset=current), "fields", "capabilities", "districts")


def own_vendors(actor: Any) -> QuerySet[Vendor]:
    """The firms the actor belongs to, oldest first."""
    return Vendor.objects.of(actor).order_by("pk")


def public_solutions(actor: Any, vendor: Vendor) -> QuerySet[Solution]:
    """The solutions of a firm that the actor may see."""
    return (
        Solution.objects.visible_to(actor)
        .filter(vendor=vendor)
        .prefetch_related("fields", "capabilities", "references")
    )


def solution_cards(actor: Any, vendor: Vendor) -> QuerySet[Solution]:
    """The solutions of a firm that the actor may see, each with one customer who agreed to be named (`place`)."""
    named = SolutionReference.objects.filter(solution=OuterRef("pk"), has_consent=True).order_by("-year", "pk")
    place = Subquery(named.values("customer")[:1])
    return Solution.objects.visible_to(actor).filter(vendor=vendor).annotate(place=place).order_by("-updated_at")


def team_of(vendor: Vendor) -> QuerySet[VendorMembership]:
    """The active members, owners first."""
    return vendor.memberships.filter(ended_at__isnull=True).select_related("user").order_by("started_at")


def team_history(vendor: Vendor) -> QuerySet[VendorMembership]:
    """Roles that have ended, the last first: who was what, and how long."""
    return vendor.memberships.filter(ended_at__isnull=False).select_related("user").order_by("-ended_at", "-pk")


def open_offer(vendor: Vendor) -> OwnershipOffer | None:
    """The offer of the ownership that waits for its answer."""
    rows = vendor.ownership_offers.filter(ended_at__isnull=True, expires_at__gt=now())
    return rows.select_related("giver", "receiver").first()


def verification_queue(actor: Any) -> QuerySet[Vendor]:
    """Firms waiting for the office, oldest first."""
    return with_badges(
        Vendor.objects.visible_to(actor).filter(status="pending", legal_id__isnull=False).order_by("created_at")
    )


def certificate_queue(actor: Any) -> QuerySet[Certificate]:
    """Certificates waiting for the office, oldest first."""
    waiting = Certificate.objects.visible_to(actor).filter(status="submitted")
    return waiting.select_related("vendor", "certificate_class", "file").order_by("submitted_at")


def waiting_for_office(actor: Any) -> int:
    """How many firms and certificates wait for the office."""
    return verification_queue(actor).count() + certificate_queue(actor).count()


def certificates_of(actor: Any, vendor: Vendor) -> QuerySet[Certificate]:
    """The certificates of a firm that the actor may see, newest first."""
    rows = Certificate.objects.visible_to(actor).filter(vendor=vendor)
    return rows.select_related("vendor", "certificate_class", "file").order_by("-submitted_at", "-pk")


def open_invitations(vendor: Vendor) -> QuerySet[VendorInvitation]:
    """Invitations neither accepted nor withdrawn, expired ones too: whoever sent them sees why nobody came."""
    rows = vendor.invitations.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    return rows.select_related("invited_by").order_by("-pk")


def open_requests(vendor: Vendor) -> QuerySet[VendorAccessRequest]:
    """Requests for access that wait for an answer and have not expired."""
    rows = vendor.access_requests.filter(answered_at__isnull=True, asked_at__gt=now() - timedelta(days=REQUEST_DAYS))
    return rows.select_related("user").order_by("asked_at")
