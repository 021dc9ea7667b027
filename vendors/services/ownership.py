"""Handing a startup over: the owner offers, the member consents, and only then the ownership passes on.

Invariants: a firm is never without an owner; both consented, each in their own session; giver and receiver are what
they were when it was offered.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.clock import database_now
from marketplace.errors import Conflict
from marketplace.journal.services import record
from vendors.models import OwnershipOffer, OwnershipOfferOutcome, Vendor, VendorMembership, VendorRole
from vendors.permissions import can_answer_ownership, can_offer_ownership, can_withdraw_ownership
from vendors.services.locking import locked_vendor
from vendors.services.people import replace_role

OFFER_DAYS = 7
GONE = _("This offer is not open any more.")
CHANGED = _("The roles have changed meanwhile; the ownership must be offered anew.")


@transaction.atomic
def offer_ownership(*, actor: User, membership: VendorMembership) -> OwnershipOffer:
    """Offer the own ownership to another member, who has seven days to consent. Raises NotAllowed for others than
    owners, Conflict while another offer is open.
    """
    held = locked_vendor(membership.vendor_id)
    row = held.memberships.select_related("user").filter(pk=membership.pk, ended_at__isnull=True).first()
    if row is None:
        raise Conflict(CHANGED, code="changed")
    can_offer_ownership(actor, row).require()
    moment = database_now()
    _end(held.ownership_offers.filter(ended_at__isnull=True, expires_at__lte=moment), OwnershipOfferOutcome.WITHDRAWN)
    try:
        with transaction.atomic():
            offer = OwnershipOffer.objects.create(
                vendor=held,
                giver=actor,
                receiver=row.user,
                offered_at=moment,
                expires_at=moment + timedelta(days=OFFER_DAYS),
            )
    except IntegrityError as error:
        raise Conflict(_("The ownership is being offered already; withdraw that offer first."), code="open") from error
    record(actor=actor, action="vendors.member.ownership_offered", subject=offer, case=held)
    return offer


def _end(offers: Any, outcome: OwnershipOfferOutcome) -> None:
    offers.update(ended_at=database_now(), outcome=outcome.value)


def _open(offer: OwnershipOffer) -> tuple[Vendor, OwnershipOffer]:
    held = locked_vendor(offer.vendor_id)
    rows = OwnershipOffer.objects.select_for_update(of=("self",)).select_related("giver", "receiver")
    row = rows.filter(pk=offer.pk, ended_at__isnull=True).first()
    if row is None:
        raise Conflict(GONE, code="ended")
    return held, row


@transaction.atomic
def accept_ownership(*, actor: User, offer: OwnershipOffer) -> VendorMembership:
    """The member becomes owner and the giver an administrator. Raises NotAllowed for others than the receiver, Conflict
    when the offer has expired or either of the two is not what they were.
    """
    held, row = _open(offer)
    can_answer_ownership(actor, row).require()
    if database_now() >= row.expires_at:
        raise Conflict(_("This offer has expired; ask the owner for a new one."), code="expired")
    given = held.memberships.filter(user=row.giver, role=VendorRole.OWNER.value, ended_at__isnull=True).first()
    taken = held.memberships.filter(user=row.receiver, ended_at__isnull=True).exclude(role=VendorRole.OWNER.value)
    receiver = taken.first()
    if given is None or receiver is None:
        raise Conflict(CHANGED, code="changed")
    new = replace_role(receiver, VendorRole.OWNER)
    replace_role(given, VendorRole.ADMIN)
    _end(OwnershipOffer.objects.filter(pk=row.pk), OwnershipOfferOutcome.ACCEPTED)
    record(
        actor=actor,
        action="vendors.member.ownership_passed_on",
        subject=row,
        case=held,
        before={"role": receiver.role},
        after={"role": new.role},
    )
    return new


@transaction.atomic
def end_ownership_offer(*, actor: User, offer: OwnershipOffer) -> OwnershipOffer:
    """The receiver declines, or an owner withdraws. Raises NotAllowed for anybody else, Conflict when it has ended."""
    held, row = _open(offer)
    declines = bool(can_answer_ownership(actor, row))
    if not declines:
        can_withdraw_ownership(actor, row).require()
    outcome = OwnershipOfferOutcome.DECLINED if declines else OwnershipOfferOutcome.WITHDRAWN
    _end(OwnershipOffer.objects.filter(pk=row.pk), outcome)
    action = "vendors.member.ownership_declined" if declines else "vendors.member.ownership_withdrawn"
    record(actor=actor, action=action, subject=row, case=held)
    row.refresh_from_db()
    return row
