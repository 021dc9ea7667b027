"""Submitting and withdrawing. The database's clock, read under the round's lock, decides; a retry gets the same
receipt.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.proposals.blockers import blockers_of, eligibility_points
from challenges.proposals.models import Proposal, Submission
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_send_for
from challenges.proposals.receipts import digest, new_salt, receipt_hash, receipt_number
from challenges.proposals.sealing import data_key, places, seal
from challenges.proposals.sealing.door import draft_answers, draft_files, draft_price, draft_team
from challenges.proposals.services.locking import lock_proposal
from challenges.proposals.services.refusing import take_in_time
from marketplace.clock import database_now
from marketplace.dates import jalali_year
from marketplace.errors import Invalid
from marketplace.journal.services import record
from vendors.selectors import badge_of

KEY_LIMIT = 64


@transaction.atomic
def submit_proposal(
    *, actor: Any, proposal: Proposal, idempotency_key: str, points: Iterable[str] | None = None
) -> Submission:
    """Freeze the working proposal into a sealed submission and return it with its receipt.

    `points` are the points of eligibility the writer confirms with this very step; None leaves those confirmed before.
    The same `idempotency_key` again returns the same submission, also after the deadline: a lost answer is not a lost
    proposal. Raises Late after the deadline, Invalid with every blocker, NotAllowed with the reason. Nothing is kept of
    a refused try.
    """
    if not 0 < len(idempotency_key) <= KEY_LIMIT:
        raise Invalid({"": _("The page is out of date. Open “Check your answers” again and submit from there.")})
    held = lock_proposal(proposal.pk)
    role = held.vendor.role_of(actor)
    done: Submission | None = held.submissions.filter(idempotency_key=idempotency_key).first()
    if done is not None and role:
        return done
    moment = database_now()  # before the decision: what is accepted carries a time before the deadline
    before, after = take_in_time("submit", actor=actor, proposal=held)
    can_send_for(held.vendor).require()
    held.version = held.challenge.version
    if points is not None:
        held.eligibility = dict.fromkeys(sorted(set(points) & set(eligibility_points(held))), True)
    problems = blockers_of(held)
    if problems:
        raise Invalid(_by_section(problems), code="blocked")
    submission = _freeze(actor, held, idempotency_key, moment)
    held.current_submission, held.badge = submission, badge_of(held.vendor)
    held.save(update_fields=["status", "current_submission", "badge", "version", "eligibility", "updated_at"])
    record(
        actor=actor, action="proposals.proposal.submitted", subject=held, role=role, before={"status": before},
        after={"status": after, "receipt": submission.receipt_number, "number": submission.number},
    )  # fmt: skip
    return submission


def _by_section(problems: list[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for blocker in problems:
        found.setdefault(blocker.section, []).append(blocker.message)
    return found


def _freeze(actor: Any, held: Proposal, idempotency_key: str, moment: datetime) -> Submission:
    number = held.submissions.count() + 1
    content_key = data_key(held.round, Envelope.CONTENT.value)
    content = _content(held, content_key)
    price = {**(draft_price(held) if held.has_price else {}), "salt": new_salt()}
    price_key = data_key(held.round, Envelope.PRICE.value)
    receipt = receipt_number(jalali_year(moment))
    content_hash, price_hash = digest(content), digest(price)
    file_hashes = [entry["sha256"] for entry in content["files"]]
    return Submission.objects.create(
        proposal=held, number=number, version=held.version, receipt_number=receipt, idempotency_key=idempotency_key,
        content_ciphertext=seal(content, key=content_key, place=places.submitted_content(held.public_id, number)),
        price_ciphertext=seal(price, key=price_key, place=places.submitted_price(held.public_id, number)),
        content_hash=content_hash, price_hash=price_hash, file_hashes=file_hashes, submitted_by=actor,
        receipt_hash=receipt_hash(
            number=receipt, content_hash=content_hash, price_hash=price_hash, file_hashes=file_hashes
        ),
        received_at=moment,
    )  # fmt: skip


def _content(held: Proposal, key: bytes) -> dict[str, Any]:
    files = [
        {
            "name": file.name,
            "sha256": file.row.attachment.sha256,
            "size": file.row.attachment.size,
            "id": str(file.row.attachment_id),
            "question": file.row.question_key,
        }
        for file in draft_files(held, key)
    ]
    asked = set(held.version.terms.get(round=held.round).questions.values_list("key", flat=True))
    answers = {name: text for name, text in draft_answers(held, key).items() if name in asked}
    return {
        "challenge": held.challenge.reference, "round": held.round.number, "version": held.version.number,
        "salt": new_salt(), "answers": answers, "team": draft_team(held, key), "files": files,
        "partners": _partners(held), "eligibility": sorted(held.eligibility),
    }  # fmt: skip


def _partners(held: Proposal) -> list[dict[str, Any]]:
    rows = held.partners.select_related("vendor").order_by("pk")
    return [{"legal_id": row.vendor.legal_id, "name": row.vendor.name_fa, "share": row.share} for row in rows]


@transaction.atomic
def withdraw_proposal(*, actor: Any, proposal: Proposal) -> Proposal:
    """Take a submitted proposal back until the deadline; the working text stays and can be submitted again.
    Withdrawing twice changes nothing. Raises Late after the deadline.
    """
    held = lock_proposal(proposal.pk)
    role = held.vendor.role_of(actor)
    if role and held.status == "withdrawn":
        return held
    before, after = take_in_time("withdraw", actor=actor, proposal=held)
    held.save(update_fields=["status", "updated_at"])
    record(
        actor=actor, action="proposals.proposal.withdrawn", subject=held, role=role, before={"status": before},
        after={"status": after},
    )  # fmt: skip
    return held
