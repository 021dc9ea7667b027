"""Appointing the panel, and the formal check of what was received."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges.evaluation import permissions, presentation, services
from challenges.evaluation.forms import PanelForm, ScreeningForm
from challenges.evaluation.rounds import members_of, numbers_of, panel_before, panel_of, received
from challenges.evaluation.selectors.reading import reading_of
from challenges.models import Round
from challenges.proposals.models import Proposal
from challenges.proposals.presentation import status_chip
from challenges.proposals.views.frame import current_round
from marketplace.accounts.roles import Actor
from marketplace.forms import taken


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: HttpRequest, reference: str) -> HttpResponse:
    """Who evaluates, and which proposals wait for the formal check; without a panel, the form that appoints it."""
    challenge, round_ = current_round(request.user, reference)
    found = panel_of(round_)
    form = None
    if found is None:
        permissions.can_appoint_panel(request.user, round_).require()
        form = PanelForm(request.POST or None, initial=presentation.panel_again(panel_before(round_)))
        if request.method == "POST" and taken(
            form, lambda: services.appoint_panel(actor=request.user, round_=round_, **form.cleaned_data)
        ):
            messages.success(request, _("The panel has been appointed. Its members are told."))
            return redirect("evaluation:panel", reference)
    else:
        permissions.can_view_panel(request.user, found).require()
    context = {
        "challenge": challenge, "round": round_, "panel": found, "form": form,
        "members": members_of(found) if found else [], "screening": _screening(request.user, round_),
    }  # fmt: skip
    return render(request, "evaluation/panel.html", context)


def _screening(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    """What was received, for whoever does the formal check; nothing before the opening."""
    if round_.opened_at is None or not permissions.can_see_screening(actor, round_):
        return []
    rows = received(round_).select_related("vendor")
    return [
        {
            "name": presentation.named(place, row, blind=False),
            "url": row.public_id,
            "chip": status_chip(row.status),
            "reason": row.status_reason,
        }
        for place, row in enumerate(rows, 1)
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def screening(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One received proposal beside the verdict of the formal check."""
    proposal = _received(public_id)
    permissions.can_see_screening(request.user, proposal.round).require()
    decision = permissions.can_screen(request.user, proposal)
    form = ScreeningForm(request.POST or None)
    if request.method == "POST" and taken(form, lambda: _judge(request.user, proposal, form)):
        messages.success(request, _("The result of the formal check has been kept."))
        return redirect("evaluation:panel", proposal.challenge.reference)
    context = {
        "challenge": proposal.challenge,
        "proposal": proposal,
        "number": numbers_of(proposal.round).get(proposal.pk, 0),
        "chip": status_chip(proposal.status),
        "reading": reading_of(request.user, proposal),
        "badge": presentation.badge(proposal),
        "form": form if decision else None,
        "decision": decision,
    }
    return render(request, "evaluation/screening.html", context)


def _received(public_id: UUID) -> Proposal:
    rows = Proposal.objects.select_related(
        "vendor",
        "round",
        "version",
        "challenge__department",
        "challenge__current_version",
        "current_submission__proposal__round",
    )
    proposal: Proposal = get_object_or_404(rows, public_id=public_id)
    proposal.round.challenge = proposal.challenge
    if proposal.round.opened_at is None:
        raise Http404
    return proposal


def _judge(actor: Actor, proposal: Proposal, form: ScreeningForm) -> None:
    values = form.cleaned_data
    if values["verdict"] == ScreeningForm.ADMIT:
        services.admit_proposal(actor=actor, proposal=proposal)
    elif values["verdict"] == ScreeningForm.REFUSE:
        services.refuse_proposal(actor=actor, proposal=proposal, reason=values["reason"])
    else:
        services.request_cure(actor=actor, proposal=proposal, reason=values["reason"], until=values["until"])
