"""What a publication consists of, as plain values: the one shape in which a page, an importer or the demo city hands
a challenge over.

`challenges.services.publish_version` takes a `ChallengeContent`, validates the whole at once and freezes it. Nothing
here knows Wagtail. Rich text is given as HTML (already rendered); the service cleans it. Dates are aware datetimes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from challenges.models import CriterionGroup, ProcurementClass, RoundKind


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; English may be empty."""

    fa: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.fa)


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """A question put to the startup."""

    key: str
    text: Words
    hint: Words = Words()
    word_limit: int = 300
    points: int = 0
    is_required: bool = True
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class CriterionContent:
    """A criterion; `anchors` maps "0"…"5" to words."""

    key: str
    title: Words
    weight: int
    group: str = CriterionGroup.TECHNICAL.value
    description: Words = Words()
    anchors: dict[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoundContent:
    """One round's dates, questions and criteria."""

    questions_until: datetime
    closes_at: datetime
    opens_at: datetime
    decides_at: datetime
    kind: str = RoundKind.FULL.value
    by_invitation: bool = False
    questions: tuple[QuestionContent, ...] = ()
    criteria: tuple[CriterionContent, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document to publish: an attachment that is already clean."""

    attachment_id: UUID
    title: Words


@dataclass(frozen=True, slots=True)
class ChallengeContent:
    """Everything a version freezes. `*_codes` are the codes of taxonomy rows; districts are numbers."""

    title: Words
    summary: Words
    need_html: Words = Words()
    outcome_html: Words = Words()
    context_html: Words = Words()
    data_html: Words = Words()
    site_html: Words = Words()
    eligibility_html: Words = Words()
    intellectual_property: Words = Words()
    source: dict[str, Any] = field(default_factory=dict)
    trl_min: int | None = None
    budget_ceiling: int | None = None
    currency_unit: str = "IRR"
    procurement_class: str = ProcurementClass.MEDIUM.value
    setad_number: str = ""
    technical_minimum: int = 60
    pilot_days: int | None = None
    pilot_starts_at: datetime | None = None
    field_codes: tuple[str, ...] = ()
    capability_codes: tuple[str, ...] = ()
    district_numbers: tuple[int, ...] = ()
    eligible_class_codes: tuple[str, ...] = ()
    rounds: tuple[RoundContent, ...] = ()
    documents: tuple[DocumentContent, ...] = ()
