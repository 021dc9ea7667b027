"""What a startup that is asked to be a partner sees: that it is asked, by whom, and the division of shares."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from challenges.proposals.models import Partner, Proposal
from challenges.proposals.sealing import DraftPartner
from marketplace.accounts.roles import Actor
from vendors.querysets import own_vendor

RELATED = ("proposal__challenge__current_version", "proposal__round", "proposal__vendor", "vendor", "consented_by")


def partnerships_of(actor: Actor) -> QuerySet[Any]:
    """Where the actor's startups are asked to be partners."""
    own = Partner.objects.filter(own_vendor(actor, "vendor__")).values("pk")
    return Partner.objects.filter(pk__in=own).select_related(*RELATED)


def came_along(proposal: Proposal, partners: list[DraftPartner]) -> bool:
    """Whether partners were taken over from an earlier proposal and some have not answered yet."""
    waits = any(partner.row.consented_at is None for partner in partners)
    return waits and proposal.continues is not None and bool(proposal.continues.partners.exists())
