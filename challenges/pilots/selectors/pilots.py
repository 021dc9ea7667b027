"""One pilot with everything its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from challenges.evaluation.selectors.results import Result, result_of
from challenges.models import ChallengeVersion
from challenges.pilots.models import Kpi, Milestone, Pilot
from challenges.proposals.models import Proposal


@dataclass(frozen=True, slots=True)
class PilotPage:
    """A pilot, its measures and milestones, and the decision it came from."""

    pilot: Pilot
    kpis: list[Kpi]
    milestones: list[Milestone]
    result: Result | None


def pilot_page(actor: Any, public_id: UUID) -> PilotPage:
    """A pilot the actor may see. Raises Pilot.DoesNotExist."""
    versions = ChallengeVersion.objects.prefetch_related("fields")
    rows = (
        Pilot.objects.visible_to(actor)
        .select_related("vendor", "solution", "district", "proposal", "challenge__department")
        .prefetch_related(
            Prefetch("challenge__current_version", versions),
            Prefetch("kpis", Kpi.objects.prefetch_related("readings")),
            "milestones",
        )
    )
    pilot: Pilot = rows.get(public_id=public_id)
    milestones = list(pilot.milestones.all())
    for row in milestones:
        row.pilot = pilot
    return PilotPage(pilot, list(pilot.kpis.all()), milestones, result_of(pilot.challenge))


def awarded_proposal(public_id: UUID) -> Proposal:
    """The proposal a pilot is set up for. Raises Proposal.DoesNotExist."""
    rows = Proposal.objects.select_related(
        "vendor", "round", "challenge__department", "challenge__current_version", "pilot"
    )
    proposal: Proposal = rows.get(public_id=public_id)
    return proposal
