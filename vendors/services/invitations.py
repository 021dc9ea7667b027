"""Invitations by e-mail: made, accepted once, withdrawn.

Invariant: the token is derived from the invitation under the site's secret, so that a worker can write it into the
letter (and write it again after a failure) while the database keeps only its hash.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from vendors.models import VendorInvitation, VendorMembership, VendorRole
from vendors.models.firm import Vendor
from vendors.permissions import can_give_role
from vendors.services.locking import locked_vendor, vendor_to_manage
from vendors.services.people import MEMBER_ALREADY, join

INVITATION_DAYS = 7
MOST_OPEN = 20
SALT = "vendors.invitation"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_of(invitation: VendorInvitation) -> str:
    """The one-time token of an invitation, for its letter only."""
    digest = salted_hmac(SALT, str(invitation.public_id), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


@transaction.atomic
def invite(*, actor: Any, vendor: Vendor, email: str, role: str) -> tuple[VendorInvitation, str]:
    """Invite somebody by e-mail; returns the invitation and its one-time token, which is kept only as a hash.

    A new invitation takes the place of an open one to the same address. Raises Invalid for what is no address, Conflict
    for members and when too many invitations are open.
    """
    held = vendor_to_manage(actor, vendor.pk)
    can_give_role(actor, held, role).require()
    address = _address(email)
    if held.memberships.filter(user__email=address, ended_at__isnull=True).exists():
        raise Conflict(MEMBER_ALREADY, code="member_already")
    moment = database_now()
    unanswered = held.invitations.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    unanswered.filter(email=address).update(withdrawn_at=moment)
    if unanswered.filter(expires_at__gt=moment).count() >= MOST_OPEN:
        raise Conflict(_("Too many invitations are open; withdraw some first."), code="too_many")
    row = VendorInvitation(
        vendor=held,
        email=address,
        role=VendorRole(role).value,
        invited_by=actor,
        created_at=moment,
        expires_at=moment + timedelta(days=INVITATION_DAYS),
    )
    token = token_of(row)
    row.token_hash = _hash(token)
    row.save()
    record(actor=actor, action="vendors.member.invited", subject=row, case=held, after={"role": row.role})
    return row, token


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid({"email": _("This is not an e-mail address. Write it like name@example.ir.")}) from error
    return address


def invitation_of(token: str) -> VendorInvitation | None:
    """The invitation a token opens, whatever its state; None for an unknown token."""
    return VendorInvitation.objects.select_related("vendor").filter(token_hash=_hash(token)).first()


def problem_with(invitation: VendorInvitation | None, actor: User) -> Invalid | None:
    """Why the actor cannot accept the invitation; None when nothing stands against it."""
    if invitation is None or invitation.withdrawn_at is not None:
        words = _("This invitation is not valid any more. Ask the startup for a new one.")
        return Invalid({"": words}, code="withdrawn")
    if invitation.accepted_at is not None:
        return Invalid({"": _("This invitation was used already.")}, code="used")
    if database_now() >= invitation.expires_at:
        return Invalid({"": _("This invitation has expired. Ask the startup for a new one.")}, code="expired")
    if actor.email != invitation.email:
        words = _("This invitation was sent to another e-mail address. Sign in with that address.")
        return Invalid({"": words}, code="other_person")
    return None


@transaction.atomic
def accept_invitation(*, actor: User, token: str) -> VendorMembership:
    """The invited person joins. Raises Invalid when the invitation is unknown, used, withdrawn, expired or somebody
    else's; Conflict for members.
    """
    found = invitation_of(token)
    held = locked_vendor(found.vendor_id) if found is not None else None
    row = VendorInvitation.objects.select_for_update().filter(token_hash=_hash(token)).first()
    problem = problem_with(row, actor)
    if problem is not None or row is None or held is None:
        raise problem or LookupError(token)
    member = join(held, actor, row.role)
    row.accepted_at = database_now()
    row.save(update_fields=["accepted_at"])
    record(actor=actor, action="vendors.member.added", subject=member, case=held, after={"role": member.role})
    return member


@transaction.atomic
def withdraw_invitation(*, actor: Any, invitation: VendorInvitation) -> None:
    """An invitation that was not used yet is taken back; doing it twice changes nothing."""
    held = vendor_to_manage(actor, invitation.vendor_id)
    row = VendorInvitation.objects.select_for_update().get(pk=invitation.pk)
    if row.accepted_at is not None:
        raise Conflict(_("This invitation was used already."), code="used")
    if row.withdrawn_at is not None:
        return
    row.withdrawn_at = database_now()
    row.save(update_fields=["withdrawn_at"])
    record(actor=actor, action="vendors.member.invitation_withdrawn", subject=row, case=held)
