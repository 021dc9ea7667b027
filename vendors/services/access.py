"""Somebody whose firm is registered already asks its owners for access.

Invariants: the asker learns nothing, not even whether the firm exists; the answer alone tells. A request that nobody
answered in time has expired: it lets nobody in, and may be made again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.identifiers import IdentifierError, validate_legal_entity_id
from marketplace.journal.services import record
from vendors.models import REQUEST_DAYS, Vendor, VendorAccessRequest, VendorMembership, VendorRole
from vendors.permissions import can_answer_access, can_give_role, can_register_vendor
from vendors.services.locking import locked_vendor
from vendors.services.people import join

MOST_A_DAY = 5


@transaction.atomic
def request_access(*, actor: User, legal_id: str) -> None:
    """Ask the owners of the firm with this legal entity id. Quiet where there is no such firm, where the actor belongs
    to it or has asked already. Raises Invalid for a wrong id, Conflict after too many requests in a day.
    """
    can_register_vendor(actor).require()
    try:
        number = validate_legal_entity_id(legal_id)
    except IdentifierError as error:
        raise Invalid({"legal_id": error.message}) from error
    User.objects.select_for_update(of=("self",)).get(pk=actor.pk)  # the limit holds for parallel requests too
    moment = database_now()
    if VendorAccessRequest.objects.filter(user=actor, asked_at__gt=moment - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Conflict(_("You have sent many requests today; try again tomorrow."), code="too_many")
    vendor = Vendor.objects.select_for_update().filter(legal_id=number).first()
    if vendor is None or vendor.role_of(actor):
        return
    row = vendor.access_requests.filter(user=actor, granted=None).first() or VendorAccessRequest(
        vendor=vendor, user=actor
    )
    if row.pk is not None and not is_expired(row, moment):
        return
    row.asked_at = moment
    row.save()
    record(actor=actor, action="vendors.member.access_requested", subject=row, case=vendor)


def is_expired(request: VendorAccessRequest, moment: datetime) -> bool:
    """Whether the time to answer has passed."""
    return request.asked_at <= moment - timedelta(days=REQUEST_DAYS)


@transaction.atomic
def answer_access_request(
    *, actor: Any, request: VendorAccessRequest, role: str = VendorRole.MEMBER.value, grant: bool
) -> VendorMembership | None:
    """Let the asker in, in a role, or not. Raises NotAllowed, and Conflict when it was answered already or has
    expired.
    """
    held = locked_vendor(request.vendor_id)
    can_answer_access(actor, held).require()
    if held.role_of(actor):
        can_give_role(actor, held, role).require()
    else:  # the office answers for a firm without people: whoever comes first must be able to lead it
        role = VendorRole.OWNER.value
    row = VendorAccessRequest.objects.select_for_update().get(pk=request.pk)
    if row.answered_at is not None:
        raise Conflict(_("This request was answered already."), code="answered")
    if is_expired(row, database_now()):
        raise Conflict(_("This request has expired; the person can ask again."), code="expired")
    row.answered_at, row.answered_by, row.granted = database_now(), getattr(actor, "pk", None) and actor, grant
    row.save()
    member = join(held, row.user, role) if grant else None
    after = {"granted": grant} | ({"role": role} if grant else {})
    record(actor=actor, action="vendors.member.access_answered", subject=row, case=held, after=after)
    return member
