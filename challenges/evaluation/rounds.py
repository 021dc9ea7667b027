"""The round an evaluation is about: its panel, the places of its proposals, and what they answer."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from challenges.evaluation.models import Panel, PanelMember
from challenges.models import Criterion, CriterionGroup, ProposalQuestion, Round
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import NEVER_OPENED

HIDDEN = frozenset({*NEVER_OPENED, "submitted", "needs_confirmation"})


def received(round_: Round) -> QuerySet[Any]:
    """The proposals that were there at the opening, in the order of their numbers."""
    return Proposal.objects.filter(round=round_).exclude(status__in=HIDDEN).order_by("pk")


def numbers_of(round_: Round) -> dict[int, int]:
    """Proposal id → the number by which the panel calls it, from 1."""
    return {pk: place for place, pk in enumerate(received(round_).values_list("pk", flat=True), 1)}


def panel_of(round_: Round) -> Panel | None:
    """The panel, its round and challenge already there."""
    panel: Panel | None = Panel.objects.filter(round=round_).first()
    if panel is not None:
        panel.round = round_
    return panel


def panel_before(round_: Round) -> list[PanelMember]:
    """Who judged the round before, the chair first; nobody before a first round."""
    rows = Panel.objects.filter(round__challenge=round_.challenge_id, round__number=round_.number - 1)
    earlier: Panel | None = rows.first() if round_.number > 1 else None
    return members_of(earlier) if earlier is not None else []


def members_of(panel: Panel) -> list[PanelMember]:
    """Who serves on the panel now, the chair first."""
    rows = panel.members.filter(ended_at__isnull=True).select_related("user")
    order = {"chair": 0, "secretary": 1, "evaluator": 2}
    return sorted(rows, key=lambda row: (order[row.role], row.pk))


def criteria_of(round_: Round, version_id: int | None = None) -> list[Criterion]:
    """The criteria people score, in their order; price is scored by formula."""
    version = version_id or round_.challenge.current_version_id
    rows = Criterion.objects.filter(terms__round=round_, terms__version=version)
    return list(rows.exclude(group=CriterionGroup.PRICE.value).order_by("position", "pk"))


def questions_of(proposal: Proposal) -> list[ProposalQuestion]:
    """The questions a submitted proposal answered, in their order."""
    rows = ProposalQuestion.objects.filter(terms__round=proposal.round_id, terms__version=proposal.version_id)
    return list(rows.order_by("position", "pk"))
