"""Lifecycles of the challenge and of the question asked about it.

A challenge begins with its first publication; what comes before is a page's draft and Wagtail's workflow, not a status.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.accounts.roles import is_system, roles_of
from marketplace.clock import database_now
from marketplace.decisions import Decision, allow_if
from marketplace.transitions import SYSTEM, Machine, transition


class ChallengeStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    EVALUATING = "evaluating"
    STANDSTILL = "standstill"
    AWARDED = "awarded"
    UNSUCCESSFUL = "unsuccessful"
    CANCELLED = "cancelled"


class QuestionStatus(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"


OFFICE, OFFICER, MANAGER, CHAIR = "innovation_office", "officer", "manager", "chair"


def challenge_relations(actor: Any, challenge: Any) -> frozenset[str]:
    """What the actor is to a challenge: the office, officer or manager of its department, chair of its panel, the
    system.
    """
    if is_system(actor):
        return frozenset({SYSTEM})
    roles, found = roles_of(actor), set()
    if roles.office:
        found.add(OFFICE)
    if challenge.department_id in roles.officer_of:
        found.add(OFFICER)
    if challenge.department_id in roles.manager_of:
        found.add(MANAGER)
    if challenge.is_chaired_by(actor):
        found.add(CHAIR)
    return frozenset(found)


def question_relations(actor: Any, question: Any) -> frozenset[str]:
    """A question's relations are those of its challenge."""
    return challenge_relations(actor, question.challenge)


def deadline_passed(challenge: Any) -> Decision:
    """By the database's clock, whatever a worker believes."""
    return allow_if(database_now() >= challenge.closes_at, _("The deadline has not passed yet."), "too_early")


def questions_settled(challenge: Any) -> Decision:
    """No question may be left unanswered at closing, unless the office waived it with a public reason."""
    waiting = challenge.questions.filter(status=QuestionStatus.ASKED.value).exists()
    return allow_if(
        not waiting or challenge.questions_waived_reason,
        _("A question is still unanswered; answer it, or waive it with a public reason."),
    )


def another_round_follows(challenge: Any) -> Decision:
    """The running round is one of concepts, and the round of full proposals waits behind it."""
    return allow_if(
        challenge.rounds.filter(number__gt=challenge.current_round).exists(),
        _("No other round follows this one."),
        "last_round",
    )


def no_round_follows(challenge: Any) -> Decision:
    """Nobody is awarded on a concept: the choice of concepts leads to the next round."""
    return allow_if(
        not challenge.rounds.filter(number__gt=challenge.current_round).exists(),
        _("Concepts are followed by a second round: choose who is invited to it."),
        "round_follows",
    )


CHALLENGE = Machine(
    "challenge",
    ChallengeStatus,
    [
        transition("close", {"open"}, "closed", {SYSTEM, OFFICE}, _("Close"), [deadline_passed, questions_settled]),
        transition("begin_evaluation", {"closed"}, "evaluating", {OFFICE, SYSTEM}, _("Begin the evaluation")),
        transition(
            "invite",
            {"evaluating"},
            "open",
            {CHAIR, OFFICE, SYSTEM},
            _("Open the second round to those invited"),
            [another_round_follows],
        ),
        transition(
            "announce",
            {"evaluating"},
            "standstill",
            {CHAIR, OFFICE},
            _("Announce the decision"),
            [no_round_follows],
        ),
        transition("award", {"standstill"}, "awarded", {OFFICE, SYSTEM}, _("Award")),
        transition(
            "find_unsuccessful",
            {"closed", "evaluating", "standstill"},
            "unsuccessful",
            {CHAIR, OFFICE, SYSTEM},
            _("Close without a suitable proposal"),
        ),
        transition("reopen_evaluation", {"standstill"}, "evaluating", {OFFICE}, _("Evaluate again")),
        transition(
            "cancel",
            {"open", "closed", "evaluating", "standstill", "unsuccessful"},
            "cancelled",
            {OFFICE, MANAGER},
            _("Cancel with a public reason"),
        ),
    ],
    challenge_relations,
    initial="open",
    labels={
        "open": pgettext_lazy("challenge", "Open for proposals"),
        "closed": pgettext_lazy("challenge", "Closed"),
        "evaluating": pgettext_lazy("challenge", "Being evaluated"),
        "standstill": pgettext_lazy("challenge", "Stand-still"),
        "awarded": pgettext_lazy("challenge", "Awarded"),
        "unsuccessful": pgettext_lazy("challenge", "No suitable proposal"),
        "cancelled": pgettext_lazy("challenge", "Cancelled"),
    },
)

QUESTION = Machine(
    "question",
    QuestionStatus,
    [
        transition("answer", {"asked"}, "answered", {OFFICER, MANAGER, OFFICE}, _("Publish the answer")),
        transition("decline", {"asked"}, "declined", {OFFICER, MANAGER, OFFICE}, _("Decline with a reason")),
    ],
    question_relations,
    initial="asked",
    labels={
        "asked": pgettext_lazy("question", "Waiting for an answer"),
        "answered": pgettext_lazy("question", "Answered"),
        "declined": pgettext_lazy("question", "Declined"),
    },
)
