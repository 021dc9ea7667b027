"""What the first page needs to know: for which startups the reader may write, and what each has begun already."""

from __future__ import annotations

from functools import cached_property

from challenges.models import ProposalQuestion, Round
from challenges.proposals.models import Proposal
from challenges.proposals.permissions import can_start_proposal
from challenges.proposals.states import ACTIVE, WRITERS
from marketplace.accounts.roles import Actor
from marketplace.decisions import Decision
from vendors.models import Vendor


class Beginning:
    """A reader at the door of a round. `choice` is the public id of a startup, where the reader has several."""

    def __init__(self, actor: Actor, round_: Round, choice: str = "") -> None:
        self.actor, self.round, self.choice = actor, round_, choice

    @cached_property
    def vendors(self) -> list[Vendor]:
        """The startups the reader writes for, verified ones first."""
        own = Vendor.objects.of(self.actor).filter(
            memberships__user=self.actor, memberships__ended_at__isnull=True, memberships__role__in=WRITERS
        )
        return sorted(own.distinct(), key=lambda vendor: (vendor.status != "verified", vendor.pk))

    @cached_property
    def chosen(self) -> Vendor | None:
        """The startup that was chosen, or the only one."""
        found = [vendor for vendor in self.vendors if str(vendor.public_id) == self.choice]
        return next(iter(found or (self.vendors if not self.choice else [])), None)

    @cached_property
    def existing(self) -> Proposal | None:
        """The proposal the chosen startup has in this round."""
        rows = Proposal.objects.of(self.actor).filter(round=self.round, vendor=self.chosen, status__in=ACTIVE)
        found: Proposal | None = rows.first() if self.chosen is not None else None
        return found

    @cached_property
    def earlier(self) -> Proposal | None:
        """What the chosen startup wrote before for this challenge: its concept, or a draft that lapsed."""
        rows = Proposal.objects.of(self.actor).filter(challenge=self.round.challenge_id, vendor=self.chosen)
        found: Proposal | None = rows.order_by("-pk").first() if self.chosen is not None else None
        return found

    @cached_property
    def decision(self) -> Decision | None:
        """Whether the chosen startup may begin now, and if not, why."""
        return can_start_proposal(self.actor, self.round, self.chosen) if self.chosen is not None else None

    @cached_property
    def questions(self) -> list[ProposalQuestion]:
        """What is asked."""
        terms = self.round.challenge.version.terms.filter(round=self.round)
        return list(ProposalQuestion.objects.filter(terms__in=terms).order_by("position", "pk"))
