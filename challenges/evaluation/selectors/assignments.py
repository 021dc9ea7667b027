"""One evaluator's work: the assignment, its neighbours and its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from challenges.evaluation.models import Assignment, Panel, PanelRole, Score
from challenges.evaluation.rounds import criteria_of, numbers_of
from challenges.models import Challenge, Criterion, Round

READABLE = frozenset({"no_conflict", "scoring", "submitted"})


@dataclass(frozen=True, slots=True)
class Desk:
    """An assignment with what its page shows beside the proposal itself."""

    assignment: Assignment
    number: int
    place: int
    total: int
    previous: Assignment | None
    following: Assignment | None
    criteria: list[Criterion]
    scores: dict[int, Score]
    own: bool

    @property
    def round(self) -> Round:
        """The round that is evaluated."""
        return self.panel.round

    @property
    def panel(self) -> Panel:
        """The panel it belongs to."""
        panel: Panel = self.assignment.member.panel
        return panel

    @property
    def challenge(self) -> Challenge:
        """The challenge."""
        return self.round.challenge

    @property
    def is_readable(self) -> bool:
        """Whether the declaration has been made and the evaluator did not step aside."""
        return self.assignment.status in READABLE

    @property
    def is_scorable(self) -> bool:
        """Whether scores are entered here: the owner's, after the declaration, before submitting; chairs do not
        score.
        """
        is_evaluator = self.assignment.member.role == PanelRole.EVALUATOR
        return self.own and is_evaluator and self.assignment.status in {"no_conflict", "scoring"}


def desk_of(actor: Any, pk: int) -> Desk:
    """The assignment for the one it belongs to, the chair, the secretary, the office or an auditor. Raises
    Assignment.DoesNotExist.
    """
    rows = Assignment.objects.visible_to(actor).select_related(
        "member__user",
        "member__panel__round__challenge__current_version",
        "member__panel__round__challenge__department",
        "proposal__vendor",
        "proposal__version",
        "proposal__current_submission__proposal__round",
    )
    assignment: Assignment = rows.get(pk=pk)
    round_ = assignment.member.panel.round
    proposal = assignment.proposal
    proposal.round, proposal.challenge = round_, round_.challenge
    siblings = list(Assignment.objects.filter(member=assignment.member).order_by("proposal_id"))
    places = [row.pk for row in siblings]
    place = places.index(assignment.pk)
    return Desk(
        assignment=assignment,
        number=numbers_of(round_).get(proposal.pk, 0),
        place=place + 1,
        total=len(siblings),
        previous=siblings[place - 1] if place else None,
        following=siblings[place + 1] if place + 1 < len(siblings) else None,
        criteria=criteria_of(round_, proposal.version_id),
        scores={row.criterion_id: row for row in assignment.scores.all()},
        own=assignment.member.user_id == actor.pk,
    )
