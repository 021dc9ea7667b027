"""Proposals for tests, written, sealed and opened through the services like any other.

draft_proposal(…)       a complete working proposal that could be submitted (person=, challenge=, round_=, vendor=,
                        text=, amount= …)
submitted_proposal(…)   the same, submitted, with its receipt
opened_round(…)         a closed round whose proposals two officers opened, with `count` received proposals
opened_prices(round_)   its price envelopes opened too, once the panel has settled the technical scores
"""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from challenges.models import Challenge, Round
from challenges.proposals import services
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Opening, Proposal
from challenges.proposals.models.opening import Envelope
from challenges.proposals.pricing import Price, PriceLine
from challenges.services import close_due
from marketplace.accounts.models import User
from tests.factories.accounts import office_officer
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.vendors import member_of_verified_vendor
from vendors.models import Vendor

TEXT = "حسگر کم‌مصرف هر ساعت پرشدگی مخزن را می‌فرستد"
AMOUNT = 30_000_000_000


def picture(name: str = "نقشه.png", *, size: int = 8) -> SimpleUploadedFile:
    """A small real picture to upload."""
    content = io.BytesIO()
    Image.new("RGB", (size, size), (10, 126, 140)).save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/png")


def price(amount: int = AMOUNT) -> Price:
    """A price of one line, value-added tax included."""
    return Price((PriceLine("اجرای پایلوت", amount),))


def draft_proposal(
    *,
    person: User | None = None,
    challenge: Challenge | None = None,
    round_: Round | None = None,
    vendor: Vendor | None = None,
    text: str = TEXT,
    amount: int = AMOUNT,
    file: SimpleUploadedFile | None = None,
    member: str = "سارا راد",
) -> Proposal:
    """A working proposal without blockers. `file` goes to the question that takes one."""
    person = person or member_of_verified_vendor()
    challenge = challenge or (round_.challenge if round_ else open_challenge())
    round_ = round_ or challenge.rounds.get(number=challenge.current_round)
    vendor = vendor or Vendor.objects.of(person).get()
    proposal = services.start_proposal(actor=person, round_=round_, vendor=vendor)
    for question in challenge.version.terms.get(round=round_).questions.all():
        services.save_answer(actor=person, proposal=proposal, question_key=question.key, text=text, base_revision=0)
    team = [{"name": member, "role": "مدیر پروژه", "experience": "ده سال کار در پسماند"}]
    services.save_team(actor=person, proposal=proposal, members=team)
    if file is not None:
        services.add_file(actor=person, proposal=proposal, upload=file, question_key="team")
    if proposal.has_price:
        services.save_price(actor=person, proposal=proposal, price=price(amount), base_revision=0)
    services.confirm_eligibility(actor=person, proposal=proposal, points=eligibility_points(proposal))
    return fresh(proposal)


def submitted_proposal(*, key: str = "", **values: Any) -> Proposal:
    """A proposal with its first receipt; `values` as for `draft_proposal`."""
    proposal = draft_proposal(**values)
    services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key=key or uuid.uuid4().hex)
    return fresh(proposal)


@dataclass
class OpenedRound:
    """A round whose proposals are open: everything the evaluation begins with. Act inside
    `after_deadline(challenge)`.
    """

    challenge: Challenge
    round: Round
    opening: Opening
    proposals: list[Proposal]
    first_officer: User
    second_officer: User


def opened_round(*, challenge: Challenge | None = None, count: int = 2, **changes: Any) -> OpenedRound:
    """`count` proposals of as many startups, received and opened; `changes` go to the content of the challenge.

    The clock is back at the present afterwards: look at the round inside `after_deadline(found.challenge)`.
    """
    first, second = office_officer(), office_officer()
    challenge = challenge or open_challenge(actor=first, **changes)
    proposals = [
        submitted_proposal(challenge=challenge, amount=AMOUNT - place * 1_000_000_000, text=f"{TEXT}، راه {place + 1}")
        for place in range(count)
    ]
    with after_deadline(challenge):
        close_due()
        round_ = challenge.rounds.get(number=challenge.current_round)
        opening = open_envelopes(round_, first, second)
    challenge.refresh_from_db()
    round_.refresh_from_db()
    return OpenedRound(challenge, round_, opening, [fresh(row) for row in proposals], first, second)


def open_envelopes(round_: Round, first: User, second: User, envelope: str = Envelope.CONTENT.value) -> Opening:
    """Both officers open one kind of envelope; the deadline must have passed."""
    asked = services.request_opening(actor=first, round_=round_, envelope=envelope)
    return services.confirm_opening(actor=second, opening=asked)


def opened_prices(found: OpenedRound) -> Opening:
    """The price envelopes opened by the same officers, after the technical scores were settled."""
    return open_envelopes(found.round, found.first_officer, found.second_officer, Envelope.PRICE.value)


def fresh(proposal: Proposal) -> Proposal:
    """The proposal as the database has it now, without anything kept on the object."""
    row: Proposal = Proposal.objects.select_related(
        "round", "challenge", "vendor", "version", "created_by", "current_submission"
    ).get(pk=proposal.pk)
    return row
