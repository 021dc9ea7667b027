"""The only door to what a proposal says.

The vendor's own people always read their own. Everybody else reads a received proposal after its envelope was opened by
two officers, and only if a rule registered by an upper room (the panel's) or the office's and the auditors' own role
lets them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Partner, Proposal, ProposalAnswer, ProposalFile, Submission
from challenges.proposals.sealing import places
from challenges.proposals.sealing.envelopes import unseal
from challenges.proposals.sealing.keys import Keys, keys_of
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, deny
from marketplace.files.models import Upload
from marketplace.files.uploading import uploads_of

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
    sent = _sent(proposal)
    return content_of(sent) if sent else {}


def submitted_price(proposal: Proposal) -> dict[str, Any]:
    """Without asking who reads: for the price opening, the verification and this module only."""
    sent = _sent(proposal)
    return price_of(sent) if sent else {}


def _sent(proposal: Proposal) -> Submission | None:
    """What was submitted last, knowing the proposal that is here already."""
    sent: Submission | None = proposal.current_submission
    if sent is not None:
        sent.proposal = proposal
    return sent


def content_of(sent: Submission, keys: Keys | None = None) -> dict[str, Any]:
    """Without asking who reads. `keys` spare the look-up where much of one round is read. Raises SealBroken."""
    proposal = sent.proposal
    keys = keys or keys_of(proposal.round)
    place = places.submitted_content(proposal.public_id, sent.number)
    content: dict[str, Any] = unseal(sent.content_ciphertext, key=keys.content, place=place)
    return content


def price_of(sent: Submission, keys: Keys | None = None) -> dict[str, Any]:
    """The same for the price envelope."""
    proposal = sent.proposal
    keys = keys or keys_of(proposal.round)
    place = places.submitted_price(proposal.public_id, sent.number)
    price: dict[str, Any] = unseal(sent.price_ciphertext, key=keys.price, place=place)
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
class DraftPartner:
    """A partner with its legal id and its share in hundredths of a percent."""

    row: Partner
    legal_id: str
    share: int


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file that has not arrived whole yet, with its real name and the question it is for."""

    upload: Upload
    name: str
    question_key: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the vendor has written and not thrown away. `rows` are the answers' rows by question key; `price` is
    {} while the envelope is empty, `price_revision` 0 before its first save.
    """

    answers: dict[str, str]
    rows: dict[str, ProposalAnswer]
    team: list[dict[str, str]]
    partners: list[DraftPartner]
    files: list[DraftFile]
    arriving: list[Arriving]
    price: dict[str, Any]
    price_revision: int
    keys: Keys = field(repr=False)


def read_draft(*, actor: Any, proposal: Proposal) -> Draft:
    """The whole working proposal, in seven queries; for the vendor's own people."""
    _own(actor, proposal)
    return draft_of(proposal)


def draft_of(proposal: Proposal) -> Draft:
    """Without asking who reads: for submitting and for what is carried over only."""
    keys, own = keys_of(proposal.round), proposal.public_id
    rows = {row.question_key: row for row in proposal.answers.select_related("saved_by").order_by("pk")}
    files = proposal.files.filter(removed_at__isnull=True).select_related("attachment").order_by("pk")
    price = getattr(proposal, "price", None)
    return Draft(
        answers={
            name: unseal(row.ciphertext, key=keys.content, place=places.answer(own, name)) for name, row in rows.items()
        },
        rows=rows,
        team=[unseal(row.ciphertext, key=keys.content, place=places.team(own)) for row in proposal.team.all()],
        partners=partners_of(proposal, keys),
        files=[DraftFile(row, file_name(row, proposal, keys)) for row in files],
        arriving=arriving_of(proposal, keys),
        price=unseal(price.ciphertext, key=keys.price, place=places.price(own)) if price is not None else {},
        price_revision=price.revision if price is not None else 0,
        keys=keys,
    )


def file_name(row: ProposalFile, proposal: Proposal, keys: Keys | None = None) -> str:
    """The real name of a file; the caller has asked who reads."""
    keys = keys or keys_of(proposal.round)
    return str(unseal(row.ciphertext, key=keys.content, place=places.file_name(proposal.public_id, row.attachment_id)))


def partners_of(proposal: Proposal, keys: Keys | None = None) -> list[DraftPartner]:
    """The partners in the order in which they were asked; the caller has asked who reads."""
    rows = list(proposal.partners.select_related("vendor").order_by("pk"))
    if not rows:
        return []
    key = (keys or keys_of(proposal.round)).content
    values = [unseal(row.ciphertext, key=key, place=places.partner(proposal.public_id, row.public_id)) for row in rows]
    return [DraftPartner(row, value["legal_id"], value["share"]) for row, value in zip(rows, values, strict=True)]


def arriving_of(proposal: Proposal, keys: Keys | None = None) -> list[Arriving]:
    """The files that have not arrived whole; the caller has asked who reads."""
    uploads = list(uploads_of(proposal))
    if not uploads:
        return []
    key = (keys or keys_of(proposal.round)).content
    labels = [unseal(row.label, key=key, place=places.arriving(proposal.public_id, row.pk)) for row in uploads]
    return [Arriving(row, label["name"], label["question"]) for row, label in zip(uploads, labels, strict=True)]


def differs_from_sent(proposal: Proposal, draft: Draft) -> bool:
    """Whether the working text, read already, is no longer what was submitted last."""
    sent = _sent(proposal)
    if sent is None:
        return False
    content = content_of(sent, draft.keys)
    files = [str(file.row.attachment_id) for file in draft.files]
    if [(row.legal_id, row.share) for row in draft.partners] != [
        (entry["legal_id"], entry["share"]) for entry in content.get("partners", [])
    ]:
        return True
    written = {name: text for name, text in draft.answers.items() if text}
    was_written = {name: text for name, text in content["answers"].items() if text}
    if (written, draft.team, files) != (was_written, content["team"], [entry["id"] for entry in content["files"]]):
        return True
    price = {name: value for name, value in price_of(sent, draft.keys).items() if name != "salt"}
    return proposal.has_price and price != draft.price
