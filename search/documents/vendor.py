"""A verified firm as it is found: by its names, what it says of itself, and what it can do. Never by identifiers,
people or contacts.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from search import facets
from search.documents.document import Bilingual, Document, Key
from search.documents.places import address, current_certificates, names
from vendors.models import Certificate, Solution, Vendor

KIND = "vendor"


def prepared(vendors: QuerySet[Any]) -> QuerySet[Any]:
    """With everything `build` reads, in a constant number of queries."""
    return vendors.prefetch_related(
        "fields", "capabilities", "districts",
        current_certificates(),
        Prefetch("solutions", Solution.objects.public(), to_attr="public_solutions"),
    )  # fmt: skip


def build(vendor: Vendor) -> Document:
    """The document of a verified firm."""
    return Document(
        key=Key(KIND, str(vendor.pk)),
        url=address("vendors:detail", slug=vendor.slug),
        title=Bilingual(vendor.name_fa, vendor.name_en),
        summary=Bilingual(vendor.about_fa, vendor.about_en),
        body=Bilingual(_body(vendor, "fa"), _body(vendor, "en")),
        facets={
            facets.FIELD: [field.code for field in vendor.fields.all()],
            facets.DISTRICT: [str(district.number) for district in vendor.districts.all()] or [facets.WHOLE_CITY],
            facets.READINESS: facets.readiness_tags(vendor.trl),
            facets.CAPABILITY: [row.code for row in vendor.capabilities.all() if row.is_listed],
            facets.SIZE: [vendor.size] if vendor.size else [],
            facets.CLASS: {certificate.certificate_class.code for certificate in _certificates(vendor)},
        },
        published_at=vendor.verified_at or vendor.created_at,
    )


def _certificates(vendor: Vendor) -> list[Certificate]:
    found: list[Certificate] = vendor.current_certificates  # type: ignore[attr-defined]  # by `prepared`
    return found


def _body(vendor: Vendor, language: str) -> str:
    solutions: list[Solution] = vendor.public_solutions  # type: ignore[attr-defined]  # by `prepared`
    offers = [f"{getattr(row, f'title_{language}')} {getattr(row, f'summary_{language}')}".strip() for row in solutions]
    classes = [certificate.certificate_class for certificate in _certificates(vendor)]
    parts = [*names([*vendor.capabilities.all(), *vendor.fields.all(), *classes], language), *offers]
    return "\n".join(part for part in (*parts, vendor.city if language == "fa" else "") if part)
