"""Startups: the firm, its people, the evidence for what it claims, and what it offers.

Invariant: what a startup claims and what the office checked are kept apart.
"""

from vendors.models.evidence import Certificate, CertificateClass
from vendors.models.firm import Vendor, VendorSize
from vendors.models.people import (
    ROLE_CHOICES,
    VendorAccessRequest,
    VendorInvitation,
    VendorMembership,
    VendorMessage,
    VendorRole,
)
from vendors.models.solutions import Solution, SolutionReference

__all__ = [
    "ROLE_CHOICES",
    "Certificate",
    "CertificateClass",
    "Solution",
    "SolutionReference",
    "Vendor",
    "VendorAccessRequest",
    "VendorInvitation",
    "VendorMembership",
    "VendorMessage",
    "VendorRole",
    "VendorSize",
]
