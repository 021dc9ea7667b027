"""Submitting and withdrawing. The database's clock, read under the round's lock, decides; a retry gets the same receipt."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.proposals.blockers import blockers_of
from challenges.proposals.models import Proposal, Submission
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_submit_proposal, can_withdraw_proposal
from challenges.proposals.receipts import digest, new_salt, receipt_hash, receipt_number
from challenges.proposals.sealing import data_key, places, seal
from challenges.proposals.sealing.door import draft_answers, draft_price, draft_team
from challenges.proposals.services.locking import lock_proposal
from challenges.proposals.states import PROPOSAL
from marketplace.clock import database_now
from marketplace.dates import jalali_year
from marketplace.errors import Invalid, Late
from marketplace.journal.services import record
from vendors.selectors import badge_of

KEY_LIMIT = 64


@transaction.atomic
def submit_proposal(*, actor: Any, proposal: Proposal, idempotency_key: str) -> Submission:
    """Freeze the working proposal into a sealed submission and return it with its receipt.

    The same `idempotency_key` again returns the same submission, also after the deadline: a lost answer is not a lost proposal. Raises
    Late after the deadline, Invalid with every blocker, NotAllowed with the reason. Nothing is kept of a refused try.
    """
    if not 0 < len(idempotency_key) <= KEY_LIMIT:
        raise Invalid({"": _("The page is out of date. Open “Check your answers” again and submit from there.")})
    held = lock_proposal(proposal.pk)
    before_role = held.vendor.role_of(actor)
    done = held.submissions.filter(idempotency_key=idempotency_key).first()
    if done is not None and before_role:
        return done
    decision = can_submit_proposal(actor, held)
    if decision.code == "late":
        raise Late(decision.reason, code="late")
    decision.require()
    held.version = held.challenge.version
    problems = blockers_of(held)
    if problems:
        raise Invalid({blocker.section: blocker.message for blocker in problems}, code="blocked")
    submission = _freeze(actor, held, idempotency_key)
    before, after = PROPOSAL.apply("submit", actor=actor, obj=held)
    held.current_submission, held.badge = submission, badge_of(held.vendor)
    held.save(update_fields=["status", "current_submission", "badge", "version", "updated_at"])
    record(
        actor=actor, action="proposals.proposal.submitted", subject=held, before={"status": before},
        after={"status": after, "receipt": submission.receipt_number, "number": submission.number},
    )  # fmt: skip
    return submission


def _freeze(actor: Any, held: Proposal, idempotency_key: str) -> Submission:
    number = held.submissions.count() + 1
    files = [
        {"name": row.attachment.name, "sha256": row.attachment.sha256, "size": row.attachment.size, "id": str(row.attachment_id),
         "question": row.question_key}
        for row in held.files.filter(removed_at__isnull=True).select_related("attachment").order_by("pk")
    ]  # fmt: skip
    content = {
        "challenge": held.challenge.reference, "round": held.round.number, "version": held.version.number, "salt": new_salt(),
        "answers": draft_answers(held), "team": draft_team(held), "files": files, "partners": _partners(held),
        "eligibility": sorted(held.eligibility),
    }  # fmt: skip
    price = {**draft_price(held), "salt": new_salt()}
    moment = database_now()
    receipt = receipt_number(jalali_year(moment))
    hashes = {
        "content_hash": digest(content),
        "price_hash": digest(price),
        "file_hashes": [entry["sha256"] for entry in files],
    }
    return Submission.objects.create(
        proposal=held, number=number, version=held.version, receipt_number=receipt, idempotency_key=idempotency_key,
        content_ciphertext=seal(
            content, key=data_key(held.round, Envelope.CONTENT.value), place=places.submitted_content(held.public_id, number)
        ),
        price_ciphertext=seal(price, key=data_key(held.round, Envelope.PRICE.value), place=places.submitted_price(held.public_id, number)),
        receipt_hash=receipt_hash(number=receipt, **hashes), submitted_by=actor, received_at=moment, **hashes,
    )  # fmt: skip


def _partners(held: Proposal) -> list[dict[str, Any]]:
    rows = held.partners.select_related("vendor").order_by("pk")
    return [{"legal_id": row.vendor.legal_id, "name": row.vendor.name_fa, "share": row.share} for row in rows]


@transaction.atomic
def withdraw_proposal(*, actor: Any, proposal: Proposal) -> Proposal:
    """Take a submitted proposal back until the deadline; the working text stays and can be submitted again. Raises Late afterwards."""
    held = lock_proposal(proposal.pk)
    decision = can_withdraw_proposal(actor, held)
    if decision.code == "late":
        raise Late(decision.reason, code="late")
    before, after = PROPOSAL.apply("withdraw", actor=actor, obj=held)
    held.save(update_fields=["status", "updated_at"])
    record(
        actor=actor,
        action="proposals.proposal.withdrawn",
        subject=held,
        before={"status": before},
        after={"status": after},
    )
    return held
