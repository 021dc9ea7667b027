"""The opening by two officers, late exceptions, and the reading view of what was opened."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from challenges.proposals import permissions, presentation, services
from challenges.proposals.blockers import questions_of
from challenges.proposals.forms import LateForm
from challenges.proposals.models import LateException, Opening, Proposal
from challenges.proposals.models.opening import ENVELOPES
from challenges.proposals.sealing import read_content, read_price
from challenges.proposals.selectors.openings import attempts_of, envelope_states, late_exceptions_of
from challenges.proposals.selectors.workspace import RELATED
from challenges.proposals.views.frame import current_round, told
from marketplace.errors import Invalid
from marketplace.forms import taken
from vendors.models import Vendor


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, reference: str) -> HttpResponse:
    """Where both envelopes stand; the first officer proposes from here."""
    challenge, round_ = current_round(request.user, reference)
    if request.method == "POST":
        envelope = request.POST.get("envelope", "")
        if envelope in dict(ENVELOPES):
            step = services.request_opening
            if told(request, lambda: step(actor=request.user, round_=round_, envelope=envelope)) is not None:
                messages.success(request, _("The opening is proposed. A second officer must confirm in time."))
        return redirect("proposals:opening", reference)
    permissions.can_see_opening(request.user, challenge).require()
    context: dict[str, Any] = {
        "challenge": challenge,
        "round": round_,
        "states": [(presentation.ENVELOPE_NAMES[row.envelope], row) for row in envelope_states(request.user, round_)],
        "attempts": [(row, presentation.outcome_of(row)) for row in attempts_of(round_)],
        "exceptions": late_exceptions_of(round_),
        "may_open": permissions.can_request_opening(request.user, round_),
    }
    return render(request, "proposals/opening.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The second officer breaks the seal."""
    challenge, _round = current_round(request.user, reference)
    rows = Opening.objects.filter(round__challenge=challenge).select_related("round__challenge")
    asked = get_object_or_404(rows, pk=pk)
    if told(request, lambda: services.confirm_opening(actor=request.user, opening=asked)) is None:
        return redirect("proposals:opening", reference)
    messages.success(request, _("The envelopes are open, and the list of receipts has been published."))
    return redirect("proposals:manifest", reference)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def late(request: HttpRequest, reference: str) -> HttpResponse:
    """Late exceptions of the running round, and the form that asks for one."""
    challenge, round_ = current_round(request.user, reference)
    permissions.can_see_opening(request.user, challenge).require()
    form = LateForm(request.POST or None)
    if request.method == "POST" and taken(form, lambda: _ask(request, round_, form)):
        messages.success(request, _("The exception waits for a second officer."))
        return redirect("proposals:late", reference)
    context = {
        "challenge": challenge,
        "round": round_,
        "form": form,
        "exceptions": [
            (row, permissions.can_approve_late_exception(request.user, row)) for row in late_exceptions_of(round_)
        ],
        "may_ask": permissions.can_ask_late_exception(request.user, round_),
    }
    return render(request, "proposals/late.html", context, status=400 if form.errors else 200)


def _ask(request: HttpRequest, round_: Any, form: LateForm) -> None:
    typed = form.cleaned_data
    vendor = Vendor.objects.filter(legal_id=typed["legal_id"]).first()
    if vendor is None:
        raise Invalid({"legal_id": _("No startup has this legal id.")})
    services.ask_late_exception(
        actor=request.user,
        round_=round_,
        vendor=vendor,
        until=typed["until"],
        public_reason=typed["public_reason"],
    )


@login_required
@require_POST
def approve_late(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The second officer approves."""
    challenge, _round = current_round(request.user, reference)
    asked = get_object_or_404(LateException.objects.filter(round__challenge=challenge).select_related("round"), pk=pk)
    step = services.approve_late_exception
    if told(request, lambda: step(actor=request.user, late_exception=asked)) is not None:
        messages.success(request, _("The late exception is granted; the startup has been told."))
    return redirect("proposals:late", reference)


@login_required
@require_safe
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """An opened proposal for the office and the panel, through the door only."""
    rows = Proposal.objects.visible_to(request.user).select_related(*RELATED)
    proposal = get_object_or_404(rows, public_id=public_id)
    content = read_content(actor=request.user, proposal=proposal)
    may_read_price = permissions.can_read_price(request.user, proposal)
    price = read_price(actor=request.user, proposal=proposal) if may_read_price else None
    context: dict[str, Any] = {
        "proposal": proposal,
        "challenge": proposal.challenge,
        "sent": proposal.current_submission,
        "chip": presentation.status_chip(proposal.status),
        "answers": [(row, content.get("answers", {}).get(row.key, "")) for row in questions_of(proposal)],
        "content": content,
        "files": presentation.sent_file_rows(content) if content else [],
        "partners": presentation.sent_partners(content) if content else [],
        "price": presentation.submitted_price(price) if price else None,
        "may_read_price": may_read_price,
    }
    return render(request, "proposals/read.html", context)
