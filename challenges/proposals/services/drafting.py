"""Writing a proposal: answers, team, price, eligibility. Each save is sealed at once; two writers never overwrite each
other unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Proposal, ProposalAnswer, ProposalPrice, TeamMember
from challenges.proposals.permissions import can_start_proposal, can_write_proposal
from challenges.proposals.pricing import Price
from challenges.proposals.sealing import keys_of, places, seal, unseal
from challenges.proposals.services.continuing import carry_over, earlier_of
from challenges.proposals.services.locking import lock_proposal, share_round
from challenges.proposals.services.refusing import require_in_time
from challenges.proposals.states import ACTIVE
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.face.words import count_words
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor

ANSWER_LIMIT = 100_000  # characters; the word limit is enforced when submitting, so that nothing typed is lost
TEAM_LIMIT = 40
TEAM_FIELD_LIMIT = 600  # characters
TEAM_FIELDS = ("name", "role", "experience")


@transaction.atomic
def start_proposal(*, actor: Any, round_: Round, vendor: Vendor) -> Proposal:
    """Begin the vendor's one proposal in a round, with what it wrote before for this challenge; partners that come
    along are asked anew.

    Raises Conflict with the address of the existing one, NotAllowed with the reason.
    """
    share_round(round_)
    can_start_proposal(actor, round_, vendor).require()
    existing = _existing(round_, vendor)
    if existing is not None:
        raise _twice(existing)
    challenge = round_.challenge
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(
                challenge=challenge, round=round_, vendor=vendor, version=challenge.version, created_by=actor,
                created_at=database_now(),
            )  # fmt: skip
    except IntegrityError as error:
        raise _twice(_existing(round_, vendor)) from error
    after: dict[str, Any] = {"status": proposal.status}
    earlier = earlier_of(proposal)
    if earlier is not None:
        partners = carry_over(earlier, proposal, actor)
        after |= {"partners": [str(row.public_id) for row in partners]} if partners else {}
        proposal.continues = earlier
        proposal.save(update_fields=["continues"])
    record(actor=actor, action="proposals.proposal.started", subject=proposal, after=after)
    return proposal


def _existing(round_: Round, vendor: Vendor) -> Proposal | None:
    return Proposal.objects.filter(vendor=vendor, round=round_, status__in=ACTIVE).first()


def _twice(existing: Proposal | None) -> Conflict:
    return Conflict(
        _("Your startup already has a proposal in this round."),
        code="exists",
        url=existing.get_absolute_url() if existing else "",
    )


def writable(actor: Any, proposal: Proposal) -> Proposal:
    """The proposal, held, if the actor may write in it now. Raises Late after the deadline, NotAllowed with the
    reason.
    """
    held = lock_proposal(proposal.pk)
    require_in_time(can_write_proposal(actor, held), held)
    return held


@transaction.atomic
def save_answer(*, actor: Any, proposal: Proposal, question_key: str, text: str, base_revision: int) -> ProposalAnswer:
    """Keep the working text of one answer.

    `base_revision` is the revision the writer began from (0 for none). If somebody saved another text meanwhile, raises
    Conflict whose message says so; the writer still holds the own text and reads the other one on the page. Saving the
    same text again changes nothing.
    """
    held = writable(actor, proposal)
    if not held.working_version.terms.filter(round=held.round, questions__key=question_key).exists():
        raise Invalid({"text": _("This question is not part of the challenge.")})
    text = clean(text)
    if len(text) > ANSWER_LIMIT:
        raise Invalid({"text": _("The answer is longer than %(limit)s characters.") % {"limit": ANSWER_LIMIT}})
    key, place = keys_of(held.round).content, places.answer(held.public_id, question_key)
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
    saved(actor, held, row, {"answer": question_key, "revision": row.revision, "words": row.words})
    return row


@transaction.atomic
def save_price(*, actor: Any, proposal: Proposal, price: Price, base_revision: int) -> ProposalPrice:
    """Keep the working price envelope. Raises Invalid for amounts that make no sense, Conflict as for answers."""
    held = writable(actor, proposal)
    if not held.has_price:
        raise Invalid({"lines": _("Concepts have no price.")})
    price.check()
    row = ProposalPrice.objects.select_for_update().filter(proposal=held).first()
    key, place = keys_of(held.round).price, places.price(held.public_id)
    if row is not None and unseal(row.ciphertext, key=key, place=place) == price.as_json():
        return row
    if (row.revision if row else 0) != base_revision:
        raise Conflict(
            _("Somebody of your team changed the price meanwhile. Yours is kept below; compare and save again."),
            code="revision",
        )
    row = row or ProposalPrice(proposal=held, revision=0)
    row.ciphertext = seal(price.as_json(), key=key, place=place)
    row.revision, row.saved_by, row.saved_at = row.revision + 1, actor, database_now()
    row.save()
    saved(actor, held, row, {"price_revision": row.revision})
    return row


@transaction.atomic
def save_team(
    *, actor: Any, proposal: Proposal, members: Sequence[dict[str, str]], base_stamp: str | None = None
) -> int:
    """Replace the team list; each member has name, role, experience. Returns how many were kept (rows without a name
    are dropped).

    `base_stamp` is the `team_stamp` the writer began from; if somebody saved another list meanwhile, raises Conflict.
    """
    held = writable(actor, proposal)
    kept = [
        {name: clean(member.get(name, ""))[:TEAM_FIELD_LIMIT] for name in TEAM_FIELDS}
        for member in members
        if clean(member.get("name", ""))
    ]
    if len(kept) > TEAM_LIMIT:
        raise Invalid({"team": _("Name at most %(limit)s people.") % {"limit": TEAM_LIMIT}})
    if base_stamp is not None and base_stamp != team_stamp(held):
        raise Conflict(
            _("Somebody of your team changed this list meanwhile. Yours is kept below; compare and save again."),
            code="revision",
        )
    key, place = keys_of(held.round).content, places.team(held.public_id)
    held.team.all().delete()
    TeamMember.objects.bulk_create(
        TeamMember(proposal=held, ciphertext=seal(member, key=key, place=place), position=position)
        for position, member in enumerate(kept)
    )
    saved(actor, held, held, {"team": len(kept)})
    return len(kept)


def team_stamp(proposal: Proposal) -> str:
    """A mark that changes whenever the team list is saved; says nothing about it."""
    digest = hashlib.sha256()
    for ciphertext in proposal.team.values_list("ciphertext", flat=True):
        digest.update(bytes(ciphertext))
    return digest.hexdigest()[:32]


@transaction.atomic
def confirm_eligibility(*, actor: Any, proposal: Proposal, points: Iterable[str]) -> None:
    """Keep which points of eligibility and terms the writer has confirmed; unknown ones are dropped."""
    held = writable(actor, proposal)
    confirmed = dict.fromkeys(sorted(set(points) & set(eligibility_points(held))), True)
    if confirmed == held.eligibility:
        return
    held.eligibility = confirmed
    held.save(update_fields=["eligibility", "updated_at"])
    saved(actor, held, held, {"eligibility": list(confirmed)})


def saved(actor: Any, proposal: Proposal, what: models.Model, after: dict[str, Any]) -> None:
    """Journal a save under the thing that was saved, so that the trail of a proposal tells its steps, not its
    typing.
    """
    role = proposal.vendor.role_of(actor)
    record(actor=actor, action="proposals.proposal.saved", subject=proposal, case=what, role=role, after=after)
