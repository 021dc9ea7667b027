"""The people of a startup: members and their roles. The last owner cannot leave; whoever leaves loses access at
once.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.clock import database_now
from marketplace.errors import Conflict
from marketplace.journal.services import record
from vendors.models import Vendor, VendorMembership, VendorRole
from vendors.permissions import can_give_role
from vendors.services.locking import locked_vendor, vendor_to_manage

LAST_OWNER = _("The last owner cannot leave; make somebody else an owner first.")
MEMBER_ALREADY = _("This person is a member already.")
ENDED = _("This membership has ended meanwhile.")


def join(vendor: Vendor, user: User, role: str) -> VendorMembership:
    """A new active membership; the caller holds the firm under lock. Raises Conflict for a second active role."""
    try:
        with transaction.atomic():
            return VendorMembership.objects.create(vendor=vendor, user=user, role=VendorRole(role).value)
    except IntegrityError as error:
        raise Conflict(MEMBER_ALREADY, code="member_already") from error


@transaction.atomic
def add_member(*, actor: Any, vendor: Vendor, user: User, role: str) -> VendorMembership:
    """Make a person a member at once (demo city and imports; people are invited). Raises Conflict for a second active
    role.
    """
    held = vendor_to_manage(actor, vendor.pk)
    can_give_role(actor, held, role).require()
    row = join(held, user, role)
    record(actor=actor, action="vendors.member.added", subject=row, case=held, after={"role": row.role})
    return row


def _active(membership: VendorMembership) -> VendorMembership:
    row = VendorMembership.objects.select_for_update().filter(pk=membership.pk, ended_at__isnull=True).first()
    if row is None:
        raise Conflict(ENDED, code="ended")
    return row


def _keep_an_owner(vendor: Vendor, leaving: VendorMembership) -> None:
    owners = vendor.memberships.filter(role=VendorRole.OWNER.value, ended_at__isnull=True)
    if leaving.role == VendorRole.OWNER and not owners.exclude(pk=leaving.pk).exists():
        raise Conflict(LAST_OWNER, code="last_owner")


def _end(row: VendorMembership) -> None:
    row.ended_at = database_now()
    row.save(update_fields=["ended_at"])


def replace_role(row: VendorMembership, role: VendorRole) -> VendorMembership:
    """End a role and begin another, so that the history stays; the caller holds the firm under lock."""
    _end(row)
    return VendorMembership.objects.create(vendor_id=row.vendor_id, user_id=row.user_id, role=role.value)


@transaction.atomic
def change_role(*, actor: Any, membership: VendorMembership, role: str) -> VendorMembership:
    """End the present role and begin another, so that the history stays; the same role again changes nothing.

    Only owners make, change or unmake owners. Raises Conflict for the last owner.
    """
    held = vendor_to_manage(actor, membership.vendor_id)
    row = _active(membership)
    if row.role == role:
        return row
    can_give_role(actor, held, role).require()
    can_give_role(actor, held, row.role).require()
    _keep_an_owner(held, row)
    new = replace_role(row, VendorRole(role))
    record(
        actor=actor,
        action="vendors.member.role_changed",
        subject=new,
        case=held,
        before={"role": row.role},
        after={"role": new.role},
    )
    return new


@transaction.atomic
def remove_member(*, actor: Any, membership: VendorMembership) -> None:
    """A person leaves or is removed; access ends at the next request. Anybody may leave; the last owner cannot, and
    owners are removed by owners only.
    """
    held = locked_vendor(membership.vendor_id)
    if getattr(actor, "pk", None) != membership.user_id:
        held = vendor_to_manage(actor, held.pk)
        can_give_role(actor, held, membership.role).require()
    row = _active(membership)
    _keep_an_owner(held, row)
    _end(row)
    record(actor=actor, action="vendors.member.removed", subject=row, case=held, before={"role": row.role})
