"""Reading startups: badges, profiles, queues. Every list goes through `visible_to`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vendors.models import Certificate, Solution, Vendor, VendorMembership


def current_certificate(vendor: Vendor, on: date | None = None) -> Certificate | None:
    """The verified certificate in date with the highest class; read from the prefetched rows where they are there."""
    day = on or timezone.localdate()
    rows = [
        row for row in vendor.certificates.all() if row.status == "verified" and row.valid_from <= day <= row.valid_to
    ]
    return max(rows, key=lambda row: (row.certificate_class.rank, row.valid_to), default=None)


def badge_of(vendor: Vendor) -> dict[str, Any]:
    """The badge as a small JSON value, frozen into a proposal when it is submitted; {} without a current certificate."""
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


def team_of(vendor: Vendor) -> QuerySet[VendorMembership]:
    """The active members, owners first."""
    return vendor.memberships.filter(ended_at__isnull=True).select_related("user").order_by("started_at")


def verification_queue(actor: Any) -> QuerySet[Vendor]:
    """Firms waiting for the office, oldest first."""
    return with_badges(
        Vendor.objects.visible_to(actor).filter(status="pending", legal_id__isnull=False).order_by("created_at")
    )


def certificate_queue(actor: Any) -> QuerySet[Certificate]:
    """Certificates waiting for the office, oldest first."""
    waiting = Certificate.objects.visible_to(actor).filter(status="submitted")
    return waiting.select_related("vendor", "certificate_class", "file").order_by("submitted_at")


@dataclass(frozen=True, slots=True)
class Strength:
    """How complete a profile is, in percent, and the next best step."""

    percent: int
    next_step: str | Promise


def strength(vendor: Vendor) -> Strength:
    """Weights sum to 100; the next step is the heaviest thing that is missing. Reads the rows of `with_badges` where they are there."""
    parts: list[tuple[int, bool, str | Promise]] = [
        (20, bool(vendor.capabilities.all()), _("Name what your startup can do.")),
        (15, bool(vendor.fields.all()), _("Choose the city fields you work in.")),
        (15, bool(vendor.about_fa), _("Describe your startup in two paragraphs.")),
        (15, current_certificate(vendor) is not None, _("Add your knowledge-based certificate.")),
        (10, vendor.trl is not None, _("Say how ready your technology is.")),
        (10, bool(vendor.districts.all()), _("Say in which districts you can work.")),
        (5, bool(vendor.website), _("Add the address of your website.")),
        (5, bool(vendor.phone), _("Add a telephone number.")),
        (5, bool(vendor.name_en and vendor.about_en), _("Add the English name and description.")),
    ]
    missing = [(weight, step) for weight, done, step in parts if not done]
    return Strength(
        100 - sum(weight for weight, _step in missing), max(missing, key=lambda row: row[0])[1] if missing else ""
    )
