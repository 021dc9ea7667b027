"""What waits for an approval, for those who approve: the list with its filters, deeds on many, the file of the same
rows; and who stands in for whom.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.drafts import waiting_in_sight
from cms.permissions import can_see_waiting
from marketplace.accounts import delegating
from marketplace.accounts.models import Delegation, User
from marketplace.accounts.roles import roles_of
from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.desks import approvals, navigation
from marketplace.desks.sheets import csv_response
from marketplace.desks.standing_in import StandInForm
from marketplace.forms import taken

PAGE = 50


def _reader(request: HttpRequest) -> User:
    return cast(User, request.user)


def _head(request: HttpRequest, title: str) -> dict[str, Any]:
    desk = navigation.OFFICE if roles_of(request.user).office else navigation.DEPARTMENT
    places = (
        navigation.item(navigation.LABELS[desk], f"desks:{desk}"),
        navigation.item(_("Approvals"), "desks:approvals", current=request.path.endswith("/approvals/")),
        navigation.item(_("Standing in"), "desks:standing_in", current=request.path.endswith("/standing-in/")),
    )
    return {
        "desk_label": navigation.LABELS[desk],
        "desk_title": title,
        "desk_items": navigation.items(*places, desks=navigation.desks_of(_reader(request)), current=desk),
    }


@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """The list; a POST does one deed to every chosen draft and shows what came of each."""
    can_see_waiting(request.user).require()
    rows = waiting_in_sight(request.user)
    filters = approvals.FilterForm(request.GET or None, rows=rows)
    deed = approvals.DeedForm(request.POST or None, actor=_reader(request), rows=rows)
    chosen = {int(value) for value in request.POST.getlist("draft") if value.isascii() and value.isdigit()}
    if request.method == "POST" and not chosen:
        deed.add_error(None, _("Choose at least one draft."))
    if request.method == "POST" and deed.is_valid():
        picked = [row for row in rows if row.page_id in chosen]
        outcomes = approvals.do_to_each(deed, picked, actor=_reader(request))
        outcomes += approvals.gone(len(chosen) - len(picked))
        head = _head(request, _("What came of it"))
        return render(request, "desks/approvals_done.html", head | {"outcomes": outcomes})
    page = Paginator(filters.kept(rows, _reader(request)), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filters": filters, "deed": deed, "chosen": chosen, "any": bool(rows)}
    context["held"] = delegating.held_today(request.user)
    return render(request, "desks/approvals.html", _head(request, _("Waiting for approval")) | context)


@login_required
@require_safe
def waiting_csv(request: HttpRequest) -> HttpResponse:
    """Exactly the rows the list shows under the same filters, all pages of it."""
    can_see_waiting(request.user).require()
    rows = waiting_in_sight(request.user)
    kept = approvals.FilterForm(request.GET or None, rows=rows).kept(rows, _reader(request))
    return csv_response(f"baham-approvals-{tehran_date(now()).isoformat()}", approvals.csv_rows(kept))


@login_required
def standing_in(request: HttpRequest) -> HttpResponse:
    """Who stands in for me while I am away, and for whom I stand in; a POST names somebody."""
    can_see_waiting(request.user).require()
    form = StandInForm(request.POST or None, giver=_reader(request))
    if request.method == "POST" and taken(
        form, lambda: delegating.delegate_approvals(actor=_reader(request), **form.values())
    ):
        messages.success(request, _("From the first day on, this person decides in your place."))
        return redirect("desks:standing_in")
    rows = delegating.delegations_of(_reader(request))
    context = {
        "given": [row for row in rows if row.giver_id == request.user.pk],
        "held": [row for row in rows if row.delegate_id == request.user.pk],
        "form": form if form.has_choices else None,
    }
    return render(request, "desks/standing_in.html", _head(request, _("Standing in at approvals")) | context)


@login_required
@require_POST
def end_standing_in(request: HttpRequest, delegation_id: int) -> HttpResponse:
    """End a delegation before its last day."""
    row = get_object_or_404(Delegation, pk=delegation_id)
    delegating.end_delegation(actor=_reader(request), delegation=row)
    messages.success(request, _("The delegation has ended."))
    return redirect("desks:standing_in")
