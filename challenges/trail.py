"""The audit trail of a challenge, joined with those of cases that rooms above keep about it (the page it was written
on).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from challenges.models import Challenge
from marketplace.accounts.roles import Actor
from marketplace.journal.selectors import AuditEntry, CaseKey, audit_of

CasesOf = Callable[[Challenge], Iterable[CaseKey]]
_joined: dict[str, CasesOf] = {}


def join_cases(cases_of: CasesOf) -> None:
    """Have the rows of further cases, (model label, primary key), shown on the audit page of a challenge."""
    _joined[f"{cases_of.__module__}.{cases_of.__qualname__}"] = cases_of


def trail_of(challenge: Challenge, actor: Actor) -> list[AuditEntry]:
    """Every entry the actor may read, the newest first. Whether the actor may see the trail at all is
    `permissions.can_see_audit`.
    """
    also = tuple(key for cases_of in _joined.values() for key in cases_of(challenge))
    return audit_of(challenge, actor, also=also)
