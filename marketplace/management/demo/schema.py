"""The shapes of the demo city. Frozen, so that nothing that loads the city can change it.

Conventions: ``*_day`` is an offset in days from today; money is integer rials; ``*_fa``/``*_en`` are texts, an empty
English text means «not translated»; texts named ``need``, ``context`` are HTML of ``<p>`` and ``<ul>`` only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

DepartmentKind = Literal["deputy", "organization", "company", "district"]
DepartmentRole = Literal["officer", "manager", "member"]
PlatformRole = Literal["platform_admin", "site_editor", "innovation_officer", "auditor", "evaluator"]
VendorRole = Literal["owner", "admin", "member", "viewer"]
CertificateClass = Literal["emerging", "innovative", "technological", "creative"]  # نوپا، نوآور، فناور، خلاق
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
ProposalOutcome = Literal[
    "sealed", "in_evaluation", "awarded", "reserve", "not_awarded", "below_threshold", "inadmissible", "withdrawn"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    code: str
    kind: DepartmentKind
    name_fa: str
    name_en: str
    parent: str = ""
    about_fa: str = ""
    districts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account. ``departments`` are (department code, role); vendor members live with their vendor."""

    email: str
    name_fa: str
    name_en: str
    title_fa: str = ""
    platform: tuple[PlatformRole, ...] = ()
    departments: tuple[tuple[str, DepartmentRole], ...] = ()
    expertise: tuple[str, ...] = ()  # field codes, for evaluators
    language: Literal["fa", "en"] = "fa"


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
    size: Literal["1-10", "11-25", "26-50", "51-100", "101+"]
    city_fa: str
    city_en: str
    website: str
    tagline_fa: str
    about_fa: str  # HTML
    about_en: str
    fields: tuple[str, ...]
    capabilities: tuple[str, ...]
    districts: tuple[int, ...]
    solutions: tuple[Solution, ...]
    members: tuple[Member, ...]
    certificate: Certificate | None = None
    state: Literal["pending", "verified", "returned", "suspended"] = "verified"
    state_reason_fa: str = ""


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
    """``changes`` maps a Challenge attribute (or ``deadline_day``) to its new value; the Challenge holds the old one."""

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
class Challenge:
    """A challenge as first published. ``state_reason_fa`` is public for cancelled and unsuccessful ones."""

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


@dataclass(frozen=True, slots=True)
class TeamLine:
    name_fa: str
    role_fa: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One evaluator's marks, (score 0–5, reason) in the order of the challenge's criteria without price."""

    evaluator: str  # e-mail's local part
    marks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Answers follow the challenge's form questions in order; ``debrief_fa`` is for those not chosen."""

    vendor: str
    submitted_day: int
    outcome: ProposalOutcome
    answers_fa: tuple[str, ...]
    price_rial: int
    team: tuple[TeamLine, ...]
    sheets: tuple[Sheet, ...] = ()
    outcome_reason_fa: str = ""
    debrief_fa: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What came in for one challenge and how it was judged. Evaluators are e-mail local parts."""

    challenge: str
    proposals: tuple[Proposal, ...]
    chair: str = ""
    secretary: str = ""
    evaluators: tuple[str, ...] = ()
    recused: tuple[tuple[str, str], ...] = ()  # (evaluator, reason)
    decision_day: int | None = None
    decision_fa: str = ""


@dataclass(frozen=True, slots=True)
class Kpi:
    """``readings`` are (day, value); values are decimal strings, so that nothing is rounded on the way."""

    name_fa: str
    unit_fa: str
    baseline: str
    target: str
    actual: str = ""
    higher_is_better: bool = False
    readings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    title_fa: str
    share: int  # percent; a pilot's shares total 100
    due_day: int
    delivered_day: int | None = None
    accepted_day: int | None = None
    returned_fa: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    challenge: str
    vendor: str
    state: Literal["preparing", "agreed", "running", "completed", "terminated"]
    title_fa: str
    hypothesis_fa: str
    site_fa: str
    start_day: int
    end_day: int
    cost_rial: int
    kpis: tuple[Kpi, ...]
    milestones: tuple[Milestone, ...]
    verdict: Literal["", "scale", "buy", "stop"] = ""
    verdict_day: int | None = None
    verdict_fa: str = ""
    learned_fa: tuple[str, ...] = ()
    title_en: str = ""
    verdict_en: str = ""


BlockType = Literal["heading", "paragraph", "list", "steps", "quote", "notice", "figure"]


@dataclass(frozen=True, slots=True)
class Block:
    """``items`` for list and steps, ``by`` for a quote's speaker or a figure's label."""

    type: BlockType
    text: str = ""
    items: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    code: str
    kind: Literal["story", "guide", "news", "page"]
    title_fa: str
    intro_fa: str
    blocks: tuple[Block, ...]
    day: int = 0
    author_fa: str = ""
    title_en: str = ""
    intro_en: str = ""
    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Faq:
    group_fa: str
    question_fa: str
    answer_fa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """Everything, for the loader: ``from marketplace.management.demo.city import CITY``."""

    departments: tuple[Department, ...]
    people: tuple[Person, ...]
    vendors: tuple[Vendor, ...]
    challenges: tuple[Challenge, ...]
    cases: tuple[Case, ...]
    pilots: tuple[Pilot, ...]
    articles: tuple[Article, ...]
    faqs: tuple[Faq, ...]
