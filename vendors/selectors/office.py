"""What the innovation office reads when it checks a startup: the queue, the record, and firms that look the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, When
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.journal.selectors import AuditEntry, audit_of
from vendors.models import Certificate, Vendor, VendorAccessRequest, VendorMembership
from vendors.selectors.reading import open_requests, team_of
from vendors.states import CertificateStatus, VendorStatus

HISTORY = 12
MOST_TWINS = 6


def firms_to_check(actor: Any) -> QuerySet[Vendor]:
    """Firms that wait with their registration or with certificates (`waiting_certificates`, `waiting_since`), the
    longest waiting first. One row a firm, one query whatever their number.
    """
    sent = Q(certificates__status=CertificateStatus.SUBMITTED.value)
    rows = Vendor.objects.visible_to(actor).annotate(
        waiting_certificates=Count("certificates", filter=sent),
        waiting_since=Case(
            When(status=VendorStatus.PENDING.value, then=F("created_at")),
            default=Min("certificates__submitted_at", filter=sent),
        ),
    )
    registered = Q(status=VendorStatus.PENDING.value, legal_id__isnull=False)
    return rows.filter(registered | Q(waiting_certificates__gt=0)).order_by("waiting_since", "pk")


@dataclass(frozen=True, slots=True)
class Twin:
    """A firm that may be the same one, and why."""

    vendor: Vendor
    reasons: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """Everything the check page shows."""

    vendor: Vendor
    team: list[VendorMembership]
    certificates: list[Certificate]
    twins: list[Twin]
    history: list[AuditEntry]
    requests: list[VendorAccessRequest]


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
    )


def twins_of(vendor: Vendor) -> list[Twin]:
    """Firms with the same telephone, website, name or certificate number; the office decides what it means."""
    host = site_of(vendor.website)
    clues: list[tuple[str, Q, str | Promise]] = [
        ("same_name", Q(sort_key=vendor.sort_key), _("the same name")),
        ("same_phone", Q(phone=vendor.phone) & ~Q(phone=""), _("the same telephone number")),
        ("same_site", Q(website__icontains=f"//{host}") if host else Q(pk__in=[]), _("the same website")),
        ("same_number", Q(Exists(_same_certificates(vendor))), _("a certificate with the same number")),
    ]
    wanted = Q()
    for _name, clue, _words in clues:
        wanted |= clue
    rows = Vendor.objects.exclude(pk=vendor.pk).filter(wanted)
    flags = {name: Exists(Vendor.objects.filter(clue, pk=OuterRef("pk"))) for name, clue, _words in clues[:3]}
    flags["same_number"] = Exists(_same_certificates(vendor))
    found = rows.annotate(**flags).order_by("pk")[:MOST_TWINS]
    return [Twin(row, tuple(words for name, _clue, words in clues if getattr(row, name))) for row in found]


def _same_certificates(vendor: Vendor) -> QuerySet[Certificate]:
    own = Certificate.objects.filter(vendor=vendor).values("number")
    return Certificate.objects.filter(vendor=OuterRef("pk"), number__in=own)


def site_of(address: str) -> str:
    """The host of an address without «www»; "" without one."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
