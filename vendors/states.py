"""Lifecycles of the vendor and of its certificate."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import Decision, allow_if
from marketplace.transitions import SYSTEM, Machine, transition


class VendorStatus(StrEnum):
    PENDING = "pending"
    VERIFIED = "verified"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class CertificateStatus(StrEnum):
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    REFUSED = "refused"


OFFICE, OWNER = "innovation_office", "owner"


def vendor_relations(actor: Any, vendor: Any) -> frozenset[str]:
    """What the actor is to a vendor: its own role in it, the innovation office, the system."""
    if is_system(actor):
        return frozenset({SYSTEM})
    found = {OFFICE} if roles_of(actor).office else set()
    role = vendor.role_of(actor)
    return frozenset(found | ({role} if role else set()))


def certificate_relations(actor: Any, certificate: Any) -> frozenset[str]:
    """A certificate's relations are those of its vendor."""
    return vendor_relations(actor, certificate.vendor)


def has_legal_id(vendor: Any) -> Decision:
    """A firm without a legal entity id cannot be verified."""
    return allow_if(vendor.legal_id, _("The legal entity id is missing; without it the startup cannot be verified."))


VENDOR = Machine(
    "vendor",
    VendorStatus,
    [
        transition("verify", {"pending", "returned"}, "verified", {OFFICE, SYSTEM}, _("Verify"), [has_legal_id]),
        transition("return", {"pending"}, "returned", {OFFICE}, _("Return with a reason")),
        transition("resubmit", {"returned"}, "pending", {OWNER, "admin"}, _("Send again for verification")),
        # Only who was verified is suspended, so that the end of a suspension never verifies anybody.
        transition("suspend", {"verified"}, "suspended", {OFFICE}, _("Suspend")),
        transition("reinstate", {"suspended"}, "verified", {OFFICE, SYSTEM}, _("End the suspension"), [has_legal_id]),
        # Not while suspended: nobody walks out of a suspension.
        transition("close", {"pending", "verified", "returned"}, "closed", {OWNER}, _("Close the startup’s record")),
        transition("reopen", {"closed"}, "pending", {OWNER}, _("Open the record again")),
    ],
    vendor_relations,
    initial="pending",
    labels={
        "pending": pgettext_lazy("vendor", "Waiting for verification"),
        "verified": pgettext_lazy("vendor", "Verified"),
        "returned": pgettext_lazy("vendor", "Returned for changes"),
        "suspended": pgettext_lazy("vendor", "Suspended"),
        "closed": pgettext_lazy("vendor", "Closed by its owner"),
    },
)

CERTIFICATE = Machine(
    "certificate",
    CertificateStatus,
    [
        transition("verify", {"submitted"}, "verified", {OFFICE, SYSTEM}, _("Verify")),
        transition("recheck", {"verified"}, "verified", {OFFICE, SYSTEM}, _("Checked again")),
        transition("refuse", {"submitted", "verified"}, "refused", {OFFICE}, _("Refuse with a reason")),
    ],
    certificate_relations,
    initial="submitted",
    labels={
        "submitted": pgettext_lazy("certificate", "Being checked"),
        "verified": pgettext_lazy("certificate", "Verified"),
        "refused": pgettext_lazy("certificate", "Refused"),
    },
)
