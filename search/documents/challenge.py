"""A challenge as it is found: by its published words, its answered questions, its fields, its department and its
reference.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from challenges.models import Challenge, ChallengeVersion, Question
from search import facets
from search.documents.document import Bilingual, Document, Key
from search.documents.places import address, names
from search.documents.plain import plain

KIND = "challenge"
_RICH = ("need_html", "outcome_html", "context_html", "data_html", "site_html", "eligibility_html")


def prepared(challenges: QuerySet[Any]) -> QuerySet[Any]:
    """With everything `build` reads, in a constant number of queries."""
    return challenges.select_related("department", "current_version").prefetch_related(
        "current_version__fields", "current_version__districts", "current_version__capabilities",
        "current_version__eligible_classes",
        Prefetch("questions", Question.objects.public(), to_attr="answered_questions"),
    )  # fmt: skip


def build(challenge: Challenge) -> Document:
    """The document of a published challenge."""
    version = challenge.version
    return Document(
        key=Key(KIND, str(challenge.pk)),
        url=address("challenges:detail", reference=challenge.reference),
        title=Bilingual(version.title_fa, version.title_en),
        summary=Bilingual(version.summary_fa, version.summary_en),
        body=Bilingual(_body(challenge, version, "fa"), _body(challenge, version, "en")),
        facets={
            facets.FIELD: [field.code for field in version.fields.all()],
            facets.DEPARTMENT: [challenge.department.code],
            facets.DISTRICT: [str(district.number) for district in version.districts.all()] or [facets.WHOLE_CITY],
            facets.READINESS: facets.readiness_tags(version.trl_min),
            facets.BUDGET: facets.budget_tags(version.budget_ceiling),
            facets.ELIGIBILITY: [row.code for row in version.eligible_classes.all()] or [facets.ANYBODY],
        },
        status=str(challenge.status),
        budget=version.budget_ceiling,
        deadline=challenge.closes_at,
        published_at=challenge.published_at,
    )


def _body(challenge: Challenge, version: ChallengeVersion, language: str) -> str:
    parts = [plain(getattr(version, f"{name}_{language}")) for name in _RICH]
    parts += names(
        [*version.fields.all(), *version.capabilities.all(), *version.districts.all(), challenge.department], language
    )
    if language == "fa":
        questions: list[Question] = challenge.answered_questions  # type: ignore[attr-defined]  # by `prepared`
        parts += [challenge.reference, *(f"{question.shown_text} {question.answer}" for question in questions)]
    return "\n".join(part for part in parts if part)
