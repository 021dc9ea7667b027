"""Addresses of the evaluation."""

from __future__ import annotations

from typing import Any

from challenges.evaluation import services
from tests.architecture.url_table import Row, World, add, builds, everybody, only
from tests.factories.challenges import after_deadline
from tests.factories.evaluation import JudgedRound, announced, judged_round


@builds("judged")
def _judged(world: World) -> JudgedRound:
    return judged_round(department=world.department)


@builds("judged_assignment")
def _assignment(world: World) -> Any:
    return world.judged.assignments(world.judged.evaluators[0])[0]


@builds("decided_round")
def _decided(world: World) -> JudgedRound:
    found = judged_round(department=world.department)
    with after_deadline(found.challenge):
        announced(found)
    return found


@builds("lodged_appeal")
def _appeal(world: World) -> Any:
    found = world.decided_round
    loser = found.proposals[1]
    with after_deadline(found.challenge):
        decision = found.round.decision
        return services.lodge_appeal(actor=loser.created_by, decision=decision, vendor=loser.vendor, text="چرا؟")


def of_judged(world: World) -> dict[str, Any]:
    return {"reference": world.judged.challenge.reference}


def of_assignment(world: World) -> dict[str, Any]:
    return {"pk": world.judged_assignment.pk}


def of_proposal(world: World) -> dict[str, Any]:
    return {"public_id": world.judged.proposals[0].public_id}


def of_loser(world: World) -> dict[str, Any]:
    return {"public_id": world.decided_round.proposals[1].public_id}


STAFF = ("office", "auditor")
HIDDEN_BUT_REFUSED = {**only(403, *STAFF, others=404)}

add(
    [
        Row("evaluation:panel", only(200, "officer", "manager", *STAFF), kwargs=of_judged),
        Row("evaluation:chair", only(200, *STAFF), kwargs=of_judged),
        Row("evaluation:consensus", only(403), kwargs=of_judged),
        Row("evaluation:settle", only(403), kwargs=of_judged),
        Row("evaluation:decision", only(200, *STAFF), kwargs=of_judged),
        Row("evaluation:announce", only(404, others=404), kwargs=of_judged),
        Row("evaluation:invite", only(404, others=404), kwargs=of_judged),
        Row("evaluation:result", everybody(404), kwargs=of_judged),
        Row(
            "evaluation:result",
            everybody(200),
            kwargs=lambda world: {"reference": world.decided_round.challenge.reference},
        ),
        Row("evaluation:assignment", only(200, *STAFF, others=404), kwargs=of_assignment),
        Row("evaluation:declare", only(302, *STAFF, others=404), kwargs=of_assignment, method="post"),
        Row("evaluation:recuse", HIDDEN_BUT_REFUSED, kwargs=of_assignment),
        Row("evaluation:scores", HIDDEN_BUT_REFUSED, kwargs=of_assignment, method="post"),
        Row("evaluation:reopen", HIDDEN_BUT_REFUSED, kwargs=of_assignment),
        Row("evaluation:screening", only(200, *STAFF), kwargs=of_proposal),
        Row("evaluation:disqualify", only(200, "office"), kwargs=of_proposal),
        Row("evaluation:debrief", only(200, *STAFF, others=404), kwargs=of_loser),
        Row("evaluation:lodge", HIDDEN_BUT_REFUSED, kwargs=of_loser),
        Row("evaluation:appeal", only(200, *STAFF), kwargs=lambda world: {"pk": world.lodged_appeal.pk}),
    ]
)
