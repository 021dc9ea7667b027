"""The scores of a panel side by side: means, spread, outliers, and what has been agreed. Five queries, whatever the
number of proposals and evaluators.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from challenges.evaluation.models import Assignment, ConsensusScore, PanelRole, Score
from challenges.evaluation.ranking import RANKED
from challenges.evaluation.rounds import criteria_of, received
from challenges.evaluation.scoring import mean_hundredths, outliers, spread, technical_score
from challenges.models import Criterion, Round
from challenges.proposals.models import Proposal

JUDGED = ("admissible", "below_threshold", *RANKED)


@dataclass(slots=True)
class Cell:
    """One proposal and one criterion: the submitted scores, and the agreed one in hundredths once entered."""

    proposal: Proposal
    number: int
    criterion: Criterion
    scores: list[Score] = field(default_factory=list)
    agreed: ConsensusScore | None = None

    @property
    def values(self) -> list[int]:
        """The evaluators' scores, 0 to 5."""
        return [row.value for row in self.scores]

    @property
    def mean(self) -> int:
        """Their mean in hundredths."""
        return mean_hundredths(self.values)

    @property
    def shown(self) -> int:
        """What counts now, in hundredths: the agreed score, else the mean."""
        return self.agreed.hundredths if self.agreed else self.mean

    @property
    def is_disputed(self) -> bool:
        """Whether an evaluator lies far from the others."""
        return bool(outliers(self.values))

    @property
    def is_open(self) -> bool:
        """Whether the chair should bring the panel together over it."""
        return self.agreed is None and self.is_disputed


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal's line of the matrix; `technical` in hundredths of a point, over what has been scored."""

    proposal: Proposal
    number: int
    cells: list[Cell]
    technical: int
    spread: float
    minimum: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole of it, best proposal first."""

    criteria: list[Criterion]
    rows: list[Row]
    evaluators: int
    waiting: list[Assignment]

    @property
    def open_cells(self) -> list[Cell]:
        """Disagreements nobody has settled."""
        return [cell for row in self.rows for cell in row.cells if cell.is_open and row.proposal.status == "admissible"]

    @property
    def is_settled(self) -> bool:
        """Whether the technical scores are fixed."""
        return bool(self.rows) and all(row.proposal.status != "admissible" for row in self.rows)

    def cell(self, proposal_id: int, criterion_key: str) -> Cell | None:
        """One cell, or None."""
        found = (cell for row in self.rows if row.proposal.pk == proposal_id for cell in row.cells)
        return next((cell for cell in found if cell.criterion.key == criterion_key), None)


def matrix_of(round_: Round) -> Matrix:
    """The matrix of a round; the caller has asked `can_view_scores`."""
    opened = received(round_).select_related("vendor", "version")
    numbered = [(place, row) for place, row in enumerate(opened, 1) if row.status in JUDGED]
    proposals, criteria = [row for _place, row in numbered], criteria_of(round_)
    cells = {(row.pk, criterion.key): Cell(row, place, criterion) for place, row in numbered for criterion in criteria}
    assignments = list(
        Assignment.objects.filter(
            proposal__in=proposals, member__role=PanelRole.EVALUATOR.value, member__ended_at__isnull=True
        ).select_related("member__user", "proposal__vendor")
    )
    _fill(cells, proposals, {row.pk: row for row in assignments if row.status == "submitted"})
    rows = [_row(row, [cells[row.pk, criterion.key] for criterion in criteria]) for row in proposals]
    rows.sort(key=lambda row: (-row.technical, row.number))
    waiting = [row for row in assignments if row.status not in {"submitted", "recused"}]
    return Matrix(criteria, rows, len({row.member_id for row in assignments}), waiting)


def _fill(cells: dict[tuple[int, str], Cell], proposals: list[Proposal], submitted: dict[int, Assignment]) -> None:
    """By the key of the criterion: a later version of the text has criteria of the same keys."""
    scores = Score.objects.filter(assignment__in=submitted).select_related("criterion")
    for score in scores.order_by("assignment__member_id"):
        score.assignment = submitted[score.assignment_id]
        cell = cells.get((score.assignment.proposal_id, score.criterion.key))
        if cell is not None:
            cell.scores.append(score)
    for agreed in ConsensusScore.objects.filter(proposal__in=proposals).select_related("criterion"):
        cell = cells.get((agreed.proposal_id, agreed.criterion.key))
        if cell is not None:
            cell.agreed = agreed


def _row(proposal: Proposal, cells: list[Cell]) -> Row:
    weights = {cell.criterion.key: cell.criterion.weight for cell in cells}
    technical = technical_score({cell.criterion.key: cell.shown for cell in cells}, weights)
    wide = [spread(cell.values) for cell in cells]
    return Row(
        proposal=proposal,
        number=cells[0].number if cells else 0,
        cells=cells,
        technical=technical,
        spread=sum(wide) / len(wide) if wide else 0.0,
        minimum=proposal.version.technical_minimum,
    )
