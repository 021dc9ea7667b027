"""Submitting and withdrawing. The database's clock, read under the round's lock, decides; a retry gets the same
receipt.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import ProposalQuestion
from challenges.proposals.blockers import blockers_of, eligibility_points, questions_of
from challenges.proposals.models import Proposal, Submission
from challenges.proposals.permissions import can_send_for
from challenges.proposals.receipts import digest, new_salt, receipt_hash, receipt_number
from challenges.proposals.sealing import Draft, DraftFile, DraftPartner, places, seal
from challenges.proposals.sealing.door import draft_of
from challenges.proposals.services.locking import lock_in_time
from challenges.proposals.services.refusing import take_in_time
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
    proposal. Raises Late after the deadline, Invalid with every blocker, NotAllowed with the reason, SealBroken.
    Nothing is kept of a refused try.
    """
    if not 0 < len(idempotency_key) <= KEY_LIMIT:
        raise Invalid({"": _("The page is out of date. Open “Check your answers” again and submit from there.")})
    held, moment = lock_in_time(proposal.pk)
    role = held.vendor.role_of(actor)
    done: Submission | None = held.submissions.filter(idempotency_key=idempotency_key).first()
    if done is not None and role:
        return done
    before, after = take_in_time("submit", actor=actor, proposal=held, moment=moment)
    can_send_for(held.vendor).require()
    held.version = held.challenge.version
    if points is not None:
        held.eligibility = dict.fromkeys(sorted(set(points) & set(eligibility_points(held))), True)
    draft, questions = draft_of(held), questions_of(held)
    problems = blockers_of(held, draft, questions)
    if problems:
        raise Invalid(_by_section(problems), code="blocked")
    submission = _freeze(actor, held, _content(held, draft, questions), draft, idempotency_key, moment)
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


def _freeze(
    actor: Any, held: Proposal, content: dict[str, Any], draft: Draft, idempotency_key: str, moment: datetime
) -> Submission:
    number = held.submissions.count() + 1
    price = {**(draft.price if held.has_price else {}), "salt": new_salt()}
    receipt = receipt_number(jalali_year(moment))
    content_hash, price_hash = digest(content), digest(price)
    file_hashes = [entry["sha256"] for entry in content["files"]]
    content_place = places.submitted_content(held.public_id, number)
    price_place = places.submitted_price(held.public_id, number)
    return Submission.objects.create(
        proposal=held, number=number, version=held.version, receipt_number=receipt, idempotency_key=idempotency_key,
        content_ciphertext=seal(content, key=draft.keys.content, place=content_place),
        price_ciphertext=seal(price, key=draft.keys.price, place=price_place),
        content_hash=content_hash, price_hash=price_hash, file_hashes=file_hashes, submitted_by=actor,
        receipt_hash=receipt_hash(
            number=receipt, content_hash=content_hash, price_hash=price_hash, file_hashes=file_hashes
        ),
        received_at=moment,
    )  # fmt: skip


def _content(held: Proposal, draft: Draft, questions: Iterable[ProposalQuestion]) -> dict[str, Any]:
    asked = {question.key for question in questions}
    return {
        "challenge": held.challenge.reference,
        "round": held.round.number,
        "version": held.version.number,
        "salt": new_salt(),
        "answers": {name: text for name, text in draft.answers.items() if name in asked},
        "team": draft.team,
        "files": [_file(file) for file in draft.files],
        "partners": [_partner(row) for row in draft.partners],
        "eligibility": sorted(held.eligibility),
    }


def _file(file: DraftFile) -> dict[str, Any]:
    attachment = file.row.attachment
    return {
        "name": file.name, "sha256": attachment.sha256, "size": attachment.size, "id": str(attachment.pk),
        "question": file.row.question_key,
    }  # fmt: skip


def _partner(partner: DraftPartner) -> dict[str, Any]:
    name = partner.row.vendor.name_fa if partner.row.vendor else ""
    return {"legal_id": partner.legal_id, "name": name, "share": partner.share}


@transaction.atomic
def withdraw_proposal(*, actor: Any, proposal: Proposal) -> Proposal:
    """Take a submitted proposal back until the deadline; the working text stays and can be submitted again.
    Withdrawing twice changes nothing. Raises Late after the deadline.
    """
    held, moment = lock_in_time(proposal.pk)
    role = held.vendor.role_of(actor)
    if role and held.status == "withdrawn":
        return held
    before, after = take_in_time("withdraw", actor=actor, proposal=held, moment=moment)
    held.save(update_fields=["status", "updated_at"])
    record(
        actor=actor, action="proposals.proposal.withdrawn", subject=held, role=role, before={"status": before},
        after={"status": after},
    )  # fmt: skip
    return held
