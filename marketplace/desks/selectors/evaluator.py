"""What an evaluator's desk shows: assignments with what is due, declarations first; and for chairs the panels they
lead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from challenges.evaluation.models import Assignment, Panel, PanelMember
from challenges.querysets import light
from marketplace.accounts.models import User

ORDER = {"assigned": 0, "no_conflict": 1, "scoring": 1, "submitted": 2, "recused": 3}
ROWS = 100


@dataclass(frozen=True, slots=True)
class EvaluatorDesk:
    """Everything the desk reads."""

    assignments: Sequence[Assignment]
    led: Sequence[Any]

    @property
    def to_declare(self) -> list[Assignment]:
        """Where a declaration is due first."""
        return [row for row in self.assignments if row.status == "assigned"]

    @property
    def to_score(self) -> list[Assignment]:
        """What can be read and scored."""
        return [
            row
            for row in self.assignments
            if row.status in {"no_conflict", "scoring"} and row.member.role == "evaluator"
        ]


def evaluator_desk(actor: User) -> EvaluatorDesk:
    """The desk of a member of panels."""
    mine = Assignment.objects.visible_to(actor).filter(member__user=actor, member__ended_at__isnull=True)
    rows = list(
        light(mine, "member__panel__round__challenge__current_version")
        .select_related("proposal__vendor")
        .annotate(scored=Count("scores"))
        .order_by("member__panel__scores_due_at", "pk")[:ROWS]
    )
    chaired = PanelMember.objects.filter(user=actor, role="chair", ended_at__isnull=True)
    led = Panel.objects.filter(pk__in=chaired.values("panel"))  # not by join: the counts below run over all members
    submitted = Q(members__assignments__status="submitted")
    wanted = Q(members__assignments__isnull=False, members__role="evaluator") & ~Q(
        members__assignments__status="recused"
    )
    panels = light(led, "round__challenge__current_version").annotate(
        done=Count("members__assignments", filter=submitted, distinct=True),
        wanted=Count("members__assignments", filter=wanted, distinct=True),
    )
    return EvaluatorDesk(sorted(rows, key=lambda row: ORDER[row.status]), list(panels.order_by("-pk")[:ROWS]))
