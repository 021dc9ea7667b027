"""Partners of a consortium: asked by the startup that leads, answered from the account of the one that is asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from challenges.proposals import presentation, services
from challenges.proposals.forms import PartnerForm, ShareForm
from challenges.proposals.models import Partner
from challenges.proposals.permissions import can_answer_partnership
from challenges.proposals.sealing.door import DraftPartner, partners_of
from challenges.proposals.selectors.partnering import came_along, partnerships_of
from challenges.proposals.views.frame import PARTNERS, STAY, foreign, go_on, page, told, workspace
from marketplace.forms import taken


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partners(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who takes part with which share, and who has consented; asks another one."""
    space = workspace(request, public_id)
    asks = request.method == "POST" and ("share" in request.POST or STAY in request.POST)
    form = PartnerForm(request.POST if asks else None)
    if request.method == "POST" and not asks:
        return go_on(request, space, PARTNERS)

    def ask() -> None:
        services.ask_partner(actor=request.user, proposal=space.proposal, **form.cleaned_data)

    if asks and taken(form, ask):
        messages.success(request, _("The startup is asked, if it is registered here. You see here when it consents."))
        return redirect("proposals:partners", public_id)
    more: dict[str, Any] = {
        "form": form,
        "division": presentation.partner_rows(space.draft.partners, space.proposal),
        "partners": [(row, _share_form(row)) for row in space.draft.partners],
        "carried": came_along(space.proposal, space.draft.partners),
    }
    return page(request, "proposals/partners.html", space, current=PARTNERS, status=400 if form.errors else 200, **more)


def _share_form(row: DraftPartner) -> ShareForm:
    """With an id of its own, beside those of the other partners."""
    return ShareForm(initial={"share": presentation.plain_share(row.share)}, auto_id=f"share-{row.row.pk}")


@login_required
@require_POST
def partner(request: HttpRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """Another share for a partner, or without it. A partner of another proposal is not found."""
    space, form = workspace(request, public_id), ShareForm(request.POST)
    elsewhere = Partner.objects.exclude(proposal=space.proposal).filter(public_id=pk)
    if elsewhere.exists():
        raise foreign(request, space.proposal)
    chosen: dict[str, Any] = {"actor": request.user, "proposal": space.proposal, "partner_id": pk}
    if "remove" in request.POST:
        told(request, lambda: services.remove_partner(**chosen))
    elif form.is_valid():
        told(request, lambda: services.change_share(**chosen, share=form.cleaned_data["share"]))
    else:
        messages.error(request, str(form.errors["share"][0]))
    return redirect("proposals:partners", public_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What a startup is asked to agree to; nobody else learns that it is asked."""
    asked = partnerships_of(request.user).filter(public_id=public_id).first()
    if asked is None:
        others = get_object_or_404(Partner.objects.select_related("proposal__vendor"), public_id=public_id)
        raise foreign(request, others.proposal)
    if request.method == "POST":
        return _answered(request, asked)
    proposal = asked.proposal
    context = {
        "asked": asked,
        "proposal": proposal,
        "challenge": proposal.challenge,
        "deadline": proposal.deadline(),
        "division": presentation.partner_rows(partners_of(proposal), proposal, mine=asked.pk),
        "stamp": services.division_stamp(proposal),
        "may_answer": can_answer_partnership(request.user, asked),
    }
    return render(request, "proposals/partnership.html", context)


def _answered(request: HttpRequest, asked: Any) -> HttpResponse:
    consents, stamp = request.POST.get("answer") == "consent", request.POST.get("stamp", "")
    step = services.answer_partnership

    def answer() -> bool:
        step(actor=request.user, partner=asked, consents=consents, stamp=stamp)
        return True

    if not told(request, answer) or consents:
        return redirect(request.path)
    messages.success(request, _("You have declined; the startup has been told."))
    return redirect(asked.proposal.challenge)
