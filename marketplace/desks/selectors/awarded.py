"""Startups that were chosen and have no pilot yet: the pilot is set up from here, or the choice falls away."""

from __future__ import annotations

from typing import Any

from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.desks.selectors.columns import CallRow
from marketplace.plain import read

ROWS = 8
_AWARDED = """
    WITH chosen AS MATERIALIZED (
        SELECT id, public_id, challenge_id, round_id, vendor_id FROM proposals_proposal proposal
        WHERE status = 'awarded' AND NOT EXISTS (SELECT FROM pilots_pilot WHERE proposal_id = proposal.id)
    )
    SELECT chosen.public_id, vendor.slug, vendor.name_fa, vendor.name_en,
        call.reference, version.title_fa, version.title_en
    FROM chosen
    JOIN challenges_round round ON round.id = chosen.round_id AND round.kind = 'full'
    JOIN challenges_challenge call ON call.id = chosen.challenge_id
    JOIN challenges_challengeversion version ON version.id = call.current_version_id
    JOIN vendors_vendor vendor ON vendor.id = chosen.vendor_id
    WHERE %(office)s OR call.department_id = ANY(%(own)s)
    ORDER BY chosen.id LIMIT %(rows)s
"""


def awarded_without_pilot(actor: User) -> list[Any]:
    """Chosen proposals without a pilot, the longest waiting first: of every department for the office, of their own for
    those who write for one; each with its startup and challenge. One query; none for anybody else.
    """
    roles = roles_of(actor)
    own = roles.officer_of | roles.manager_of
    if not (roles.office or own):
        return []
    return read(_AWARDED, {"office": roles.office, "own": list(own), "rows": ROWS}, CallRow)
