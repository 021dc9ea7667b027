"""Beginning a proposal and writing its sections."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from challenges.presentation import slot
from challenges.proposals import presentation, services
from challenges.proposals.forms import PriceSheet, member_rows
from challenges.proposals.selectors.beginning import Beginning
from challenges.proposals.selectors.workspace import Workspace
from challenges.proposals.services.drafting import TEAM_FIELDS
from challenges.proposals.views.frame import PRICE, TEAM, base_revision, current_round, go_on, page, told, workspace
from marketplace.errors import Conflict, DomainError

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@reads_and_writes
def start(request: HttpRequest, reference: str) -> HttpResponse:
    """What is asked, until when, for which startup; and the button that begins."""
    challenge, round_ = current_round(request.user, reference)
    beginning = Beginning(request.user, round_, request.POST.get("vendor", ""))
    if request.method == "POST" and beginning.chosen is not None:
        try:
            begun = services.start_proposal(actor=request.user, round_=round_, vendor=beginning.chosen)
        except Conflict as existing:
            messages.info(request, str(existing))
            return redirect(existing.url or challenge.get_absolute_url())
        return redirect(begun)
    context = {"challenge": challenge, "round": round_, "beginning": beginning}
    return render(request, "proposals/start.html", context | {"register_url": slot("vendors:register")})


@login_required
@require_safe
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where the proposal stands, what is missing, and every receipt."""
    space = workspace(request, public_id)
    return page(request, "proposals/detail.html", space, blockers=presentation.blocker_links(space))


@login_required
@reads_and_writes
def team(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who does the work."""
    space = workspace(request, public_id)
    rows = member_rows(space.draft.team, request.POST or None)
    stamp, refusal = request.POST.get("stamp"), ""
    if request.method == "POST" and rows.is_valid():
        members = [{name: form.cleaned_data.get(name, "") for name in TEAM_FIELDS} for form in rows]
        try:
            services.save_team(actor=request.user, proposal=space.proposal, members=members, base_stamp=stamp)
            return go_on(request, space, TEAM)
        except DomainError as error:
            refusal = str(error)
    more = {"rows": rows, "stamp": services.team_stamp(space.proposal), "refusal": refusal}
    return page(request, "proposals/team.html", space, current=TEAM, status=409 if refusal else 200, **more)


@login_required
@reads_and_writes
def price(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The price envelope."""
    space = workspace(request, public_id)
    if not space.proposal.has_price:
        raise Http404
    sheet = PriceSheet(space.price, request.POST or None)
    if request.method == "POST" and sheet.is_valid() and _price_kept(request, space, sheet):
        return go_on(request, space, PRICE)
    more: dict[str, Any] = {
        "sheet": sheet,
        "revision": space.draft.price_revision,
        "ceiling": space.version.budget_ceiling,
    }
    return page(request, "proposals/price.html", space, current=PRICE, **more)


def _price_kept(request: HttpRequest, space: Workspace, sheet: PriceSheet) -> bool:
    base = base_revision(request, space.proposal)
    try:
        services.save_price(actor=request.user, proposal=space.proposal, price=sheet.price(), base_revision=base)
    except DomainError as refusal:
        sheet.refuse(refusal)
        return False
    return True


@login_required
@reads_and_writes
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a submitted proposal back, after asking."""
    space = workspace(request, public_id)
    if request.method == "POST":
        done = told(request, lambda: services.withdraw_proposal(actor=request.user, proposal=space.proposal))
        if done is not None:
            messages.success(request, _("Your proposal was withdrawn. What you have written is kept."))
        return redirect(space.proposal)
    return page(request, "proposals/withdraw.html", space)
