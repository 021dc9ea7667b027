"""What of the proposals stands on the audit page of a challenge."""

from __future__ import annotations

from collections.abc import Iterable

from challenges.models import Challenge
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import NEVER_OPENED
from marketplace.journal.selectors import CaseKey


def cases_of(challenge: Challenge) -> Iterable[CaseKey]:
    """The steps of the received proposals, once the decision is announced: before that the trail would tell who took
    part.
    """
    if challenge.decided_at is None:
        return []
    rows = Proposal.objects.filter(challenge=challenge, round__opened_at__isnull=False).exclude(status__in=NEVER_OPENED)
    return [(Proposal._meta.label_lower, str(pk)) for pk in rows.values_list("pk", flat=True)]
