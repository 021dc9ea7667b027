"""What a department's desk shows: its challenges by stage, questions that wait, promised dates at risk, and how
many sealed proposals there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cms.drafts import DraftRow, drafts_in
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.clock import now
from marketplace.desks.selectors.columns import CallRow
from marketplace.desks.selectors.promises import Promise, promises_at_risk
from marketplace.plain import read, read_one

QUESTIONS = 5
RISKS = 8
SEALED = 4
AT_RISK = timedelta(days=3)
_CALLS = """
    SELECT call.reference, call.status, call.closes_at, call.opens_at, call.opened_at,
        version.title_fa, version.title_en, came.*
    FROM challenges_challenge call
    JOIN challenges_challengeversion version ON version.id = call.current_version_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS proposal_count, count(*) FILTER (WHERE status <> 'received') AS sealed_count
        FROM proposals_proposal
        WHERE challenge_id = call.id AND status IN ('submitted', 'needs_confirmation', 'received')
    ) came
    WHERE call.department_id = ANY(%(departments)s) AND call.status IN ('open', 'closed', 'evaluating', 'standstill')
    ORDER BY call.closes_at, call.id
"""
_QUESTIONS = """
    SELECT question.id, question.text, call.reference, call.closes_at, version.title_fa, version.title_en,
        count(*) OVER () AS total
    FROM challenges_question question
    JOIN challenges_challenge call ON call.id = question.challenge_id
    JOIN challenges_challengeversion version ON version.id = call.current_version_id
    WHERE question.status = 'asked' AND call.department_id = ANY(%(departments)s)
    ORDER BY call.closes_at, question.asked_at LIMIT %(rows)s
"""
_PILOTS = """
    SELECT count(*) FROM pilots_pilot pilot JOIN challenges_challenge call ON call.id = pilot.challenge_id
    WHERE call.department_id = ANY(%(departments)s) AND pilot.status IN ('preparing', 'agreed', 'running')
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the funnel."""

    key: str
    count: int
    note: int = 0


@dataclass(frozen=True, slots=True)
class DepartmentDesk:
    """Everything the desk reads. `sealed` are challenges, rows of `_CALLS`, the one that closes next first."""

    stages: Sequence[Stage]
    questions: Sequence[Any]
    question_count: int
    risks: Sequence[Promise]
    sealed: Sequence[Any]
    drafts: Sequence[DraftRow]

    @property
    def inviting(self) -> Any | None:
        """The challenge that closes next, among those that still take proposals."""
        return next((call for call in self.sealed if call.status == "open" and call.closes_at > now()), None)


def department_desk(actor: User) -> DepartmentDesk:
    """The desk over all departments the actor belongs to. Seven queries besides those of every signed-in page."""
    mine = {"departments": list(roles_of(actor).departments)}
    drafts = drafts_in(mine["departments"])
    calls = read(_CALLS, mine, CallRow)
    questions = read(_QUESTIONS, {**mine, "rows": QUESTIONS}, CallRow)
    return DepartmentDesk(
        stages=_stages(calls, drafts, read_one(_PILOTS, mine)[0]),
        questions=questions,
        question_count=questions[0].total if questions else 0,
        risks=promises_at_risk(mine["departments"], AT_RISK, RISKS),
        sealed=[row for row in calls if row.opened_at is None and row.status in {"open", "closed"}][:SEALED],
        drafts=drafts,
    )


def _stages(calls: Sequence[Any], drafts: Sequence[DraftRow], pilots: int) -> list[Stage]:
    moment = now()
    opened = [row for row in calls if row.status == "open"]
    open_now = sum(1 for row in opened if row.closes_at > moment)
    standstill = sum(1 for row in calls if row.status == "standstill")
    waiting = sum(1 for row in drafts if row.state in {"department", "office"})
    return [
        Stage("draft", len(drafts) - waiting),
        Stage("approval", waiting),
        Stage("open", open_now, sum(row.sealed_count for row in opened)),
        Stage("evaluating", len(calls) - open_now - standstill),
        Stage("standstill", standstill),
        Stage("pilot", pilots),
    ]
