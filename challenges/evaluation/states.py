"""Lifecycles of the evaluation assignment, the decision and the appeal."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.models import RoundKind
from challenges.states import challenge_relations
from marketplace.accounts.roles import is_system
from marketplace.clock import database_now
from marketplace.decisions import Decision as Answer
from marketplace.decisions import allow_if
from marketplace.transitions import SYSTEM, Machine, transition


class AssignmentStatus(StrEnum):
    ASSIGNED = "assigned"
    NO_CONFLICT = "no_conflict"
    RECUSED = "recused"
    SCORING = "scoring"
    SUBMITTED = "submitted"


class DecisionStatus(StrEnum):
    PROPOSED = "proposed"
    STANDSTILL = "standstill"
    FINAL = "final"


class AppealStatus(StrEnum):
    LODGED = "lodged"
    UPHELD = "upheld"
    REJECTED = "rejected"


EVALUATOR, CHAIR, OFFICE = "evaluator", "chair", "innovation_office"


def assignment_relations(actor: Any, assignment: Any) -> frozenset[str]:
    """The evaluator it belongs to, the chair, the office, the system."""
    found = set(challenge_relations(actor, assignment.proposal.challenge))
    if getattr(actor, "pk", None) is not None and assignment.member.user_id == actor.pk:
        found.add(EVALUATOR)
    return frozenset(found)


def decision_relations(actor: Any, decision: Any) -> frozenset[str]:
    """A decision's relations are those of its challenge."""
    return challenge_relations(actor, decision.round.challenge)


def appeal_relations(actor: Any, appeal: Any) -> frozenset[str]:
    """An appeal is answered by the office."""
    return frozenset({SYSTEM}) if is_system(actor) else challenge_relations(actor, appeal.decision.round.challenge)


def standstill_over(decision: Any) -> Answer:
    """The stand-still has run out by the database's clock."""
    return allow_if(database_now() >= decision.standstill_until, _("The stand-still has not ended yet."), "too_early")


def no_open_appeal(decision: Any) -> Answer:
    """An appeal stops the clock until it is answered."""
    return allow_if(
        not decision.appeals.filter(status=AppealStatus.LODGED.value).exists(),
        _("An appeal is waiting for an answer."),
        "appeal",
    )


def chooses_concepts(decision: Any) -> Answer:
    """Concepts are chosen from: those chosen are invited to the next round."""
    return allow_if(decision.round.kind == RoundKind.CONCEPT, _("Only concepts lead to invitations."), "full_round")


def awards(decision: Any) -> Answer:
    """Full proposals are awarded; nobody is awarded on a concept."""
    return allow_if(
        decision.round.kind == RoundKind.FULL, _("Concepts lead to invitations, not to an award."), "concept_round"
    )


ASSIGNMENT = Machine(
    "assignment",
    AssignmentStatus,
    [
        transition(
            "declare_no_conflict", {"assigned"}, "no_conflict", {EVALUATOR}, _("I have no conflict of interest")
        ),
        transition("recuse", {"assigned", "no_conflict", "scoring"}, "recused", {EVALUATOR, CHAIR}, _("Recuse")),
        transition("begin_scoring", {"no_conflict"}, "scoring", {EVALUATOR}, _("Begin scoring")),
        transition("submit", {"scoring"}, "submitted", {EVALUATOR}, _("Submit the scores")),
        transition("reopen", {"submitted"}, "scoring", {CHAIR}, _("Reopen the scores")),
    ],
    assignment_relations,
    initial="assigned",
    labels={
        "assigned": pgettext_lazy("assignment", "Conflict declaration due"),
        "no_conflict": pgettext_lazy("assignment", "Ready to score"),
        "recused": pgettext_lazy("assignment", "Recused"),
        "scoring": pgettext_lazy("assignment", "Being scored"),
        "submitted": pgettext_lazy("assignment", "Scores submitted"),
    },
)

DECISION = Machine(
    "decision",
    DecisionStatus,
    [
        transition("announce", {"proposed"}, "standstill", {CHAIR, OFFICE}, _("Announce"), [awards]),
        transition("invite", {"proposed"}, "final", {CHAIR, OFFICE}, _("Send the invitations"), [chooses_concepts]),
        transition(
            "finalise", {"standstill"}, "final", {OFFICE, SYSTEM}, _("Make final"), [standstill_over, no_open_appeal]
        ),
        transition("withdraw", {"standstill"}, "proposed", {OFFICE}, _("Take back after an appeal")),
    ],
    decision_relations,
    initial="proposed",
    labels={
        "proposed": pgettext_lazy("decision", "Proposed"),
        "standstill": pgettext_lazy("decision", "Stand-still"),
        "final": pgettext_lazy("decision", "Final"),
    },
)

APPEAL = Machine(
    "appeal",
    AppealStatus,
    [
        transition("uphold", {"lodged"}, "upheld", {OFFICE}, _("Uphold")),
        transition("reject", {"lodged"}, "rejected", {OFFICE}, _("Reject with a reason")),
    ],
    appeal_relations,
    initial="lodged",
    labels={
        "lodged": pgettext_lazy("appeal", "Waiting for an answer"),
        "upheld": pgettext_lazy("appeal", "Upheld"),
        "rejected": pgettext_lazy("appeal", "Rejected"),
    },
)
