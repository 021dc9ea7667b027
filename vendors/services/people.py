"""The people of a startup: members, roles, invitations. The last owner cannot leave; whoever leaves loses access at once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system
from marketplace.clock import database_now, now
from marketplace.decisions import allow_if
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from vendors.models import Vendor, VendorInvitation, VendorMembership, VendorRole
from vendors.permissions import can_manage_members

INVITATION_DAYS = 7
LAST_OWNER = _("The last owner cannot leave; make somebody else an owner first.")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _held(actor: Any, vendor: Vendor) -> Vendor:
    held: Vendor = Vendor.objects.select_for_update().get(pk=vendor.pk)
    if not is_system(actor):
        can_manage_members(actor, held).require()
    return held


def _only_owners_make_owners(actor: Any, vendor: Vendor, role: str) -> None:
    if role == VendorRole.OWNER and not is_system(actor):
        allow_if(vendor.role_of(actor) == VendorRole.OWNER, _("Only an owner makes somebody an owner.")).require()


@transaction.atomic
def add_member(*, actor: Any, vendor: Vendor, user: User, role: str) -> VendorMembership:
    """Make a person a member at once (demo city and imports; people are invited). Raises Conflict for a second active role."""
    held = _held(actor, vendor)
    _only_owners_make_owners(actor, held, role)
    if held.memberships.filter(user=user, ended_at__isnull=True).exists():
        raise Conflict(_("This person is a member already."))
    row = VendorMembership.objects.create(vendor=held, user=user, role=VendorRole(role).value)
    record(actor=actor, action="vendors.member.added", subject=row, case=held, after={"role": row.role})
    return row


@transaction.atomic
def invite(*, actor: Any, vendor: Vendor, email: str, role: str) -> tuple[VendorInvitation, str]:
    """Invite somebody by e-mail; returns the invitation and its one-time token, which is kept only as a hash."""
    held = _held(actor, vendor)
    _only_owners_make_owners(actor, held, role)
    if held.memberships.filter(user__email=email.strip().lower(), ended_at__isnull=True).exists():
        raise Conflict(_("This person is a member already."))
    token = secrets.token_urlsafe(32)
    row = VendorInvitation.objects.create(
        vendor=held, email=email.strip().lower(), role=VendorRole(role).value, token_hash=_hash(token), invited_by=actor,
        expires_at=now() + timedelta(days=INVITATION_DAYS),
    )  # fmt: skip
    record(actor=actor, action="vendors.member.invited", subject=row, case=held, after={"role": row.role})
    return row, token


def invitation_of(token: str) -> VendorInvitation | None:
    """The invitation a token opens, whatever its state; None for an unknown token."""
    return VendorInvitation.objects.select_related("vendor").filter(token_hash=_hash(token)).first()


@transaction.atomic
def accept_invitation(*, actor: User, token: str) -> VendorMembership:
    """The invited person joins. Raises Invalid when the invitation is unknown, used, withdrawn, expired or somebody else's."""
    row = VendorInvitation.objects.select_for_update().select_related("vendor").filter(token_hash=_hash(token)).first()
    if row is None or row.withdrawn_at is not None:
        raise Invalid({"": _("This invitation is not valid any more. Ask the startup for a new one.")}, code="withdrawn")
    if row.accepted_at is not None:
        raise Invalid({"": _("This invitation was used already.")}, code="used")
    if database_now() >= row.expires_at:
        raise Invalid({"": _("This invitation has expired. Ask the startup for a new one.")}, code="expired")
    if actor.email != row.email:
        raise Invalid({"": _("This invitation was sent to another e-mail address. Sign in with that address.")}, code="other_person")
    vendor = Vendor.objects.select_for_update().get(pk=row.vendor_id)
    if vendor.memberships.filter(user=actor, ended_at__isnull=True).exists():
        raise Conflict(_("You are a member of this startup already."))
    row.accepted_at = database_now()
    row.save(update_fields=["accepted_at"])
    member = VendorMembership.objects.create(vendor=vendor, user=actor, role=row.role)
    record(actor=actor, action="vendors.member.added", subject=member, case=vendor, after={"role": member.role})
    return member


@transaction.atomic
def withdraw_invitation(*, actor: Any, invitation: VendorInvitation) -> None:
    """An invitation that was not used yet is taken back."""
    held = _held(actor, invitation.vendor)
    row = VendorInvitation.objects.select_for_update().get(pk=invitation.pk)
    if row.accepted_at is not None:
        raise Conflict(_("This invitation was used already."))
    row.withdrawn_at = database_now()
    row.save(update_fields=["withdrawn_at"])
    record(actor=actor, action="vendors.member.invitation_withdrawn", subject=row, case=held)


def _keeps_an_owner(vendor: Vendor, leaving: VendorMembership) -> None:
    others = vendor.memberships.filter(role=VendorRole.OWNER.value, ended_at__isnull=True).exclude(pk=leaving.pk).exists()
    if leaving.role == VendorRole.OWNER and not others:
        raise Conflict(LAST_OWNER, code="last_owner")


@transaction.atomic
def change_role(*, actor: Any, membership: VendorMembership, role: str) -> VendorMembership:
    """End the present role and begin another, so that the history stays. Raises Conflict for the last owner."""
    held = _held(actor, membership.vendor)
    row = VendorMembership.objects.select_for_update().get(pk=membership.pk, ended_at__isnull=True)
    _only_owners_make_owners(actor, held, role)
    if role != VendorRole.OWNER:
        _keeps_an_owner(held, row)
    row.ended_at = database_now()
    row.save(update_fields=["ended_at"])
    new = VendorMembership.objects.create(vendor=held, user=row.user, role=VendorRole(role).value)
    record(actor=actor, action="vendors.member.role_changed", subject=new, case=held, before={"role": row.role}, after={"role": new.role})
    return new


@transaction.atomic
def remove_member(*, actor: Any, membership: VendorMembership) -> None:
    """A person leaves or is removed; access ends at the next request. Anybody may leave; the last owner cannot."""
    held = Vendor.objects.select_for_update().get(pk=membership.vendor_id)
    if getattr(actor, "pk", None) != membership.user_id:
        _held(actor, held)
    row = VendorMembership.objects.select_for_update().get(pk=membership.pk, ended_at__isnull=True)
    _keeps_an_owner(held, row)
    row.ended_at = database_now()
    row.save(update_fields=["ended_at"])
    record(actor=actor, action="vendors.member.removed", subject=row, case=held, before={"role": row.role})
