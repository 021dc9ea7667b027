"""Startups that were chosen and have no pilot yet: the pilot is set up from here, or the choice falls away."""

from __future__ import annotations

from typing import Any

from challenges.proposals.models import Proposal
from challenges.querysets import light
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of

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
    return list(light(rows, "challenge__current_version").select_related("vendor", "challenge").order_by("pk")[:ROWS])
