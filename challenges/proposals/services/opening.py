"""Breaking the seal: after the deadline, by two officers within a time window; every attempt is written down, refused
ones too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Round, RoundKind
from challenges.proposals.models import Opening, OpeningAttempt, Proposal
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_confirm_opening, can_request_opening
from challenges.proposals.receipts import manifest_root
from challenges.proposals.services.closing import receive_and_lapse
from challenges.proposals.services.locking import lock_round
from challenges.proposals.verification import Tampered, checked_manifest
from challenges.services import take_step
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.decisions import ALLOW, Decision, deny
from marketplace.errors import DomainError, NotAllowed, WrongState
from marketplace.journal.services import record

WINDOW = timedelta(minutes=30)  # in which the second officer confirms
UNSETTLED = ("received", "cure_requested", "admissible")
NOT_NOW = frozenset({"too_early", "opened", "not_closed", "expired", "no_price"})


def is_due(round_: Round, envelope: str) -> Decision:
    """Whether the envelope may be opened now, by the database's clock and the states of the proposals."""
    return _content_is_due(round_) if envelope == Envelope.CONTENT else _price_is_due(round_)


def _content_is_due(round_: Round) -> Decision:
    if round_.opened_at is not None:
        return deny(_("The proposals of this round are already open."), "opened")
    moment = database_now()
    if moment < round_.closes_at:
        return deny(_("The deadline has not passed yet; the proposals stay sealed."), "too_early")
    if round_.closed_at is None:
        return deny(_("The round is not closed yet; try again in a moment."), "not_closed")
    if round_.late_exceptions.filter(approved_at__isnull=False, until__gt=moment).exists():
        return deny(_("A late exception still runs; the proposals stay sealed until it ends."), "too_early")
    return ALLOW


def _price_is_due(round_: Round) -> Decision:
    if round_.kind == RoundKind.CONCEPT:
        return deny(_("Concepts have no price."), "no_price")
    if round_.prices_opened_at is not None:
        return deny(_("The price envelopes of this round are already open."), "opened")
    if round_.opened_at is None or Proposal.objects.filter(round=round_, status__in=UNSETTLED).exists():
        return deny(_("The price envelopes stay shut until the panel has settled the technical scores."), "too_early")
    return ALLOW


def request_opening(*, actor: Any, round_: Round, envelope: str = Envelope.CONTENT.value) -> Opening:
    """The first officer proposes the opening; a second one must confirm within 30 minutes. While a proposal runs, it is
    returned, whoever asks.

    Raises NotAllowed or WrongState with the reason; the attempt is kept either way, in a transaction of its own.
    """
    decision = can_request_opening(actor, round_)
    if not decision:
        raise _refused(actor, round_, envelope, decision)
    with transaction.atomic():
        held = lock_round(round_.pk)
        due = is_due(held, envelope)
        if due:
            return _running(held, envelope) or _begin(actor, held, envelope)
    raise _refused(actor, round_, envelope, due)


def _running(held: Round, envelope: str) -> Opening | None:
    rows = held.openings.filter(envelope=envelope, opened_at__isnull=True, expires_at__gt=database_now())
    found: Opening | None = rows.first()
    return found


def _begin(actor: Any, held: Round, envelope: str) -> Opening:
    moment = database_now()
    opening = Opening.objects.create(
        round=held, envelope=envelope, first_officer=actor, first_at=moment, expires_at=moment + WINDOW
    )
    record(
        actor=actor, action="proposals.opening.requested", subject=opening, case=held.challenge,
        role="innovation_office", after={"envelope": envelope},
    )  # fmt: skip
    return opening


def confirm_opening(*, actor: Any, opening: Opening) -> Opening:
    """The second officer confirms and the seal is broken: every receipt is checked again, the manifest and its root are
    published. Confirming again changes nothing.

    Raises NotAllowed (the same officer, a stranger), WrongState (too late, already open), DomainError if a stored
    submission no longer matches its receipt; then nothing is opened. Every attempt is kept.
    """
    decision = can_confirm_opening(actor, opening.round, opening.first_officer_id)
    if not decision:
        raise _refused(actor, opening.round, opening.envelope, decision)
    try:
        with transaction.atomic():
            return _open(actor, opening)
    except WrongState as error:
        raise _refused(actor, opening.round, opening.envelope, deny(error.message, error.code)) from error
    except Tampered as found:
        _keep_refusal(actor, opening.round, opening.envelope, "tampered", {"receipts": list(found.receipts)})
        raise DomainError(
            _(
                "A stored proposal no longer matches its receipt. "
                "Nothing was opened; the technical administrators must look into it."
            ),
            code="tampered",
        ) from found


def _open(actor: Any, opening: Opening) -> Opening:
    Challenge.objects.select_for_update(of=("self",)).get(pk=opening.round.challenge_id)  # before its round, as always
    held = lock_round(opening.round_id)
    row: Opening = Opening.objects.select_for_update().get(pk=opening.pk)
    if row.opened_at is not None and row.second_officer_id == actor.pk:
        return row
    moment = database_now()
    due = is_due(held, row.envelope)
    if not due:
        raise WrongState(due.reason, code=due.code)
    if moment >= row.expires_at:
        raise WrongState(_("The time for the second officer has run out; propose the opening again."), code="expired")
    receive_and_lapse(held, moment)  # a late window may have ended just now
    row.manifest = checked_manifest(held)
    row.manifest_root, row.second_officer, row.opened_at = manifest_root(row.manifest), actor, moment
    row.save()
    _stamp(held, row.envelope, moment)
    _note(actor, held, row.envelope, succeeded=True)
    record(
        actor=actor, action="proposals.opening.opened", subject=row, case=held.challenge, role="innovation_office",
        after={"envelope": row.envelope, "receipts": len(row.manifest), "root": row.manifest_root},
    )  # fmt: skip
    if row.envelope == Envelope.CONTENT:
        root = {"manifest_root": row.manifest_root}
        take_step(actor=SYSTEM_ACTOR, challenge=held.challenge, step="begin_evaluation", after=root)
    return row


def _stamp(held: Round, envelope: str, moment: datetime) -> None:
    if envelope == Envelope.CONTENT:
        held.opened_at = moment
    else:
        held.prices_opened_at = moment
    held.save(update_fields=["opened_at", "prices_opened_at"])


def _note(actor: Any, round_: Round, envelope: str, *, succeeded: bool, refusal: str | Promise = "") -> None:
    OpeningAttempt.objects.create(
        round=round_, envelope=envelope, actor_id=getattr(actor, "pk", None), at=database_now(), succeeded=succeeded,
        refusal=str(refusal)[:300],
    )  # fmt: skip


def _keep_refusal(actor: Any, round_: Round, envelope: str, code: str, more: dict[str, Any] | None = None) -> None:
    with transaction.atomic():
        _note(actor, round_, envelope, succeeded=False, refusal=code)
        record(
            actor=actor, action="proposals.opening.refused", subject=round_, case=round_.challenge, reason=code,
            after={"envelope": envelope, **(more or {})},
        )  # fmt: skip


def _refused(actor: Any, round_: Round, envelope: str, decision: Decision) -> DomainError:
    """Keep the attempt and return what is to be raised."""
    _keep_refusal(actor, round_, envelope, decision.code or "refused")
    kind = WrongState if decision.code in NOT_NOW else NotAllowed
    return kind(decision.reason, code=decision.code)
