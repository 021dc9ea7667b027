"""What the innovation office reads when it checks a startup: the record, what stands beside the queue, and firms that
look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.journal.selectors import AuditEntry, audit_of
from vendors.models import Certificate, SuspensionAppeal, Vendor, VendorAccessRequest, VendorMembership
from vendors.registry import Finding, findings
from vendors.selectors.reading import open_requests, team_of
from vendors.selectors.twins import Twin, twins_of
from vendors.states import CertificateStatus, VendorStatus

HISTORY = 12
RECHECK = timedelta(days=60)
FIRM_NAME = ("vendor__slug", "vendor__name_fa", "vendor__name_en")  # what a list beside the queue says of a firm


def certificates_to_recheck(actor: Any) -> QuerySet[Certificate]:
    """Verified certificates that end within sixty days, that nothing newer replaces and that nobody of the office has
    looked at since they came so near their end; the first to end first.
    """
    today = tehran_date(now())
    later = Certificate.objects.filter(vendor=OuterRef("vendor"), valid_to__gt=OuterRef("valid_to"))
    rows = Certificate.objects.visible_to(actor).filter(
        ~Exists(later.exclude(status=CertificateStatus.REFUSED.value)),
        Q(checked_at__isnull=True) | Q(checked_at__lt=F("valid_to") - RECHECK),
        status=CertificateStatus.VERIFIED.value,
        vendor__status=VendorStatus.VERIFIED.value,
        valid_to__range=(today, today + RECHECK),
    )
    named = rows.select_related("vendor", "certificate_class").only(
        "number", "valid_to", *FIRM_NAME, "certificate_class__name_fa", "certificate_class__name_en"
    )
    return named.order_by("valid_to", "pk")


def open_appeals(actor: Any) -> QuerySet[SuspensionAppeal]:
    """Appeals that wait for an answer, the longest waiting first."""
    seen = Vendor.objects.visible_to(actor)
    rows = SuspensionAppeal.objects.filter(vendor__in=seen, answered_at__isnull=True)
    return rows.select_related("vendor").only("lodged_at", *FIRM_NAME).order_by("lodged_at")


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """Everything the check page shows."""

    vendor: Vendor
    team: list[VendorMembership]
    certificates: list[Certificate]
    twins: list[Twin]
    history: list[AuditEntry]
    requests: list[VendorAccessRequest]
    appeals: list[SuspensionAppeal]
    findings: dict[int, Finding]


def office_file(actor: Any, slug: str) -> OfficeFile:
    """The record of a firm the actor may see, or 404. A constant number of queries."""
    rows = Vendor.objects.visible_to(actor).prefetch_related("fields", "capabilities", "districts")
    vendor = get_object_or_404(rows.select_related("verified_by"), slug=slug)
    evidence = Certificate.objects.visible_to(actor).filter(vendor=vendor)
    certificates = list(evidence.select_related("certificate_class", "file").order_by("-submitted_at"))
    for row in certificates:
        row.vendor = vendor  # one object, so that the actor's role in the firm is read once
    return OfficeFile(
        vendor,
        list(team_of(vendor)),
        certificates,
        twins_of(vendor),
        audit_of(vendor, actor, limit=HISTORY),
        list(open_requests(vendor)),
        list(vendor.appeals.select_related("lodged_by", "answered_by")),
        findings(vendor.legal_id, certificates),
    )
