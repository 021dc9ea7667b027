"""What the pages of one proposal share: the workspace or 404, and the frame around every section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject

from challenges.models import Challenge, Round
from challenges.proposals import presentation, services
from challenges.proposals.blockers import PARTNERS, PRICE, TEAM
from challenges.proposals.models import Proposal
from challenges.proposals.sealing import Draft, SealBroken
from challenges.proposals.selectors.workspace import CHECK, Workspace
from challenges.views.public import visible_challenge
from marketplace.accounts.roles import Actor
from marketplace.errors import DomainError

STAY: Final = "stay"  # the button that saves without going on
Result = TypeVar("Result")


class OwnWorkspace(Workspace):
    """The workspace of a page: a sealed part that does not open is written down, and told in words."""

    @cached_property
    def draft(self) -> Draft:
        """What is written, read once."""
        try:
            return super().draft
        except SealBroken as found:
            services.note_refusal(actor=self.actor, proposal=self.proposal, part="draft", code=found.code)
            raise


def workspace(request: HttpRequest, public_id: UUID) -> Workspace:
    """The reader's own proposal, or 404: others learn nothing, not even that it exists."""
    try:
        return OwnWorkspace(request.user, public_id)
    except Proposal.DoesNotExist:
        raise _not_found(request, public_id) from None


def own_proposal(request: HttpRequest, public_id: UUID) -> Proposal:
    """The reader's own proposal or 404, only to be named to a service: whatever else is asked of it costs a query. The
    last minute belongs to the services, which read everything again under their locks.
    """
    found: Proposal | None = (
        Proposal.objects.of(request.user).only("public_id", "vendor").filter(public_id=public_id).first()
    )
    if found is None:
        raise _not_found(request, public_id)
    return found


def _not_found(request: HttpRequest, public_id: UUID) -> Http404:
    found = Proposal.objects.filter(public_id=public_id).select_related("vendor").first()
    return Http404() if found is None else foreign(request, found)


def foreign(request: HttpRequest, proposal: Proposal) -> Http404:
    """For what belongs to somebody else: it is not found, and that it was asked for is written down."""
    services.note_refusal(actor=request.user, proposal=proposal, part="address", code=services.FOREIGN)
    return Http404()


def base_revision(request: HttpRequest, proposal: Proposal) -> int:
    """The revision a form began from. What no page of ours has sent counts as none, and is written down."""
    typed = request.POST.get("revision", "")
    if typed.isdecimal():
        return int(typed)
    services.note_refusal(actor=request.user, proposal=proposal, part="hidden", code="invalid")
    return 0


@contextmanager
def noted(request: HttpRequest, proposal: Proposal, part: str) -> Iterator[None]:
    """What is refused inside is written down, and passed on."""
    try:
        yield
    except DomainError as refusal:
        services.note_refusal(actor=request.user, proposal=proposal, part=part, code=refusal.code)
        raise


def current_round(actor: Actor, reference: str) -> tuple[Challenge, Round]:
    """The challenge of this reference with its running round, or 404."""
    challenge = visible_challenge(actor, reference)
    found = challenge.rounds.get(number=challenge.current_round)
    found.challenge = challenge
    return challenge, found


def page(
    request: HttpRequest, template: str, space: Workspace, *, current: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """A page of the proposal inside its frame."""
    proposal = space.proposal
    context = {
        "space": space,
        "proposal": proposal,
        "challenge": proposal.challenge,
        "title": space.version.title,
        "chip": presentation.status_chip(proposal.status),
        "deadline": space.deadline,
        "tasks": SimpleLazyObject(lambda: presentation.task_list(space, current)),
        "before_url": SimpleLazyObject(lambda: _before(space, current)),
        "after_label": SimpleLazyObject(lambda: _name(space, space.after(current)) if current else ""),
    }
    return render(request, template, context | more, status=status)


def _before(space: Workspace, current: str) -> str:
    key = space.before(current) if current else ""
    return presentation.address(space.proposal, key) if key else ""


def _name(space: Workspace, key: str) -> str:
    question = space.question(key)
    return question.text if question is not None else presentation.title_of(key)


def go_on(request: HttpRequest, space: Workspace, current: str) -> HttpResponse:
    """After a save: the next section, or this one again if the button said so."""
    stay = STAY in request.POST or request.FILES or {"remove", "drop"} & set(request.POST)
    return redirect(presentation.address(space.proposal, current if stay else space.after(current)))


def told(request: HttpRequest, step: Callable[[], Result]) -> Result | None:
    """What the step returned, or None after a refusal, whose reason stands on the next page."""
    try:
        return step()
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return None


__all__ = [
    "CHECK",
    "PARTNERS",
    "PRICE",
    "STAY",
    "TEAM",
    "base_revision",
    "current_round",
    "foreign",
    "go_on",
    "noted",
    "own_proposal",
    "page",
    "told",
    "workspace",
]
