"""The single late exception: asked by one officer, approved by another, with a public reason, impossible after the opening."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from challenges.proposals.models import LateException
from challenges.proposals.permissions import can_request_opening
from marketplace.clock import database_now
from marketplace.decisions import allow_if
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor


@transaction.atomic
def ask_late_exception(
    *, actor: Any, round_: Round, vendor: Vendor, until: datetime, public_reason: str
) -> LateException:
    """Ask for a late window for one vendor. Raises Invalid without a reason or with a time that has passed, WrongState after the opening."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    can_request_opening(actor, held).require()
    _not_opened(held)
    problems: dict[str, Any] = {}
    if not clean(public_reason):
        problems["public_reason"] = _("Write the reason; it will be public.")
    if until <= database_now():
        problems["until"] = _("This time has already passed.")
    if problems:
        raise Invalid(problems)
    row = LateException.objects.create(
        round=held,
        vendor=vendor,
        until=until,
        public_reason=clean(public_reason),
        asked_by=actor,
        asked_at=database_now(),
    )
    record(
        actor=actor, action="proposals.late_exception.asked", subject=row, case=held.challenge, reason=row.public_reason
    )
    return row


@transaction.atomic
def approve_late_exception(*, actor: Any, late_exception: LateException) -> LateException:
    """The second officer approves. Raises NotAllowed for the one who asked, WrongState after the opening."""
    held = Round.objects.select_for_update().get(pk=late_exception.round_id)
    can_request_opening(actor, held).require()
    _not_opened(held)
    row = LateException.objects.select_for_update().get(pk=late_exception.pk)
    allow_if(row.asked_by_id != actor.pk, _("A second officer must approve; you asked for this exception.")).require()
    row.approved_by, row.approved_at = actor, database_now()
    row.save(update_fields=["approved_by", "approved_at"])
    record(
        actor=actor,
        action="proposals.late_exception.approved",
        subject=row,
        case=held.challenge,
        reason=row.public_reason,
    )
    return row


def _not_opened(round_: Round) -> None:
    if round_.opened_at is not None:
        raise WrongState(_("The proposals are already open; a late exception is impossible now."))
