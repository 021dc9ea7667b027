"""What came in for a challenge, how it was judged and what came of it in the city."""

from dataclasses import dataclass
from typing import Literal

ProposalOutcome = Literal[
    "sealed", "in_evaluation", "awarded", "reserve", "not_awarded", "below_threshold", "inadmissible", "withdrawn"
]


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
    """Answers follow the form questions in order; ``debrief_fa`` is for those not chosen; concepts have no price."""

    vendor: str
    submitted_day: int
    outcome: ProposalOutcome
    answers_fa: tuple[str, ...]
    team: tuple[TeamLine, ...]
    price_rial: int = 0
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
