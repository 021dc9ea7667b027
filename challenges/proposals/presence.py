"""Who of the startup's people has which section open now. A help for writing together and no rule: it lives in the
cache for a minute, and without the cache everybody seems to be alone; `save_answer` keeps texts apart all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from challenges.proposals.models import Proposal
from marketplace.accounts.models import User

SECONDS = 60  # after that without a word from its page, somebody has gone


@dataclass(frozen=True, slots=True)
class Present:
    """A colleague and the section it has open."""

    name: str
    section: str


def come(person: Any, proposal: Proposal, section: str) -> None:
    """This person has this section open now."""
    cache.set(_key(proposal, person.pk), section, SECONDS)


def others(person: Any, proposal: Proposal) -> list[Present]:
    """The other people of the startup who have a section open, by name."""
    people = _colleagues(person, proposal)
    found = cache.get_many([_key(proposal, other.pk) for other in people])
    here = [(other, found.get(_key(proposal, other.pk))) for other in people]
    return [Present(str(other), section) for other, section in here if section]


def _colleagues(person: Any, proposal: Proposal) -> Iterable[User]:
    members = User.objects.filter(vendor_memberships__vendor=proposal.vendor_id, vendor_memberships__ended_at=None)
    return list(members.exclude(pk=person.pk).order_by("pk").distinct())


def _key(proposal: Proposal, person_id: int) -> str:
    return f"proposals:here:{proposal.pk}:{person_id}"
