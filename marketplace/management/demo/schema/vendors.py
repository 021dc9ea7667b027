"""Startups with their solutions, members and certificate."""

from dataclasses import dataclass
from typing import Literal

VendorRole = Literal["owner", "admin", "member", "viewer"]
CertificateClass = Literal["emerging", "innovative", "technological", "creative"]  # نوپا، نوآور، فناور، خلاق


@dataclass(frozen=True, slots=True)
class Reference:
    client_fa: str
    year: int  # Jalali
    result_fa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    title_fa: str
    problem_fa: str
    summary_fa: str
    trl: int
    title_en: str = ""
    summary_en: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    kind: CertificateClass
    number: str
    from_day: int
    to_day: int
    state: Literal["submitted", "verified", "refused"] = "verified"
    reason_fa: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    email: str
    name_fa: str
    name_en: str
    role: VendorRole = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A startup. ``legal_id`` passes the check digit; the first member is the owner and registers the firm."""

    code: str
    legal_id: str
    name_fa: str
    name_en: str
    founded: int  # Jalali year
    size: Literal["micro", "small", "medium", "large"]
    city_fa: str
    city_en: str
    website: str
    tagline_fa: str
    about_fa: str  # paragraphs, an empty line between them
    about_en: str
    fields: tuple[str, ...]
    capabilities: tuple[str, ...]
    districts: tuple[int, ...]
    solutions: tuple[Solution, ...]
    members: tuple[Member, ...]
    certificate: Certificate | None = None
    state: Literal["pending", "verified", "returned", "suspended"] = "verified"
    state_reason_fa: str = ""
