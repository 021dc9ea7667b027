"""Addresses of proposals. «writer» is the owner of a startup with a proposal that was sent; «rival» another
startup's.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from challenges.models import Challenge
from challenges.proposals.models import LateException, Opening, Partner, Proposal
from challenges.proposals.services import ask_late_exception, ask_partner, request_opening
from marketplace.clock import travel
from tests.architecture.url_table import Expected, Row, World, add, builds, everybody, only, signed_in
from tests.factories.accounts import office_officer
from tests.factories.challenges import open_challenge, workday
from tests.factories.proposals import OpenedRound, draft_proposal, opened_round, submitted_proposal
from tests.factories.vendors import member_of_verified_vendor, verified_vendor
from vendors.models import Vendor


@builds("call")
def call(world: World) -> Challenge:
    """An open challenge of the world's department."""
    return open_challenge(department=world.department)


@builds("sealed")
def sealed(world: World) -> Proposal:
    """A proposal that was sent; its owner is «writer»."""
    proposal = submitted_proposal(challenge=world.call)
    world.users["writer"], world.users["rival"] = proposal.created_by, member_of_verified_vendor()
    return proposal


@builds("asked_partner")
def asked_partner(world: World) -> Partner:
    """A partner that is asked; its owner is «asked», and the startup that asks belongs to «writer»."""
    owner = member_of_verified_vendor()
    legal_id = str(Vendor.objects.of(owner).get().legal_id)
    row = ask_partner(actor=world.sealed.created_by, proposal=world.sealed, legal_id=legal_id, share=2000)
    world.users["asked"] = owner
    return row


@builds("unsealed")
def unsealed(world: World) -> OpenedRound:
    """A round that was opened; the owner of its first proposal is «writer»."""
    found = opened_round(department=world.department, count=1)
    world.users["writer"], world.users["rival"] = found.proposals[0].created_by, member_of_verified_vendor()
    return found


@builds("late_asked")
def late_asked(world: World) -> LateException:
    """A late exception that waits for a second officer."""
    return ask_late_exception(
        actor=office_officer(), round_=world.call.rounds.get(), vendor=verified_vendor(), until=workday(20),
        public_reason="سامانه یک ساعت در دسترس نبود",
    )  # fmt: skip


@builds("asked_opening")
def asked_opening(world: World) -> Opening:
    """An opening whose time ran out; every try is refused and leads back to its page."""
    proposal = draft_proposal(challenge=world.call)
    with travel(to=proposal.round.closes_at):
        proposal.round.closed_at = proposal.round.closes_at
        proposal.round.save(update_fields=["closed_at"])
        return request_opening(actor=office_officer(), round_=proposal.round)


def own(answer: int) -> Expected:
    """The startup's own people; for everybody else the address does not exist."""
    return {**only(answer, "writer", others=404), "rival": 404}


def of_call(world: World) -> dict[str, Any]:
    return {"reference": world.call.reference}


def of_sealed(world: World) -> dict[str, Any]:
    return {"public_id": world.sealed.public_id}


STAFF_OF_OPENINGS = ("office", "auditor")

add(
    [
        Row("proposals:start", signed_in(200), of_call),
        Row("proposals:opening", only(200, *STAFF_OF_OPENINGS), of_call),
        Row("proposals:opening", signed_in(302), of_call, "post"),
        Row("proposals:confirm_opening", signed_in(302), lambda w: of_call(w) | {"pk": w.asked_opening.pk}, "post"),
        Row("proposals:late", only(200, *STAFF_OF_OPENINGS), of_call),
        Row("proposals:approve_late", signed_in(302), lambda w: of_call(w) | {"pk": w.late_asked.pk}, "post"),
        Row("proposals:manifest", everybody(200), of_call),
        Row("proposals:verify", everybody(200)),
        Row("proposals:detail", own(200), of_sealed),
        Row("proposals:section", own(200), lambda w: of_sealed(w) | {"key": "method"}),
        Row("proposals:section", own(404), lambda w: of_sealed(w) | {"key": "unknown"}),
        Row("proposals:here", own(200), lambda w: of_sealed(w) | {"key": "method"}),
        Row("proposals:files", own(200), lambda w: of_sealed(w) | {"key": "team"}),
        Row("proposals:upload_begin", own(400), lambda w: of_sealed(w) | {"key": "team"}, "post"),
        Row("proposals:upload_part", own(409), lambda w: of_sealed(w) | {"pk": uuid4()}, "post"),
        Row("proposals:upload_finish", own(409), lambda w: of_sealed(w) | {"pk": uuid4()}, "post"),
        Row("proposals:team", own(200), of_sealed),
        Row("proposals:partners", own(200), of_sealed),
        Row("proposals:partner", own(302), lambda w: of_sealed(w) | {"pk": uuid4()}, "post"),
        Row(
            "proposals:partnership",
            {**only(200, "asked", others=404), "rival": 404, "writer": 404},
            lambda w: {"public_id": w.asked_partner.public_id},
        ),
        Row("proposals:price", own(200), of_sealed),
        Row("proposals:check", own(200), of_sealed),
        Row("proposals:submit", own(409), of_sealed, "post"),
        Row("proposals:receipt", own(200), lambda w: of_sealed(w) | {"number": 1}),
        Row("proposals:receipt", own(404), lambda w: of_sealed(w) | {"number": 2}),
        Row("proposals:receipt_printed", own(200), lambda w: of_sealed(w) | {"number": 1}),
        Row("proposals:withdraw", own(200), of_sealed),
        Row("proposals:read", own(200), of_sealed),
        Row(
            "proposals:read",
            {**only(200, "writer", "office", "auditor", others=404), "rival": 404},
            lambda w: {"public_id": w.unsealed.proposals[0].public_id},
        ),
    ]
)
