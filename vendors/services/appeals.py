"""The appeal of a suspended startup: lodged once for each suspension, answered by the office with its reasons."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import SuspensionAppeal, Vendor
from vendors.permissions import can_answer_appeal, can_appeal
from vendors.services.locking import locked_vendor
from vendors.services.standing import reinstate_vendor

LONGEST_TEXT = 4000


def _words(text: str, missing: Any) -> str:
    words = clean(text)
    if not words:
        raise Invalid({"text": missing})
    if len(words) > LONGEST_TEXT:
        raise Invalid({"text": _("Shorten the text.")})
    return words


@transaction.atomic
def lodge_appeal(*, actor: Any, vendor: Vendor, text: str) -> SuspensionAppeal:
    """Tell the office why the suspension is wrong. The suspension goes on until it is answered. Raises NotAllowed,
    Invalid without words, Conflict for a second appeal against the same suspension.
    """
    held = locked_vendor(vendor.pk)
    can_appeal(actor, held).require()
    words = _words(text, _("Write why the suspension is wrong."))
    try:
        with transaction.atomic():
            row = SuspensionAppeal.objects.create(
                vendor=held,
                text=words,
                lodged_by=actor,
                lodged_at=database_now(),
                suspended_at=held.suspended_at or held.updated_at,
            )
    except IntegrityError as error:
        raise Conflict(_("An appeal against this suspension was lodged already."), code="once") from error
    record(actor=actor, action="vendors.vendor.appeal_lodged", subject=row, case=held, role=held.role_of(actor))
    return row


@transaction.atomic
def answer_appeal(*, actor: Any, appeal: SuspensionAppeal, text: str, uphold: bool) -> SuspensionAppeal:
    """Answer with reasons; `uphold` ends the suspension at once. Raises NotAllowed for others than the office, Conflict
    when it was answered already.
    """
    held = locked_vendor(appeal.vendor_id)
    row = SuspensionAppeal.objects.select_for_update().get(pk=appeal.pk)
    can_answer_appeal(actor, row).require()
    if row.answered_at is not None:
        raise Conflict(_("This appeal was answered already."), code="answered")
    row.answer, row.upheld = _words(text, _("Write the reasons; the startup reads them.")), uphold
    row.answered_by, row.answered_at = actor, database_now()
    row.save()
    record(
        actor=actor, action="vendors.vendor.appeal_answered", subject=row, case=held, reason=row.answer,
        after={"upheld": uphold},
    )  # fmt: skip
    if uphold and held.status == "suspended" and held.suspended_at == row.suspended_at:
        reinstate_vendor(actor=actor, vendor=held)
    return row
