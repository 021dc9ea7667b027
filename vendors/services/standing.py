"""What the innovation office makes of a startup's record: verified, returned, suspended, reinstated."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import SYSTEM_ACTOR, is_system
from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.errors import Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor
from vendors.states import VENDOR

PAST = {
    "verify": "verified",
    "return": "returned",
    "resubmit": "resubmitted",
    "suspend": "suspended",
    "reinstate": "reinstated",
}


def _step(name: str, actor: Any, vendor: Vendor, *, reason: str = "", **values: Any) -> Vendor:
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    before, after = VENDOR.apply(name, actor=actor, obj=held)
    held.status_reason = reason
    for key, value in values.items():
        setattr(held, key, value)
    held.save()
    record(
        actor=actor,
        action=f"vendors.vendor.{PAST[name]}",
        subject=held,
        before={"status": before},
        after={"status": after},
        reason=reason,
    )
    return held


def _reason(text: str) -> str:
    reason = clean(text)
    if not reason:
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    return reason


@transaction.atomic
def verify_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """The office knows whom it deals with. Raises NotAllowed without a legal id or for others than the office,
    WrongState otherwise.
    """
    return _step("verify", actor, vendor, verified_by=None if is_system(actor) else actor, verified_at=now())


@transaction.atomic
def return_vendor(*, actor: Any, vendor: Vendor, reason: str) -> Vendor:
    """Sent back with a reason the startup reads."""
    return _step("return", actor, vendor, reason=_reason(reason))


@transaction.atomic
def resubmit_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """The owner or an administrator sends the corrected record again."""
    return _step("resubmit", actor, vendor)


@transaction.atomic
def suspend_vendor(*, actor: Any, vendor: Vendor, reason: str, until: date | None = None) -> Vendor:
    """No new proposals until the term ends (without a term: until the office ends it); what was submitted stays."""
    if until is not None and until <= tehran_date(now()):
        raise Invalid({"until": _("The suspension must end after today.")})
    return _step("suspend", actor, vendor, reason=_reason(reason), suspended_until=until, suspended_at=now())


@transaction.atomic
def reinstate_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """The suspension ends."""
    return _step("reinstate", actor, vendor, suspended_until=None, suspended_at=None)


def end_suspensions() -> int:
    """End every suspension whose last day has passed; returns how many. Safe in several workers at once."""
    count = 0
    due = Vendor.objects.filter(status="suspended", suspended_until__lt=tehran_date(now()))
    for pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            vendor = due.select_for_update(skip_locked=True).filter(pk=pk).first()
            if vendor is not None:
                reinstate_vendor(actor=SYSTEM_ACTOR, vendor=vendor)
                count += 1
    return count
