"""What the writers of a proposal see: the sections and how far each is, in a constant number of queries.

Invariant: only the vendor's own people get a workspace; what they wrote comes through the door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from challenges.models import ChallengeVersion, ProposalQuestion
from challenges.proposals.blockers import PARTNERS, PRICE, TEAM, Blocker, blockers_of, questions_of
from challenges.proposals.models import Proposal, Submission
from challenges.proposals.permissions import can_write_proposal
from challenges.proposals.pricing import Price, price_from_json
from challenges.proposals.sealing import Draft, read_draft
from challenges.proposals.sealing.door import differs_from_sent
from marketplace.accounts.roles import Actor
from marketplace.decisions import Decision
from marketplace.face.words import count_words

RELATED = (
    "challenge__current_version",
    "challenge__department",
    "round",
    "vendor",
    "version",
    "current_submission",
    "continues",
    "price",
)
CHECK = "@check"


def own_proposals(actor: Actor) -> QuerySet[Any]:
    """The proposals of the actor's own startups, the newest first."""
    return Proposal.objects.of(actor).with_late_limit().select_related(*RELATED).order_by("-pk")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the proposal. `state`: ready · waits (for a partner) · empty · long (too many words) · optional (empty,
    and may stay so).
    """

    key: str
    label: str
    state: str
    required: bool = True


class Workspace:
    """One proposal for one of its writers. Raises Proposal.DoesNotExist for anybody else."""

    def __init__(self, actor: Actor, public_id: UUID) -> None:
        self.actor = actor
        self.proposal: Proposal = own_proposals(actor).get(public_id=public_id)
        self.version: ChallengeVersion = self.proposal.working_version

    @cached_property
    def may_write(self) -> Decision:
        """Whether the actor may change it now, and if not, why."""
        return can_write_proposal(self.actor, self.proposal)

    @cached_property
    def questions(self) -> list[ProposalQuestion]:
        return questions_of(self.proposal)

    @cached_property
    def draft(self) -> Draft:
        """What is written, read once."""
        return read_draft(actor=self.actor, proposal=self.proposal)

    @cached_property
    def price(self) -> Price:
        return price_from_json(self.draft.price)

    @cached_property
    def deadline(self) -> datetime:
        """Until when this startup may send."""
        return self.proposal.deadline()

    @cached_property
    def submissions(self) -> list[Submission]:
        """Every receipt, the newest first."""
        rows = list(self.proposal.submissions.select_related("submitted_by", "version").order_by("-number"))
        for row in rows:
            row.proposal = self.proposal
        return rows

    @cached_property
    def blockers(self) -> list[Blocker]:
        """What must be put right before the last page."""
        return blockers_of(self.proposal, self.draft, self.questions, confirmed=False)

    @cached_property
    def amendments(self) -> list[ChallengeVersion]:
        """The amendments since the text this proposal answers, the oldest first."""
        if self.version.pk == self.proposal.version_id:
            return []
        later = ChallengeVersion.objects.filter(
            challenge=self.proposal.challenge_id, number__gt=self.proposal.version.number
        )
        return list(
            later.only("number", "challenge_id", "change", "change_note", "changes", "published_at").order_by("number")
        )

    @cached_property
    def sections(self) -> list[Section]:
        """The parts in the order in which they are written."""
        found = [self._section(question) for question in self.questions]
        found.append(Section(TEAM, "", "ready" if self.draft.team else "optional", required=False))
        waits = any(row.row.consented_at is None for row in self.draft.partners)
        state = "optional" if not self.draft.partners else "waits" if waits else "ready"
        found.append(Section(PARTNERS, "", state, required=False))
        if self.proposal.has_price:
            found.append(Section(PRICE, "", "ready" if self.price.total > 0 else "empty"))
        return found

    def _section(self, question: ProposalQuestion) -> Section:
        words = count_words(self.draft.answers.get(question.key, ""))
        state = "ready" if words else "empty" if question.is_required else "optional"
        state = "long" if words > question.word_limit else state
        return Section(question.key, question.text, state, question.is_required)

    def question(self, key: str) -> ProposalQuestion | None:
        """The question of this key."""
        return next((row for row in self.questions if row.key == key), None)

    def after(self, key: str) -> str:
        """The section after this one."""
        keys = [section.key for section in self.sections] + [CHECK]
        return keys[keys.index(key) + 1] if key in keys[:-1] else CHECK

    def before(self, key: str) -> str:
        """The section before this one; "" before the first."""
        keys = [section.key for section in self.sections] + [CHECK]
        place = keys.index(key) if key in keys else 0
        return keys[place - 1] if place else ""

    @cached_property
    def differs(self) -> bool:
        """Whether the working text is no longer what was submitted last."""
        return differs_from_sent(self.proposal, self.draft)
