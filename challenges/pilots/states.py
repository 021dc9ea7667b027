"""Lifecycles of the pilot and of its milestones."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.states import MANAGER, OFFICE, OFFICER, challenge_relations
from marketplace.decisions import Decision, allow_if
from marketplace.transitions import SYSTEM, Machine, transition


class PilotStatus(StrEnum):
    PREPARING = "preparing"
    AGREED = "agreed"
    RUNNING = "running"
    COMPLETED = "completed"
    TERMINATED = "terminated"


class MilestoneStatus(StrEnum):
    PLANNED = "planned"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    RETURNED = "returned"


STAFF = frozenset({OFFICE, OFFICER, MANAGER, SYSTEM})
VENDOR = frozenset({"owner", "admin", "member"})
MILESTONES_TOTAL = 100


def pilot_relations(actor: Any, pilot: Any) -> frozenset[str]:
    """The relations to the challenge, and the actor's role in the pilot's vendor."""
    role = pilot.vendor.role_of(actor)
    return challenge_relations(actor, pilot.challenge) | (frozenset({role}) if role else frozenset())


def milestone_relations(actor: Any, milestone: Any) -> frozenset[str]:
    """A milestone's relations are those of its pilot."""
    return pilot_relations(actor, milestone.pilot)


def milestones_total_100(pilot: Any) -> Decision:
    """The shares of the milestones make up the whole payment."""
    total = sum(pilot.milestones.values_list("share", flat=True))
    return allow_if(total == MILESTONES_TOTAL, _("The shares of the milestones must total 100 percent."))


def has_kpi(pilot: Any) -> Decision:
    """A pilot without a measure proves nothing."""
    return allow_if(pilot.kpis.exists(), _("Name at least one KPI with its target."))


def result_written(pilot: Any) -> Decision:
    """The verdict and what was learned are published, also when the pilot failed."""
    return allow_if(pilot.verdict and pilot.learned_fa, _("Write the verdict and what was learned first."))


PILOT = Machine(
    "pilot",
    PilotStatus,
    [
        transition("agree", {"preparing"}, "agreed", STAFF, _("Agree"), [has_kpi, milestones_total_100]),
        transition("start", {"agreed"}, "running", STAFF, _("Start")),
        transition("complete", {"running"}, "completed", STAFF, _("Complete and publish the result"), [result_written]),
        transition(
            "terminate", {"preparing", "agreed", "running"}, "terminated", STAFF, _("End early with a public reason")
        ),
    ],
    pilot_relations,
    initial="preparing",
    labels={
        "preparing": pgettext_lazy("pilot", "Being prepared"),
        "agreed": pgettext_lazy("pilot", "Agreed"),
        "running": pgettext_lazy("pilot", "Running"),
        "completed": pgettext_lazy("pilot", "Completed"),
        "terminated": pgettext_lazy("pilot", "Ended early"),
    },
)

MILESTONE = Machine(
    "milestone",
    MilestoneStatus,
    [
        transition("deliver", {"planned", "returned"}, "delivered", VENDOR | {SYSTEM}, _("Report as delivered")),
        transition("accept", {"delivered"}, "accepted", STAFF, _("Accept")),
        transition("return", {"delivered"}, "returned", STAFF, _("Return with a reason")),
    ],
    milestone_relations,
    initial="planned",
    labels={
        "planned": pgettext_lazy("milestone", "Planned"),
        "delivered": pgettext_lazy("milestone", "Delivered"),
        "accepted": pgettext_lazy("milestone", "Accepted"),
        "returned": pgettext_lazy("milestone", "Returned"),
    },
)
