"""What a department's desk shows: its challenges by stage, questions that wait, promised dates at risk, and how
many sealed proposals there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce

from challenges.models import Challenge, Question
from challenges.proposals.models import Proposal
from challenges.selectors.questions import waiting_questions
from cms.drafts import DraftRow, drafts_in
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.clock import now
from marketplace.desks.selectors.columns import of_call
from marketplace.desks.selectors.promises import Promise, promises_of, promising

QUESTIONS = 5
RISKS = 8
SEALED = 4
AT_RISK = timedelta(days=3)
COUNTED = ("submitted", "needs_confirmation")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the funnel."""

    key: str
    count: int
    note: int = 0


@dataclass(frozen=True, slots=True)
class DepartmentDesk:
    """Everything the desk reads."""

    stages: Sequence[Stage]
    questions: Sequence[Question]
    question_count: int
    risks: Sequence[Promise]
    sealed: Sequence[Any]
    drafts: Sequence[DraftRow]

    @property
    def inviting(self) -> Challenge | None:
        """The challenge that closes next, among those that still take proposals."""
        return next((call for call in self.sealed if call.status == "open" and call.closes_at > now()), None)


def department_desk(actor: User) -> DepartmentDesk:
    """The desk over all departments the actor belongs to. Nine queries besides those of every signed-in page."""
    departments = roles_of(actor).departments
    mine = Challenge.objects.visible_to(actor).of_departments(actor)
    drafts = drafts_in(departments)
    questions = waiting_questions(actor).filter(challenge__department__in=departments)
    questions = questions.select_related(None).select_related("challenge__current_version")
    questions = questions.only("text", *of_call("challenge", "closes_at"))
    held = list(questions.annotate(total=Window(Count("pk")))[:QUESTIONS])
    return DepartmentDesk(
        stages=_stages(mine, drafts),
        questions=held,
        question_count=held[0].total if held else 0,
        risks=_risks(mine),
        sealed=list(_sealed(mine)[:SEALED]),
        drafts=drafts,
    )


def _stages(mine: Any, drafts: Sequence[DraftRow]) -> list[Stage]:
    moment = now()
    counts = mine.aggregate(
        open=_distinct(Q(status="open", closes_at__gt=moment)),
        judged=_distinct(Q(status__in=["closed", "evaluating"]) | Q(status="open", closes_at__lte=moment)),
        standstill=_distinct(Q(status="standstill")),
        sealed=_distinct(Q(status="open", proposals__status__in=COUNTED), "proposals"),
        pilots=_distinct(Q(pilots__status__in=["preparing", "agreed", "running"]), "pilots"),
    )
    waiting = sum(1 for row in drafts if row.state in {"department", "office"})
    return [
        Stage("draft", len(drafts) - waiting),
        Stage("approval", waiting),
        Stage("open", counts["open"], counts["sealed"]),
        Stage("evaluating", counts["judged"]),
        Stage("standstill", counts["standstill"]),
        Stage("pilot", counts["pilots"]),
    ]


def _distinct(condition: Q, counted: str = "pk") -> Count:
    """A count that joins of the others do not multiply."""
    return Count(counted, filter=condition, distinct=True)


def _risks(mine: Any) -> list[Promise]:
    """Promises that are late or due within three days, the latest first."""
    moment = now()
    running = promising(mine.filter(status__in=["open", "closed", "evaluating"]))
    promises = [row for call in running[:200] for row in promises_of(call) if row.kept_at is None]
    risky = [row for row in promises if row.promised_at <= moment + AT_RISK]
    return sorted(risky, key=lambda row: row.promised_at)[:RISKS]


def _sealed(mine: Any) -> Any:
    came = Proposal.objects.filter(challenge=OuterRef("pk"), status__in=[*COUNTED, "received"]).order_by()
    count = Subquery(came.values("challenge").annotate(total=Count("pk")).values("total"))
    rows = mine.filter(opened_at__isnull=True, status__in=["open", "closed"]).select_related("current_version")
    rows = rows.only(*of_call("", "status", "closes_at", "opens_at")).annotate(proposal_count=Coalesce(count, 0))
    return rows.order_by("closes_at")
