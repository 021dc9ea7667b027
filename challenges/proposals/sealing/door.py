"""The only door to what a proposal says.

The vendor's own people always read their own. Everybody else reads a received proposal after its envelope was opened by two officers,
and only if a rule registered by an upper room (the panel's) or the office's and the auditors' own role lets them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal
from challenges.proposals.models.opening import Envelope
from challenges.proposals.sealing import places
from challenges.proposals.sealing.envelopes import unseal
from challenges.proposals.sealing.keys import data_key
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, deny

Reader = Callable[[Any, Proposal], Decision]
_readers: list[Reader] = []

NEVER_OPENED = frozenset({"draft", "withdrawn", "lapsed"})


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
    if proposal.status not in {"shortlisted", "awarded", "reserve", "not_awarded"} and not is_system(actor):
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
    """The submitted content as it was received. Raises NotAllowed with the reason before the opening or for a stranger."""
    can_read_content(actor, proposal).require()
    return submitted_content(proposal)


def read_price(*, actor: Any, proposal: Proposal) -> dict[str, Any]:
    """The submitted price. Raises NotAllowed with the reason before the price envelopes are open."""
    can_read_price(actor, proposal).require()
    return submitted_price(proposal)


def submitted_content(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for the opening, the verification and this module only."""
    sent = proposal.current_submission
    if sent is None:
        return {}
    key = data_key(proposal.round, Envelope.CONTENT.value)
    content: dict[str, Any] = unseal(
        sent.content_ciphertext, key=key, place=places.submitted_content(proposal.public_id, sent.number)
    )
    return content


def submitted_price(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for the price opening, the verification and this module only."""
    sent = proposal.current_submission
    if sent is None:
        return {}
    key = data_key(proposal.round, Envelope.PRICE.value)
    price: dict[str, Any] = unseal(
        sent.price_ciphertext, key=key, place=places.submitted_price(proposal.public_id, sent.number)
    )
    return price


def _own(actor: Any, proposal: Proposal) -> None:
    if not proposal.vendor.role_of(actor):
        deny(_("Only the people of the startup read its draft."), "stranger").require()


def read_draft_answers(*, actor: Any, proposal: Proposal) -> dict[str, str]:
    """The working answers by question key; for the vendor's own people."""
    _own(actor, proposal)
    return draft_answers(proposal)


def draft_answers(proposal: Proposal) -> dict[str, str]:
    """Without asking who reads: for submitting only."""
    key = data_key(proposal.round, Envelope.CONTENT.value)
    return {
        row.question_key: unseal(row.ciphertext, key=key, place=places.answer(proposal.public_id, row.question_key))
        for row in proposal.answers.all()
    }


def read_draft_team(*, actor: Any, proposal: Proposal) -> list[dict[str, str]]:
    """The working team list; for the vendor's own people."""
    _own(actor, proposal)
    return draft_team(proposal)


def draft_team(proposal: Proposal) -> list[dict[str, str]]:
    """Without asking who reads: for submitting only."""
    key = data_key(proposal.round, Envelope.CONTENT.value)
    return [unseal(row.ciphertext, key=key, place=places.team(proposal.public_id)) for row in proposal.team.all()]


def read_draft_price(*, actor: Any, proposal: Proposal) -> dict[str, Any]:
    """The working price envelope, {} while it is empty; for the vendor's own people."""
    _own(actor, proposal)
    return draft_price(proposal)


def draft_price(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for submitting only."""
    row = getattr(proposal, "price", None)
    if row is None:
        return {}
    price: dict[str, Any] = unseal(
        row.ciphertext, key=data_key(proposal.round, Envelope.PRICE.value), place=places.price(proposal.public_id)
    )
    return price
