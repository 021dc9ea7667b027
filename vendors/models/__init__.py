"""Startups: the firm, its people, the evidence for what it claims, and what it offers.

Invariant: what a startup claims and what the office checked are kept apart.
"""

from vendors.models.appeals import SuspensionAppeal
from vendors.models.evidence import Certificate, CertificateClass
from vendors.models.firm import Vendor, VendorSize
from vendors.models.people import (
    REQUEST_DAYS,
    ROLE_CHOICES,
    OwnershipOffer,
    OwnershipOfferOutcome,
    VendorAccessRequest,
    VendorInvitation,
    VendorMembership,
    VendorMessage,
    VendorRole,
)
from vendors.models.solutions import Solution, SolutionPicture, SolutionReference
from vendors.models.terms import TermsOfUse

__all__ = [
    "REQUEST_DAYS",
    "ROLE_CHOICES",
    "Certificate",
    "CertificateClass",
    "OwnershipOffer",
    "OwnershipOfferOutcome",
    "Solution",
    "SolutionPicture",
    "SolutionReference",
    "SuspensionAppeal",
    "TermsOfUse",
    "Vendor",
    "VendorAccessRequest",
    "VendorInvitation",
    "VendorMembership",
    "VendorMessage",
    "VendorRole",
    "VendorSize",
]
