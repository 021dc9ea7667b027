"""The last page, sending, and the receipt."""

from __future__ import annotations

import uuid
from typing import Any

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from challenges import amendments
from challenges.proposals import presentation, receipt_page, services
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.forms import SendForm
from challenges.proposals.models import Submission
from challenges.proposals.permissions import can_send_for, can_withdraw_proposal
from challenges.proposals.receipt_page import check_path
from challenges.proposals.receipt_paper import receipt_paper
from challenges.proposals.sealing import read_submission
from challenges.proposals.selectors.workspace import Workspace
from challenges.proposals.views.frame import CHECK, noted, own_proposal, page, workspace
from marketplace.forms import taken
from marketplace.paper import paper_response


@login_required
@require_safe
def check(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everything once more, what is missing as links, and the button that sends."""
    space = workspace(request, public_id)
    points = eligibility_points(space.proposal)
    return _checked(request, space, SendForm(points, initial={"key": uuid.uuid4().hex}))


def _checked(request: HttpRequest, space: Workspace, form: SendForm, status: int = 200) -> HttpResponse:
    more = {
        "form": form,
        "blockers": presentation.blocker_links(space),
        "decision": space.may_write and can_send_for(space.proposal.vendor),
        "answers": [(row, space.draft.answers.get(row.key, "")) for row in space.questions],
        "files": presentation.file_rows(space.draft.files, removable=False),
        "partners": presentation.partner_rows(space.draft.partners, space.proposal) if space.draft.partners else None,
        "price": presentation.price_rows(space.price) if space.price.lines else None,
        "changes": [(row, amendments.shown(row.changes)) for row in space.amendments],
    }
    return page(request, "proposals/check.html", space, current=CHECK, status=status, **more)


@login_required
@require_POST
def submit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Seal and send; a second click leads to the same receipt."""
    proposal = own_proposal(request, public_id)
    form, sent = SendForm(eligibility_points(proposal), request.POST), []

    def send() -> None:
        key, points = form.cleaned_data["key"], form.cleaned_data["points"]
        step = services.submit_proposal
        with noted(request, proposal, "sending"):
            sent.append(step(actor=request.user, proposal=proposal, idempotency_key=key, points=points))

    if not taken(form, send):
        if "key" in form.errors:  # a hidden field, which no page of ours leaves out
            services.note_refusal(actor=request.user, proposal=proposal, part="hidden", code="invalid")
        return _checked(request, workspace(request, public_id), form, 409)
    return redirect("proposals:receipt", public_id, sent[0].number)


@login_required
@require_safe
def receipt(request: HttpRequest, public_id: uuid.UUID, number: int) -> HttpResponse:
    """The receipt on screen and on paper."""
    space = workspace(request, public_id)
    sent, proposal = _sent(space, number), space.proposal
    content = _content(request, space, sent)
    address = request.build_absolute_uri(check_path(sent))
    more: dict[str, Any] = {
        "sent": sent,
        "is_current": sent.pk == proposal.current_submission_id,
        "facts": receipt_page.receipt_facts(proposal, sent),
        "parts": receipt_page.receipt_parts(content, sent, has_price=proposal.has_price),
        "sealed_chip": receipt_page.sealed_chip(),
        "coming": receipt_page.what_comes(proposal, sent),
        "code": _code(address),
        "address": address,
        "may_withdraw": can_withdraw_proposal(request.user, proposal),
    }
    return page(request, "proposals/receipt.html", space, **more)


@login_required
@require_safe
def receipt_printed(request: HttpRequest, public_id: uuid.UUID, number: int) -> HttpResponse:
    """The receipt as a PDF, to be kept."""
    space = workspace(request, public_id)
    sent = _sent(space, number)
    content = _content(request, space, sent)
    paper = receipt_paper(space.proposal, sent, content, request.build_absolute_uri(check_path(sent)))
    return paper_response(request, paper, name=f"{sent.receipt_number}.pdf", public=False)


def _sent(space: Workspace, number: int) -> Submission:
    sent = next((row for row in space.submissions if row.number == number), None)
    if sent is None:
        raise Http404
    return sent


def _content(request: HttpRequest, space: Workspace, sent: Submission) -> dict[str, Any]:
    with noted(request, space.proposal, "receipt"):
        return read_submission(actor=request.user, submission=sent)


def _code(address: str) -> SafeString:
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=3, border=2, omitsize=True, svgclass="code-picture", lineclass=None))
