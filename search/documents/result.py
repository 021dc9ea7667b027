"""A pilot with its published result as it is found: by the challenge it answered, what was tried and what was
learned.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from challenges.pilots.models import Pilot
from search import facets
from search.documents.document import Bilingual, Document, Key
from search.documents.places import address, names

KIND = "result"


def prepared(pilots: QuerySet[Any]) -> QuerySet[Any]:
    """With everything `build` reads, in a constant number of queries."""
    return pilots.select_related(
        "vendor", "solution", "district", "challenge__department", "challenge__current_version"
    ).prefetch_related("challenge__current_version__fields", "challenge__current_version__districts")


def build(pilot: Pilot) -> Document:
    """The document of a pilot whose result is published."""
    version, department = pilot.challenge.version, pilot.challenge.department
    districts = [pilot.district] if pilot.district else list(version.districts.all())
    return Document(
        key=Key(KIND, str(pilot.pk)),
        url=address("pilots:detail", public_id=str(pilot.public_id)),
        title=Bilingual(version.title_fa, version.title_en),
        summary=Bilingual(pilot.learned_fa or pilot.hypothesis_fa, pilot.learned_en or pilot.hypothesis_en),
        body=Bilingual(_body(pilot, "fa"), _body(pilot, "en")),
        facets={
            facets.FIELD: [field.code for field in version.fields.all()],
            facets.DEPARTMENT: [department.code],
            facets.DISTRICT: [str(district.number) for district in districts] or [facets.WHOLE_CITY],
        },
        published_at=pilot.ended_at,
    )


def _body(pilot: Pilot, language: str) -> str:
    solutions = [getattr(pilot.solution, f"title_{language}")] if pilot.solution else []
    things = [pilot.vendor, pilot.challenge.department, *pilot.challenge.version.fields.all()]
    parts = [getattr(pilot, f"hypothesis_{language}"), getattr(pilot, f"site_{language}"), *solutions]
    return "\n".join(part for part in (*parts, *names(things, language)) if part)
