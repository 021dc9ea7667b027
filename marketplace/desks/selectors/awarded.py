"""Startups that were chosen and have no pilot yet: the pilot is set up from here, or the choice falls away."""

from __future__ import annotations

from typing import Any

from challenges.proposals.models import Proposal
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.desks.selectors.columns import of_call

ROWS = 8


def awarded_without_pilot(actor: User) -> list[Any]:
    """Chosen proposals without a pilot, the longest waiting first: of every department for the office, of their own for
    those who write for one. One query; none for anybody else.
    """
    roles = roles_of(actor)
    own = roles.officer_of | roles.manager_of
    if not (roles.office or own):
        return []
    rows = Proposal.objects.filter(status="awarded", round__kind="full", pilot__isnull=True)
    if not roles.office:
        rows = rows.filter(challenge__department__in=own)
    rows = rows.select_related("vendor", "challenge__current_version")
    vendor = ("vendor__slug", "vendor__name_fa", "vendor__name_en")
    own_columns = ("public_id", "status", *vendor, *of_call("challenge", "status", "department"))
    return list(rows.only(*own_columns).order_by("pk")[:ROWS])
