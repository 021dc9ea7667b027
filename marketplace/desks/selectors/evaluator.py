"""What an evaluator's desk shows: assignments with what is due, declarations first; and for chairs the panels they
lead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marketplace.accounts.models import User
from marketplace.desks.selectors.columns import CallRow
from marketplace.plain import read

ORDER = {"assigned": 0, "no_conflict": 1, "scoring": 1, "submitted": 2, "recused": 3}
ROWS = 100
_SEATS = """
    SELECT panel.id, panel.is_blind, panel.scores_due_at, member.role, call.reference,
        version.title_fa, version.title_en, counts.done, counts.wanted
    FROM evaluation_panelmember member
    JOIN evaluation_panel panel ON panel.id = member.panel_id
    JOIN challenges_round round ON round.id = panel.round_id
    JOIN challenges_challenge call ON call.id = round.challenge_id
    JOIN challenges_challengeversion version ON version.id = call.current_version_id
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE given.status = 'submitted') AS done,
            count(*) FILTER (WHERE given.status <> 'recused' AND judge.role = 'evaluator') AS wanted
        FROM evaluation_panelmember judge JOIN evaluation_assignment given ON given.member_id = judge.id
        WHERE judge.panel_id = panel.id AND member.role = 'chair'
    ) counts
    WHERE member.user_id = %(user)s AND member.ended_at IS NULL
    ORDER BY panel.id DESC
"""
# Apart from the seats: joining both plans longer than it runs.
_ASSIGNMENTS = """
    SELECT assignment.id, assignment.status, assignment.proposal_id, member.role, member.panel_id,
        vendor.name_fa AS vendor_fa, vendor.name_en AS vendor_en
    FROM evaluation_panelmember member
    JOIN evaluation_panel panel ON panel.id = member.panel_id
    JOIN evaluation_assignment assignment ON assignment.member_id = member.id
    JOIN proposals_proposal proposal ON proposal.id = assignment.proposal_id
    JOIN vendors_vendor vendor ON vendor.id = proposal.vendor_id
    WHERE member.user_id = %(user)s AND member.ended_at IS NULL
    ORDER BY panel.scores_due_at, assignment.id LIMIT %(rows)s
"""


@dataclass(frozen=True, slots=True)
class EvaluatorDesk:
    """Everything the desk reads: rows of `_ASSIGNMENTS`, and of `_SEATS` by panel, and those of them that are led with
    `done` and `wanted`, how many evaluations were submitted and how many are to be.
    """

    assignments: Sequence[Any]
    panels: Mapping[int, Any]
    led: Sequence[Any]

    @property
    def to_declare(self) -> list[Any]:
        """Where a declaration is due first."""
        return [row for row in self.assignments if row.status == "assigned"]

    @property
    def to_score(self) -> list[Any]:
        """What can be read and scored."""
        return [row for row in self.assignments if row.status in {"no_conflict", "scoring"} and row.role == "evaluator"]


def evaluator_desk(actor: User) -> EvaluatorDesk:
    """The desk of a member of panels: what there is to declare and to score, declarations first, then by what is due
    first. Two queries besides those of every signed-in page.
    """
    seats = read(_SEATS, {"user": actor.pk}, CallRow)
    assignments = read(_ASSIGNMENTS, {"user": actor.pk, "rows": ROWS}) if seats else []
    return EvaluatorDesk(
        assignments=sorted(assignments, key=lambda row: ORDER[row.status]),
        panels={seat.id: seat for seat in seats},
        led=[seat for seat in seats if seat.role == "chair"][:ROWS],
    )
