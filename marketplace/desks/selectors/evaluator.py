"""What an evaluator's desk shows: assignments with what is due, declarations first; and for chairs the panels they
lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from challenges.evaluation.models import Assignment, Panel, PanelMember
from marketplace.accounts.models import User
from marketplace.desks.selectors.columns import of_call

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
    seats = list(PanelMember.objects.filter(user=actor, ended_at__isnull=True).values_list("panel_id", "role"))
    panels = _panels({panel for panel, _role in seats})
    chaired = sorted({panel for panel, role in seats if role == "chair"}, reverse=True)
    led = [panels[panel] for panel in chaired[:ROWS]]
    _count_scores(led)
    return EvaluatorDesk(_assignments(actor, panels), led)


def _panels(wanted: Iterable[int]) -> dict[int, Any]:
    """The panels with their challenges. Read apart from the assignments: joining both plans longer than it runs."""
    rows = Panel.objects.filter(pk__in=list(wanted)).select_related("round__challenge__current_version")
    columns = ("is_blind", "scores_due_at", *of_call("round__challenge"))
    return {panel.pk: panel for panel in rows.only(*columns)}


def _assignments(actor: User, panels: Mapping[int, Any]) -> list[Assignment]:
    """What the actor has to declare and to score, declarations first, then by what is due first."""
    mine = Assignment.objects.visible_to(actor).filter(member__user=actor, member__ended_at__isnull=True)
    vendor = ("proposal__vendor__name_fa", "proposal__vendor__name_en")
    rows = list(
        mine.select_related("member", "proposal__vendor")
        .only("status", "member__role", "member__panel", *vendor)
        .order_by("member__panel__scores_due_at", "pk")[:ROWS]
    )
    for row in rows:
        row.member.panel = panels[row.member.panel_id]
    return sorted(rows, key=lambda row: ORDER[row.status])


def _count_scores(led: Sequence[Any]) -> None:
    """`done` and `wanted` of each panel: how many evaluations were submitted, and how many are to be."""
    if not led:
        return
    wanted = Q(member__role="evaluator") & ~Q(status="recused")
    of_panels = Assignment.objects.filter(member__panel__in=led).order_by().values_list("member__panel")
    counts = of_panels.annotate(done=Count("pk", filter=Q(status="submitted")), wanted=Count("pk", filter=wanted))
    found = {pk: (done, to_do) for pk, done, to_do in counts}
    for panel in led:
        panel.done, panel.wanted = found.get(panel.pk, (0, 0))
