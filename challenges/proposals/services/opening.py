"""Breaking the seal: after the deadline, by two officers within a time window; every attempt is written down, refused ones too."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from challenges.proposals.models import Opening, OpeningAttempt, Proposal
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_confirm_opening, can_request_opening
from challenges.proposals.receipts import digest, manifest, manifest_root, receipt_hash
from challenges.proposals.sealing.door import submitted_content, submitted_price
from challenges.services import take_step
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.decisions import ALLOW, Decision, deny
from marketplace.errors import DomainError, NotAllowed, WrongState
from marketplace.journal.services import record

WINDOW = timedelta(minutes=30)  # in which the second officer confirms
UNSETTLED = ("received", "cure_requested", "admissible")


class Tampered(Exception):
    """A stored submission no longer matches its receipt: the opening stops and the office is told."""

    def __init__(self, receipts: tuple[str, ...]) -> None:
        super().__init__(*receipts)
        self.receipts = receipts


def is_due(round_: Round, envelope: str) -> Decision:
    """Whether the envelope may be opened now, by the database's clock and the states of the proposals."""
    if envelope == Envelope.CONTENT:
        if round_.opened_at is not None:
            return deny(_("The proposals of this round are already open."), "opened")
        if database_now() < round_.closes_at:
            return deny(_("The deadline has not passed yet; the proposals stay sealed."), "too_early")
        waiting = round_.late_exceptions.filter(approved_at__isnull=False, until__gt=database_now()).exists()
        if round_.closed_at is None or waiting:
            return deny(_("The round is not closed yet; try again in a moment."), "not_closed")
        return ALLOW
    if round_.prices_opened_at is not None:
        return deny(_("The price envelopes of this round are already open."), "opened")
    if round_.opened_at is None or Proposal.objects.filter(round=round_, status__in=UNSETTLED).exists():
        return deny(_("The price envelopes stay shut until the panel has settled the technical scores."), "too_early")
    return ALLOW


def request_opening(*, actor: Any, round_: Round, envelope: str = Envelope.CONTENT.value) -> Opening:
    """The first officer proposes the opening; a second one must confirm within 30 minutes.

    Raises NotAllowed or WrongState with the reason; the attempt is kept either way, in a transaction of its own.
    """
    decision = can_request_opening(actor, round_)
    if not decision:
        _refuse(actor, round_, envelope, decision)
    with transaction.atomic():
        held = Round.objects.select_for_update().select_related("challenge").get(pk=round_.pk)
        due = is_due(held, envelope)
        if due:
            moment = database_now()
            running = held.openings.filter(envelope=envelope, opened_at__isnull=True, expires_at__gt=moment).first()
            if running is not None:
                return running
            opening = Opening.objects.create(
                round=held, envelope=envelope, first_officer=actor, first_at=moment, expires_at=moment + WINDOW
            )
            record(
                actor=actor,
                action="proposals.opening.requested",
                subject=opening,
                case=held.challenge,
                after={"envelope": envelope},
            )
            return opening
    _refuse(actor, round_, envelope, due)
    raise AssertionError("unreachable")


def confirm_opening(*, actor: Any, opening: Opening) -> Opening:
    """The second officer confirms and the seal is broken: every receipt is checked again, the manifest and its root are published.

    Raises NotAllowed (the same officer, a stranger), WrongState (too late, already open), DomainError if a stored submission no longer
    matches its receipt; then nothing is opened.
    """
    decision = can_confirm_opening(actor, opening.round, opening.first_officer_id)
    if not decision:
        _refuse(actor, opening.round, opening.envelope, decision)
    try:
        with transaction.atomic():
            return _open(actor, opening)
    except Tampered as found:
        with transaction.atomic():
            _note(actor, opening.round, opening.envelope, False, "tampered")
            record(
                actor=actor, action="proposals.opening.refused", subject=opening, case=opening.round.challenge,
                reason="tampered", after={"receipts": list(found.receipts)},
            )  # fmt: skip
        raise DomainError(
            _(
                "A stored proposal no longer matches its receipt. Nothing was opened; the technical administrators must look into it."
            ),
            code="tampered",
        ) from found


def _open(actor: Any, opening: Opening) -> Opening:
    held = Round.objects.select_for_update().select_related("challenge").get(pk=opening.round_id)
    row = Opening.objects.select_for_update().get(pk=opening.pk)
    moment = database_now()
    due = is_due(held, row.envelope)
    if not due:
        raise WrongState(due.reason, code=due.code)
    if moment >= row.expires_at:
        raise WrongState(_("The time for the second officer has run out; propose the opening again."), code="expired")
    row.manifest = _checked_manifest(held, row.envelope)
    row.manifest_root, row.second_officer, row.opened_at = manifest_root(row.manifest), actor, moment
    row.save()
    field = "opened_at" if row.envelope == Envelope.CONTENT else "prices_opened_at"
    setattr(held, field, moment)
    held.save(update_fields=[field])
    _note(actor, held, row.envelope, True, "")
    record(
        actor=actor, action="proposals.opening.opened", subject=row, case=held.challenge,
        after={"envelope": row.envelope, "receipts": len(row.manifest), "root": row.manifest_root, "first_officer": row.first_officer_id},
    )  # fmt: skip
    if row.envelope == Envelope.CONTENT:
        take_step(
            actor=SYSTEM_ACTOR,
            challenge=held.challenge,
            step="begin_evaluation",
            after={"manifest_root": row.manifest_root},
        )
    return row


def _checked_manifest(round_: Round, envelope: str) -> list[dict[str, str]]:
    rows = Proposal.objects.filter(round=round_, current_submission__isnull=False).exclude(
        status__in=["draft", "withdrawn", "lapsed"]
    )
    found, broken = [], []
    for proposal in rows.select_related("current_submission", "round"):
        sent = proposal.current_submission
        intact = digest(submitted_content(proposal)) == sent.content_hash and sent.receipt_hash == receipt_hash(
            number=sent.receipt_number,
            content_hash=sent.content_hash,
            price_hash=sent.price_hash,
            file_hashes=sent.file_hashes,
        )
        if envelope == Envelope.PRICE:
            intact = intact and digest(submitted_price(proposal)) == sent.price_hash
        if not intact:
            broken.append(sent.receipt_number)
        found.append({"number": sent.receipt_number, "hash": sent.receipt_hash})
    if broken:
        raise Tampered(tuple(broken))
    return manifest(found)


def _note(actor: Any, round_: Round, envelope: str, succeeded: bool, refusal: str | Promise) -> None:
    OpeningAttempt.objects.create(
        round=round_,
        envelope=envelope,
        actor_id=getattr(actor, "pk", None),
        at=database_now(),
        succeeded=succeeded,
        refusal=str(refusal)[:300],
    )


def _refuse(actor: Any, round_: Round, envelope: str, decision: Decision) -> None:
    with transaction.atomic():
        _note(actor, round_, envelope, False, decision.code or decision.reason)
        record(
            actor=actor, action="proposals.opening.refused", subject=round_, case=round_.challenge, reason=decision.code,
            after={"envelope": envelope},
        )  # fmt: skip
    if decision.code in {"too_early", "opened", "not_closed"}:
        raise WrongState(decision.reason, code=decision.code)
    raise NotAllowed(decision.reason, code=decision.code)
