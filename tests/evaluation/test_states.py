"""Every state × step × role of assignment, decision and appeal, from the tables themselves."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from challenges.evaluation import services
from challenges.evaluation.models import Appeal, Assignment, Decision, Score
from challenges.evaluation.states import APPEAL, ASSIGNMENT, DECISION, AppealStatus, AssignmentStatus, DecisionStatus
from marketplace import clock
from marketplace.accounts.roles import SYSTEM_ACTOR
from tests.factories.accounts import UserFactory, administrator, auditor, manager, office_officer, officer
from tests.factories.challenges import after_deadline
from tests.factories.evaluation import JudgedRound, announced, judged_round, score

pytestmark = pytest.mark.django_db

Role = Callable[[JudgedRound], Any]
ROLES: dict[str, tuple[Role, frozenset[str]]] = {
    "the system": (lambda found: SYSTEM_ACTOR, frozenset({"system"})),
    "innovation office": (lambda found: office_officer(), frozenset({"innovation_office"})),
    "chair": (lambda found: found.chair, frozenset({"chair"})),
    "its evaluator": (lambda found: found.evaluators[0], frozenset({"evaluator"})),
    "another evaluator": (lambda found: found.evaluators[1], frozenset()),
    "secretary": (lambda found: found.secretary, frozenset()),
    "officer": (lambda found: officer(found.challenge.department), frozenset({"officer"})),
    "manager": (lambda found: manager(found.challenge.department), frozenset({"manager"})),
    "auditor": (lambda found: auditor(), frozenset()),
    "administrator": (lambda found: administrator(), frozenset()),
    "startup": (lambda found: found.proposals[0].created_by, frozenset()),
    "person": (lambda found: UserFactory.create(), frozenset()),
}


def in_state(row: Any, status: str, **values: Any) -> Any:
    """The row as it would be in a state, without the way there; read anew, as a service does."""
    type(row).objects.filter(pk=row.pk).update(status=status, **values)
    return type(row).objects.get(pk=row.pk)


def allowed(machine: Any, step: Any, status: str, relations: frozenset[str]) -> bool:
    return status in step.sources and bool(relations & step.actors)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_of_an_assignment_is_open_exactly_as_the_table_says(role: str, judged: JudgedRound) -> None:
    make, relations = ROLES[role]
    person, row = make(judged), judged.assignments(judged.evaluators[0])[0]

    for status in AssignmentStatus:
        held = in_state(row, status.value, recusal_reason="دلیل")
        for step in ASSIGNMENT.table.values():
            expected = allowed(ASSIGNMENT, step, status.value, relations)
            assert bool(ASSIGNMENT.can(step.name, person, held)) == expected, (step.name, status, role)


@pytest.fixture(scope="module")
def appealed(lasting: Callable[[Callable[[], Any]], Any]) -> tuple[JudgedRound, int]:
    """A round of its own, and an appeal against its announced decision."""

    def make() -> tuple[JudgedRound, int]:
        found = judged_round()
        with after_deadline(found.challenge):
            return found, _appeal(found).pk

    made: tuple[JudgedRound, int] = lasting(make)
    return made


@pytest.mark.parametrize("role", ROLES)
def test_every_step_of_a_decision_and_its_appeal_is_open_exactly_as_the_table_says(
    role: str, appealed: tuple[JudgedRound, int]
) -> None:
    make, relations = ROLES[role]
    relations -= {"evaluator"}  # a relation to assignments only
    found, appeal = deepcopy(appealed[0]), Appeal.objects.get(pk=appealed[1])
    person, decision = make(found), appeal.decision
    for status in AppealStatus:
        held = in_state(appeal, status.value, answer="پاسخ")
        for step in APPEAL.table.values():
            expected = allowed(APPEAL, step, status.value, relations)
            assert bool(APPEAL.can(step.name, person, held)) == expected, (step.name, status, role)

    over = decision.standstill_until
    assert over is not None
    with clock.travel(to=over):
        for status in DecisionStatus:
            held = in_state(decision, status.value)
            for step in DECISION.table.values():
                expected = allowed(DECISION, step, status.value, relations) and step.name != "invite"
                assert bool(DECISION.can(step.name, person, held)) == expected, (step.name, status, role)


def _assignment(found: JudgedRound) -> Assignment:
    return found.assignments(found.evaluators[0])[0]


def _score(found: JudgedRound) -> Score:
    score(found, evaluator=found.evaluators[0])
    row = Score.objects.first()
    assert row is not None
    return row


def _decision(found: JudgedRound) -> Decision:
    return announced(found)


def _appeal(found: JudgedRound) -> Appeal:
    decision, loser = announced(found), found.proposals[1]
    return services.lodge_appeal(actor=loser.created_by, decision=decision, vendor=loser.vendor, text="چرا؟")


BAD_ROWS: list[tuple[str, Callable[[JudgedRound], Any], dict[str, Any]]] = [
    ("evaluation_assignment_status_word", _assignment, {"status": "asleep"}),
    ("evaluation_assignment_recusal_has_reason", _assignment, {"status": "recused", "recusal_reason": ""}),
    ("evaluation_score_range", _score, {"value": 6}),
    ("evaluation_decision_status_word", _decision, {"status": "maybe"}),
    ("evaluation_decision_has_standstill", _decision, {"standstill_until": None}),
    ("evaluation_appeal_answered_has_answer", _appeal, {"status": "rejected", "answer": ""}),
]


@pytest.mark.parametrize(("name", "make", "values"), BAD_ROWS, ids=[row[0] for row in BAD_ROWS])
def test_postgresql_refuses_a_bad_row(
    name: str, make: Callable[[JudgedRound], Any], values: dict[str, Any], found: JudgedRound
) -> None:
    row = make(found)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)


def test_nothing_but_the_executor_changes_a_status(judged: JudgedRound) -> None:
    row = _assignment(judged)
    with pytest.raises(AttributeError):
        row.status = "submitted"
