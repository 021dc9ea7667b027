"""The single late exception: asked by one officer, approved by another, with a public reason, impossible after the
opening.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from challenges.proposals.models import LateException
from challenges.proposals.permissions import can_approve_late_exception, can_ask_late_exception
from challenges.proposals.services.locking import lock_round
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor


@transaction.atomic
def ask_late_exception(
    *, actor: Any, round_: Round, vendor: Vendor, until: datetime, public_reason: str
) -> LateException:
    """Ask for a late window for one vendor. Raises Invalid without a reason or with a time that makes no sense,
    Conflict if one was asked for this vendor already, WrongState after the opening.
    """
    held = lock_round(round_.pk)
    can_ask_late_exception(actor, held).require()
    _not_opened(held)
    problems: dict[str, Any] = {}
    if not clean(public_reason):
        problems["public_reason"] = _("Write the reason; it will be public.")
    if until <= database_now():
        problems["until"] = _("This time has already passed.")
    elif until <= held.closes_at:
        problems["until"] = _("This is before the deadline of everybody; nothing is late then.")
    if problems:
        raise Invalid(problems)
    if held.late_exceptions.filter(vendor=vendor).exists():
        raise Conflict(_("A late exception has already been asked for this startup."), code="exists")
    row = LateException.objects.create(
        round=held, vendor=vendor, until=until, public_reason=clean(public_reason), asked_by=actor,
        asked_at=database_now(),
    )  # fmt: skip
    record(
        actor=actor, action="proposals.late_exception.asked", subject=row, case=held.challenge,
        role="innovation_office", after={"until": until.isoformat()}, reason=row.public_reason,
    )  # fmt: skip
    return row


@transaction.atomic
def approve_late_exception(*, actor: Any, late_exception: LateException) -> LateException:
    """The second officer approves; approving again changes nothing. Raises NotAllowed for the one who asked, WrongState
    after the opening or when the time asked for has passed.
    """
    held = lock_round(late_exception.round_id)
    row: LateException = LateException.objects.select_for_update().get(pk=late_exception.pk)
    can_approve_late_exception(actor, row).require()
    if row.approved_at is not None:
        return row
    _not_opened(held)
    if row.until <= database_now():
        raise WrongState(_("The time asked for has passed; ask for a new exception."))
    row.approved_by, row.approved_at = actor, database_now()
    row.save(update_fields=["approved_by", "approved_at"])
    record(
        actor=actor, action="proposals.late_exception.approved", subject=row, case=held.challenge,
        role="innovation_office", after={"until": row.until.isoformat()}, reason=row.public_reason,
    )  # fmt: skip
    return row


def _not_opened(round_: Round) -> None:
    if round_.opened_at is not None:
        raise WrongState(_("The proposals are already open; a late exception is impossible now."))
