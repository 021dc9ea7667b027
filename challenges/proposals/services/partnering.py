"""Partners of a consortium: asked for by legal id, consenting from their own account.

Invariants: a consent is to a whole division of shares; whoever changes the division asks everybody anew. The asking
startup learns of another one only what that one has agreed to tell: before the consent it sees the legal id it typed.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.proposals.blockers import WHOLE
from challenges.proposals.models import Partner, Proposal
from challenges.proposals.permissions import can_answer_partnership
from challenges.proposals.sealing import keys_of, places, seal
from challenges.proposals.sealing.door import DraftPartner, partners_of
from challenges.proposals.services.drafting import saved, writable
from challenges.proposals.services.locking import lock_proposal
from challenges.proposals.services.refusing import require_in_time
from marketplace.clock import database_now
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from vendors.models import Vendor

PARTNERS_LIMIT = 10
INVITED, CONSENTED, DECLINED = (f"proposals.partner.{word}" for word in ("invited", "consented", "declined"))


@transaction.atomic
def ask_partner(*, actor: Any, proposal: Proposal, legal_id: str, share: int) -> Partner:
    """Ask the startup of this legal id to take part with a share (hundredths of a percent). Whether it is registered
    is not told. Raises Invalid for the own legal id, one that is asked already, and shares that leave nothing.
    """
    held = writable(actor, proposal)
    others = partners_of(held)
    if legal_id == held.vendor.legal_id:
        raise Invalid({"legal_id": _("This is your own startup; it has what the partners leave.")})
    if any(other.legal_id == legal_id for other in others):
        raise Invalid({"legal_id": _("This startup is asked already; change its share below.")})
    if len(others) >= PARTNERS_LIMIT:
        raise Invalid({"legal_id": _("A proposal has at most %(limit)s partners.") % {"limit": PARTNERS_LIMIT}})
    _fits([*(other.share for other in others), share])
    found = Vendor.objects.filter(legal_id=legal_id).exclude(pk=held.vendor_id).first()
    row = Partner(proposal=held, vendor=found, public_id=uuid.uuid4(), asked_at=database_now())
    row.ciphertext = _sealed(held, row, legal_id, share)
    row.save()
    _ask_anew(others)
    _asked(actor, held, [row, *(other.row for other in others)])
    return row


@transaction.atomic
def change_share(*, actor: Any, proposal: Proposal, partner_id: uuid.UUID, share: int) -> None:
    """Give a partner another share; every partner is asked anew. The same share again changes nothing."""
    held = writable(actor, proposal)
    partners = partners_of(held)
    changed = _one_of(partners, partner_id)
    if changed.share == share:
        return
    _fits([share if other is changed else other.share for other in partners])
    changed.row.ciphertext = _sealed(held, changed.row, changed.legal_id, share)
    changed.row.save(update_fields=["ciphertext"])
    _ask_anew(partners)
    _asked(actor, held, [other.row for other in partners])


@transaction.atomic
def remove_partner(*, actor: Any, proposal: Proposal, partner_id: uuid.UUID) -> None:
    """Go on without a partner; the others are asked anew. Removing it again changes nothing."""
    held = writable(actor, proposal)
    partners = partners_of(held)
    gone = next((other for other in partners if other.row.public_id == partner_id), None)
    if gone is None:
        return
    gone.row.delete()
    rest = [other for other in partners if other is not gone]
    _ask_anew(rest)
    _asked(actor, held, [other.row for other in rest])


@transaction.atomic
def answer_partnership(*, actor: Any, partner: Partner, consents: bool, stamp: str) -> None:
    """Consent or decline, from the account of the startup that is asked. `stamp` is the division the reader saw: if it
    changed meanwhile, raises WrongState and nothing is agreed to. Consenting twice changes nothing.
    """
    held = lock_proposal(partner.proposal_id)
    row = Partner.objects.select_for_update(of=("self",)).select_related("vendor").filter(pk=partner.pk).first()
    if row is None:
        raise WrongState(_("You are not asked any more; the startup goes on without you or has asked anew."))
    row.proposal = held
    require_in_time(can_answer_partnership(actor, row), held)
    if consents and stamp != division_stamp(held):
        raise WrongState(_("The shares have changed meanwhile; read them again before you consent."), code="changed")
    if consents and row.consented_at is not None:
        return
    if not consents and row.consented_at is not None:
        raise WrongState(_("You have consented already. Ask the startup to go on without you."), code="consented")
    if consents:
        row.consented_by, row.consented_at = actor, database_now()
        row.save(update_fields=["consented_by", "consented_at"])
    else:
        row.delete()
    action = CONSENTED if consents else DECLINED
    record(actor=actor, action=action, subject=held, case=partner, role="partner", after={"consented": consents})


def division_stamp(proposal: Proposal) -> str:
    """A mark of who is asked with which share; says nothing about it."""
    rows = [(str(row.row.public_id), bytes(row.row.ciphertext).hex()) for row in partners_of(proposal)]
    return uuid.uuid5(proposal.public_id, repr(rows)).hex


def _one_of(partners: list[DraftPartner], partner_id: uuid.UUID) -> DraftPartner:
    found = next((other for other in partners if other.row.public_id == partner_id), None)
    if found is None:
        raise Invalid({"": _("This partner is not part of the proposal any more.")})
    return found


def _fits(shares: list[int]) -> None:
    if any(share < 1 for share in shares):
        raise Invalid({"share": _("A share is more than nothing.")})
    if sum(shares) >= WHOLE:
        raise Invalid({"share": _("The partners' shares leave nothing for your own startup.")})


def _sealed(held: Proposal, row: Partner, legal_id: str, share: int) -> bytes:
    place = places.partner(held.public_id, row.public_id)
    return seal({"legal_id": legal_id, "share": share}, key=keys_of(held.round).content, place=place)


def _ask_anew(partners: list[DraftPartner]) -> None:
    ids = [other.row.pk for other in partners]
    Partner.objects.filter(pk__in=ids).update(consented_by=None, consented_at=None, asked_at=database_now())


def _asked(actor: Any, held: Proposal, rows: list[Partner]) -> None:
    """One row of the journal; its event tells every partner that is asked."""
    if rows:
        role = held.vendor.role_of(actor)
        ids = [str(row.public_id) for row in rows]
        record(actor=actor, action=INVITED, subject=held, case=rows[0], role=role, after={"partners": ids})
    else:
        saved(actor, held, held, {"partners": []})
