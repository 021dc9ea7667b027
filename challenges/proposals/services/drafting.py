"""Writing a proposal: answers, team, price, files. Each save is sealed at once; two writers never overwrite each other unseen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from challenges.proposals.models import Proposal, ProposalAnswer, ProposalFile, ProposalPrice, TeamMember
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_start_proposal, can_write_proposal
from challenges.proposals.pricing import Price
from challenges.proposals.purposes import PURPOSE
from challenges.proposals.sealing import data_key, places, seal, unseal
from challenges.proposals.services.locking import lock_proposal, share_round
from challenges.proposals.states import ACTIVE
from challenges.proposals.words import count_words
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.files.services import Sealer, attach, receive
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor

ANSWER_LIMIT = (
    100_000  # characters; the word limit of the question is enforced when submitting, so that nothing typed is lost
)
TEAM_LIMIT = 40
FILES_LIMIT = 30
TEAM_FIELDS = ("name", "role", "experience")


@transaction.atomic
def start_proposal(*, actor: Any, round_: Round, vendor: Vendor) -> Proposal:
    """Begin the vendor's one proposal in a round. Raises Conflict with the address of the existing one, NotAllowed with the reason."""
    share_round(round_.pk)
    existing = Proposal.objects.filter(vendor=vendor, round=round_, status__in=ACTIVE).first()
    if existing is not None:
        raise Conflict(
            _("Your startup already has a proposal in this round."), code="exists", url=existing.get_absolute_url()
        )
    can_start_proposal(actor, round_, vendor).require()
    challenge = round_.challenge
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(
                challenge=challenge,
                round=round_,
                vendor=vendor,
                version=challenge.version,
                created_by=actor,
                created_at=database_now(),
            )
    except IntegrityError as error:
        found = Proposal.objects.filter(vendor=vendor, round=round_, status__in=ACTIVE).first()
        raise Conflict(
            _("Your startup already has a proposal in this round."),
            code="exists",
            url=found.get_absolute_url() if found else "",
        ) from error
    record(actor=actor, action="proposals.proposal.started", subject=proposal, after={"status": proposal.status})
    return proposal


@transaction.atomic
def save_answer(*, actor: Any, proposal: Proposal, question_key: str, text: str, base_revision: int) -> ProposalAnswer:
    """Keep the working text of one answer.

    `base_revision` is the revision the writer began from (0 for none). If somebody saved another text meanwhile, raises Conflict whose
    message says so; the writer still holds the own text and reads the other one on the page. Saving the same text again changes nothing.
    """
    held = lock_proposal(proposal.pk)
    can_write_proposal(actor, held).require()
    question = held.version.terms.get(round=held.round).questions.filter(key=question_key).first()
    if question is None:
        raise Invalid({"question": _("This question is not part of the challenge.")})
    text = clean(text)
    if len(text) > ANSWER_LIMIT:
        raise Invalid({"text": _("The answer is longer than %(limit)s characters.") % {"limit": ANSWER_LIMIT}})
    key, place = data_key(held.round, Envelope.CONTENT.value), places.answer(held.public_id, question_key)
    row = ProposalAnswer.objects.select_for_update().filter(proposal=held, question_key=question_key).first()
    if row is not None and unseal(row.ciphertext, key=key, place=place) == text:
        return row
    if (row.revision if row else 0) != base_revision:
        raise Conflict(
            _("Somebody of your team changed this answer meanwhile. Your text is kept below; compare and save again."),
            code="revision",
        )
    row = row or ProposalAnswer(proposal=held, question_key=question_key, revision=0)
    row.ciphertext, row.words, row.revision = seal(text, key=key, place=place), count_words(text), row.revision + 1
    row.saved_by, row.saved_at = actor, database_now()
    row.save()
    _saved(actor, held, {"answer": question_key, "revision": row.revision, "words": row.words})
    return row


@transaction.atomic
def save_price(*, actor: Any, proposal: Proposal, price: Price, base_revision: int) -> ProposalPrice:
    """Keep the working price envelope. Raises Invalid for amounts that make no sense, Conflict as for answers."""
    held = lock_proposal(proposal.pk)
    can_write_proposal(actor, held).require()
    price.check()
    row = ProposalPrice.objects.select_for_update().filter(proposal=held).first()
    if (row.revision if row else 0) != base_revision:
        raise Conflict(
            _("Somebody of your team changed the price meanwhile. Yours is kept below; compare and save again."),
            code="revision",
        )
    row = row or ProposalPrice(proposal=held, revision=0)
    row.ciphertext = seal(
        price.as_json(), key=data_key(held.round, Envelope.PRICE.value), place=places.price(held.public_id)
    )
    row.revision, row.saved_by, row.saved_at = row.revision + 1, actor, database_now()
    row.save()
    _saved(actor, held, {"price_revision": row.revision})
    return row


@transaction.atomic
def save_team(*, actor: Any, proposal: Proposal, members: Sequence[dict[str, str]]) -> int:
    """Replace the team list; each member has name, role, experience. Returns how many were kept (rows without a name are dropped)."""
    held = lock_proposal(proposal.pk)
    can_write_proposal(actor, held).require()
    kept = [
        {name: clean(member.get(name, ""))[:600] for name in TEAM_FIELDS}
        for member in members
        if clean(member.get("name", ""))
    ]
    if len(kept) > TEAM_LIMIT:
        raise Invalid({"team": _("Name at most %(limit)s people.") % {"limit": TEAM_LIMIT}})
    key, place = data_key(held.round, Envelope.CONTENT.value), places.team(held.public_id)
    held.team.all().delete()
    TeamMember.objects.bulk_create(
        TeamMember(proposal=held, ciphertext=seal(member, key=key, place=place), position=position)
        for position, member in enumerate(kept)
    )
    _saved(actor, held, {"team": len(kept)})
    return len(kept)


@transaction.atomic
def add_file(*, actor: Any, proposal: Proposal, upload: UploadedFile, question_key: str = "") -> ProposalFile:
    """Seal an uploaded file into the proposal. Raises Invalid with the reason when it is refused."""
    held = lock_proposal(proposal.pk)
    can_write_proposal(actor, held).require()
    if held.files.filter(removed_at__isnull=True).count() >= FILES_LIMIT:
        raise Invalid({"file": _("A proposal holds at most %(limit)s files.") % {"limit": FILES_LIMIT}})
    sealer = Sealer(key_id=f"round:{held.round_id}", key=data_key(held.round, Envelope.CONTENT.value))
    attachment = receive(actor=actor, upload=upload, purpose=PURPOSE, seal=sealer)
    attach(attachment=attachment, owner=held)
    row = ProposalFile.objects.create(
        proposal=held, attachment=attachment, question_key=question_key, added_by=actor, added_at=database_now()
    )
    _saved(actor, held, {"file_added": str(attachment.pk)})
    return row


@transaction.atomic
def remove_file(*, actor: Any, proposal: Proposal, file_id: int) -> None:
    """Take a file out of the working proposal; what was already submitted keeps it."""
    held = lock_proposal(proposal.pk)
    can_write_proposal(actor, held).require()
    row = held.files.select_for_update().filter(pk=file_id, removed_at__isnull=True).first()
    if row is None:
        raise Invalid({"file": _("This file is not part of the proposal any more.")})
    row.removed_at = database_now()
    row.save(update_fields=["removed_at"])
    _saved(actor, held, {"file_removed": str(row.attachment_id)})


@transaction.atomic
def confirm_eligibility(*, actor: Any, proposal: Proposal, points: Iterable[str]) -> None:
    """Keep which points of eligibility and terms the writer has confirmed."""
    held = lock_proposal(proposal.pk)
    can_write_proposal(actor, held).require()
    held.eligibility = {point: True for point in points}
    held.save(update_fields=["eligibility", "updated_at"])
    _saved(actor, held, {"eligibility": sorted(held.eligibility)})


def _saved(actor: Any, proposal: Proposal, after: dict[str, Any]) -> None:
    record(actor=actor, action="proposals.proposal.saved", subject=proposal, after=after)
