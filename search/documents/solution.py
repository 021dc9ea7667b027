"""A published solution as it is found: by the problem it solves and what it does."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from search import facets
from search.documents.document import Bilingual, Document, Key
from search.documents.places import address, current_certificates, names
from vendors.models import Certificate, Solution, Vendor

KIND = "solution"


def prepared(solutions: QuerySet[Any]) -> QuerySet[Any]:
    """With everything `build` reads, in a constant number of queries."""
    vendors = Vendor.objects.prefetch_related("districts", current_certificates())
    return solutions.prefetch_related("fields", "capabilities", Prefetch("vendor", vendors))


def build(solution: Solution) -> Document:
    """The document of a published solution of a verified firm."""
    certificates: list[Certificate] = solution.vendor.current_certificates  # type: ignore[attr-defined]  # by `prepared`
    return Document(
        key=Key(KIND, str(solution.pk)),
        url=address("vendors:solution", slug=solution.slug),
        title=Bilingual(solution.title_fa, solution.title_en),
        summary=Bilingual(solution.summary_fa, solution.summary_en),
        body=Bilingual(_body(solution, "fa"), _body(solution, "en")),
        facets={
            facets.FIELD: [field.code for field in solution.fields.all()],
            facets.DISTRICT: [str(row.number) for row in solution.vendor.districts.all()] or [facets.WHOLE_CITY],
            facets.READINESS: facets.readiness_tags(solution.trl),
            facets.CLASS: {certificate.certificate_class.code for certificate in certificates},
        },
        published_at=solution.created_at,
    )


def _body(solution: Solution, language: str) -> str:
    parts = names([solution.vendor, *solution.capabilities.all(), *solution.fields.all()], language)
    return "\n".join([solution.problem_fa, solution.evidence_fa, *parts] if language == "fa" else parts)
