"""The only door to what a proposal says.

The vendor's own people always read their own. Everybody else reads a received proposal after its envelope was opened by
two officers, and only if a rule registered by an upper room (the panel's) or the office's and the auditors' own role
lets them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal, ProposalFile, Submission
from challenges.proposals.models.opening import Envelope
from challenges.proposals.sealing import places
from challenges.proposals.sealing.envelopes import unseal
from challenges.proposals.sealing.keys import data_key
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, deny

Reader = Callable[[Any, Proposal], Decision]
_readers: list[Reader] = []

NEVER_OPENED = frozenset({"draft", "withdrawn", "lapsed"})
PRICE_READ_IN = frozenset({"shortlisted", "awarded", "reserve", "not_awarded"})


def register_reader(rule: Reader) -> None:
    """An upper room says who else may read an opened proposal; any positive answer suffices."""
    if rule not in _readers:
        _readers.append(rule)


def can_read_content(actor: Any, proposal: Proposal) -> Decision:
    """Whether the actor may read the proposal's words now."""
    if proposal.vendor.role_of(actor):
        return ALLOW
    return _can_read_opened(
        actor,
        proposal,
        proposal.round.opened_at,
        _("Proposals are sealed until two officers open them after the deadline."),
    )


def can_read_price(actor: Any, proposal: Proposal) -> Decision:
    """Whether the actor may read the price now: the second envelope."""
    if proposal.vendor.role_of(actor):
        return ALLOW
    sealed = _("Price envelopes stay shut until the technical scores are settled and two officers open them.")
    if proposal.status not in PRICE_READ_IN and not is_system(actor):
        return deny(sealed, "sealed")
    return _can_read_opened(actor, proposal, proposal.round.prices_opened_at, sealed)


def _can_read_opened(actor: Any, proposal: Proposal, opened_at: Any, sealed: Any) -> Decision:
    if opened_at is None or proposal.status in NEVER_OPENED:
        return deny(sealed, "sealed")
    roles = roles_of(actor)
    if is_system(actor) or roles.office or roles.auditor:
        return ALLOW
    refusal = deny(_("You are not on the panel of this challenge."), "stranger")
    for rule in _readers:
        decision = rule(actor, proposal)
        if decision:
            return decision
        if decision.code == "conflict":
            refusal = decision
    return refusal


def read_content(*, actor: Any, proposal: Proposal) -> dict[str, Any]:
    """The submitted content as it was received. Raises NotAllowed with the reason before the opening or for a
    stranger.
    """
    can_read_content(actor, proposal).require()
    return submitted_content(proposal)


def read_price(*, actor: Any, proposal: Proposal) -> dict[str, Any]:
    """The submitted price. Raises NotAllowed with the reason before the price envelopes are open."""
    can_read_price(actor, proposal).require()
    return submitted_price(proposal)


def read_submission(*, actor: Any, submission: Submission) -> dict[str, Any]:
    """The content of any submission, an older one too, for the vendor's own people. Raises NotAllowed."""
    _own(actor, submission.proposal)
    return content_of(submission)


def submitted_content(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for the opening, the verification and this module only."""
    return content_of(proposal.current_submission) if proposal.current_submission else {}


def submitted_price(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for the price opening, the verification and this module only."""
    return price_of(proposal.current_submission) if proposal.current_submission else {}


def content_of(sent: Submission, key: bytes | None = None) -> dict[str, Any]:
    """Without asking who reads. `key` spares the look-up where many of one round are read. Raises SealBroken."""
    proposal = sent.proposal
    key = key or data_key(proposal.round, Envelope.CONTENT.value)
    place = places.submitted_content(proposal.public_id, sent.number)
    content: dict[str, Any] = unseal(sent.content_ciphertext, key=key, place=place)
    return content


def price_of(sent: Submission, key: bytes | None = None) -> dict[str, Any]:
    """The same for the price envelope."""
    proposal = sent.proposal
    key = key or data_key(proposal.round, Envelope.PRICE.value)
    place = places.submitted_price(proposal.public_id, sent.number)
    price: dict[str, Any] = unseal(sent.price_ciphertext, key=key, place=place)
    return price


def _own(actor: Any, proposal: Proposal) -> None:
    if not proposal.vendor.role_of(actor):
        deny(_("Only the people of the startup read its draft."), "stranger").require()


# -- the working text


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file of the working proposal with its real name."""

    row: ProposalFile
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the vendor has written and not thrown away."""

    answers: dict[str, str]
    team: list[dict[str, str]]
    files: list[DraftFile]


def read_draft(*, actor: Any, proposal: Proposal) -> Draft:
    """The working answers, team and files together, in four queries; for the vendor's own people."""
    _own(actor, proposal)
    key = data_key(proposal.round, Envelope.CONTENT.value)
    return Draft(draft_answers(proposal, key), draft_team(proposal, key), draft_files(proposal, key))


def read_draft_answers(*, actor: Any, proposal: Proposal) -> dict[str, str]:
    """The working answers by question key; for the vendor's own people."""
    _own(actor, proposal)
    return draft_answers(proposal)


def draft_answers(proposal: Proposal, key: bytes | None = None) -> dict[str, str]:
    """Without asking who reads: for submitting only."""
    key = key or data_key(proposal.round, Envelope.CONTENT.value)
    return {
        row.question_key: unseal(row.ciphertext, key=key, place=places.answer(proposal.public_id, row.question_key))
        for row in proposal.answers.order_by("pk")
    }


def read_draft_team(*, actor: Any, proposal: Proposal) -> list[dict[str, str]]:
    """The working team list; for the vendor's own people."""
    _own(actor, proposal)
    return draft_team(proposal)


def draft_team(proposal: Proposal, key: bytes | None = None) -> list[dict[str, str]]:
    """Without asking who reads: for submitting only."""
    key = key or data_key(proposal.round, Envelope.CONTENT.value)
    return [unseal(row.ciphertext, key=key, place=places.team(proposal.public_id)) for row in proposal.team.all()]


def read_draft_files(*, actor: Any, proposal: Proposal) -> list[DraftFile]:
    """The files of the working proposal; for the vendor's own people."""
    _own(actor, proposal)
    return draft_files(proposal)


def draft_files(proposal: Proposal, key: bytes | None = None) -> list[DraftFile]:
    """Without asking who reads: for submitting only."""
    key = key or data_key(proposal.round, Envelope.CONTENT.value)
    rows = proposal.files.filter(removed_at__isnull=True).select_related("attachment").order_by("pk")
    return [DraftFile(row, file_name(row, proposal, key)) for row in rows]


def file_name(row: ProposalFile, proposal: Proposal, key: bytes | None = None) -> str:
    """The real name of a file; the caller has asked who reads."""
    key = key or data_key(proposal.round, Envelope.CONTENT.value)
    return str(unseal(row.ciphertext, key=key, place=places.file_name(proposal.public_id, row.attachment_id)))


def read_draft_price(*, actor: Any, proposal: Proposal) -> dict[str, Any]:
    """The working price envelope, {} while it is empty; for the vendor's own people."""
    _own(actor, proposal)
    return draft_price(proposal)


def draft_price(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for submitting only."""
    row = getattr(proposal, "price", None)
    if row is None:
        return {}
    key = data_key(proposal.round, Envelope.PRICE.value)
    price: dict[str, Any] = unseal(row.ciphertext, key=key, place=places.price(proposal.public_id))
    return price
