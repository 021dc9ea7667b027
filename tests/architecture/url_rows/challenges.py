"""Addresses of challenges."""

from __future__ import annotations

from typing import Any

from tests.architecture.url_table import Expected, Row, World, add, builds, everybody, only, signed_in
from tests.factories.challenges import asked_question, open_challenge


@builds("challenge")
def _challenge(world: World) -> Any:
    return open_challenge(department=world.department)


@builds("question")
def _question(world: World) -> Any:
    return asked_question(world.challenge)


def of_challenge(world: World) -> dict[str, Any]:
    return {"reference": world.challenge.reference}


def of_field(world: World) -> dict[str, Any]:
    return {"kind": "field", "code": "waste"}


def of_question(world: World) -> dict[str, Any]:
    return {"reference": world.challenge.reference, "pk": world.question.pk}


ANSWERING: Expected = only(200, "officer", "manager", "office", others=403) | {
    "person": 404,
    "stranger": 404,
    "editor": 404,
}

add(
    [
        Row("challenges:detail", everybody(200), kwargs=of_challenge),
        Row("challenges:version", everybody(200), kwargs=lambda world: {**of_challenge(world), "number": 1}),
        Row("challenges:paper", everybody(200), kwargs=of_challenge),
        Row("challenges:version_paper", everybody(200), kwargs=lambda world: {**of_challenge(world), "number": 1}),
        Row("challenges:questions", everybody(200), kwargs=of_challenge),
        Row("challenges:calendar", everybody(200), kwargs=of_challenge),
        Row("challenges:ask", signed_in(200), kwargs=of_challenge),
        Row("challenges:watch", signed_in(302), kwargs=of_challenge, method="post"),
        Row("challenges:following", signed_in(200)),
        Row("challenges:follow", signed_in(302), kwargs=of_field, method="post"),
        Row(
            "challenges:audit",
            only(200, "officer", "manager", "office", "auditor", "administrator"),
            kwargs=of_challenge,
        ),
        Row(
            "challenges:desk",
            only(200, "officer", "manager", "office", "auditor", "administrator"),
            kwargs=of_challenge,
        ),
        Row("challenges:waiting", only(200, "officer", "manager", "stranger", "office")),
        Row("challenges:weights", only(200, "office")),
        Row("challenges:answer", ANSWERING, kwargs=of_question),
        Row("challenges:decline", ANSWERING, kwargs=of_question),
        Row("challenges:cancel", only(200, "manager", "office"), kwargs=of_challenge),
        Row("challenges:extend", only(200, "office"), kwargs=of_challenge),
        Row("challenges:unsuccessful", only(200), kwargs=of_challenge),  # nobody while it is open
        Row("challenges:waive", only(200), kwargs=of_challenge),  # nobody while no question waits
    ]
)
