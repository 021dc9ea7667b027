"""Challenges as first published; amendments carry what changed later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from marketplace.management.demo.schema.cases import Proposal
from marketplace.management.demo.schema.vendors import CertificateClass

ChallengeState = Literal[
    "draft",
    "awaiting_manager",
    "awaiting_office",
    "returned",
    "open",
    "closed",
    "evaluating",
    "standstill",
    "awarded",
    "unsuccessful",
    "cancelled",
]
IpRule = Literal["vendor_keeps", "city_licence", "shared", "open_source"]
ProcurementClass = Literal["small", "medium", "large"]
CriterionGroup = Literal["technical", "delivery", "impact", "price"]


@dataclass(frozen=True, slots=True)
class FormQuestion:
    text_fa: str
    hint_fa: str
    words: int
    points: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """``anchors``: what scores 0 … 5 mean; empty for price, which a formula scores."""

    code: str
    title_fa: str
    note_fa: str
    weight: int
    group: CriterionGroup
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a startup. Unanswered when ``answer_fa`` is empty; ``declined`` makes the answer a reason."""

    asked_day: int
    text_fa: str
    answer_fa: str = ""
    answered_day: int | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    title_fa: str
    kind: Literal["pdf", "csv", "xlsx", "geojson", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """``changes`` maps a Challenge attribute (or ``deadline_day``) to the new value; Challenge holds the old."""

    day: int
    material: bool
    note_fa: str
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Promised dates. ``deadline_hours``, when given, wins over ``deadline_day`` (closing today: hours from now)."""

    published_day: int
    questions_day: int
    deadline_day: int
    opening_day: int
    result_day: int
    pilot_day: int
    deadline_hours: int | None = None


def timeline(published: int, deadline: int, *, hours: int | None = None, judge: int = 27, start: int = 33) -> Timeline:
    """The usual promise: questions end 7 days before, opening the day after, the result ``judge`` days later."""
    return Timeline(
        published_day=published,
        questions_day=max(published + 1, deadline - 7),
        deadline_day=deadline,
        opening_day=deadline + 1,
        result_day=deadline + 1 + judge,
        pilot_day=deadline + 1 + judge + start,
        deadline_hours=hours,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A first round of short concepts, and what came in so far. Form, criteria and dates of the challenge itself are then
    those of the second round, by invitation.
    """

    questions_day: int
    deadline_day: int
    opening_day: int
    result_day: int
    form: tuple[FormQuestion, ...]
    criteria: tuple[Criterion, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A challenge as first published. ``state_reason_fa`` is public for cancelled and unsuccessful ones; ``concept``
    makes it one of two rounds.
    """

    code: str
    department: str
    state: ChallengeState
    timeline: Timeline
    title_fa: str
    summary_fa: str
    need_fa: str
    outcomes_fa: tuple[str, ...]
    data_fa: str
    site_fa: str
    trl_min: int
    budget_rial: int
    procurement: ProcurementClass
    ip: IpRule
    eligibility: tuple[CertificateClass, ...]
    fields: tuple[str, ...]
    capabilities: tuple[str, ...]
    districts: tuple[int, ...]  # empty: the whole city
    form: tuple[FormQuestion, ...]
    criteria: tuple[Criterion, ...]
    context_fa: str = ""
    title_en: str = ""
    summary_en: str = ""
    need_en: str = ""
    pilot_days: int = 90
    technical_minimum: int = 60
    questions: tuple[Question, ...] = ()
    documents: tuple[Document, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    state_reason_fa: str = ""
    concept: Concept | None = None
