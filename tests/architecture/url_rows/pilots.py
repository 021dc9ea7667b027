"""Addresses of results and pilots."""

from __future__ import annotations

from typing import Any

from challenges.pilots.models import Pilot
from tests.architecture.url_table import Row, World, add, builds, everybody, only, signed_in
from tests.factories.pilots import prepared_pilot, running_pilot


@builds("prepared_pilot")
def _prepared(world: World) -> Pilot:
    return prepared_pilot(department=world.department)


@builds("running_pilot")
def _running(world: World) -> Pilot:
    return running_pilot(department=world.department)


def of_prepared(world: World) -> dict[str, Any]:
    return {"public_id": world.prepared_pilot.public_id}


def of_running(world: World) -> dict[str, Any]:
    return {"public_id": world.running_pilot.public_id}


def of_milestone(world: World) -> dict[str, Any]:
    return {**of_running(world), "pk": world.running_pilot.milestones.first().pk}


STAFF = ("officer", "manager", "office")
PREPARING = only(200, *STAFF, others=404) | {"auditor": 403, "administrator": 403}

add(
    [
        Row("pilots:results", everybody(200)),
        Row("pilots:vendor_record", everybody(200), kwargs=lambda world: {"slug": world.firm.slug}),
        Row("pilots:solution_record", everybody(200), kwargs=lambda world: {"slug": world.firm_solution.slug}),
        Row("pilots:name_solution", signed_in(302), kwargs=of_running, method="post"),
        Row("pilots:detail", everybody(200), kwargs=of_running),
        Row(
            "pilots:detail",
            {**everybody(404), **dict.fromkeys((*STAFF, "auditor", "administrator"), 200)},
            kwargs=of_prepared,
        ),
        Row(
            "pilots:create",
            only(302, *STAFF),
            kwargs=lambda world: {"public_id": world.prepared_pilot.proposal.public_id},
        ),
        Row("pilots:terms", PREPARING, kwargs=of_prepared),
        Row("pilots:step", PREPARING, kwargs=lambda world: {**of_prepared(world), "name": "agree"}),
        Row(
            "pilots:measure",
            only(200, *STAFF),
            kwargs=lambda world: {**of_running(world), "pk": world.running_pilot.kpis.first().pk},
        ),
        Row("pilots:deliver", signed_in(302), kwargs=of_milestone, method="post"),
        Row("pilots:accept", signed_in(302), kwargs=of_milestone, method="post"),
        Row("pilots:give_back", only(200, *STAFF), kwargs=of_milestone),
    ]
)
