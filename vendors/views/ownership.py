"""Handing the ownership over: the owner offers, the member answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts.models import User
from marketplace.errors import DomainError
from vendors import permissions, services
from vendors.navigation import startup_desk
from vendors.views.finding import own_vendor


@login_required
@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Asks first; then the ownership is offered to a member."""
    vendor = own_vendor(request.user, slug)
    member = get_object_or_404(vendor.memberships.select_related("user"), pk=pk, ended_at__isnull=True)
    member.vendor = vendor
    if request.method == "GET":
        permissions.can_offer_ownership(request.user, member).require()
        return render(
            request, "vendors/hand_over.html", startup_desk(vendor, "vendors:team", _("Team")) | {"member": member}
        )
    return _step(
        request,
        slug,
        lambda: services.offer_ownership(actor=cast(User, request.user), membership=member),
        _("The offer is on its way. Nothing changes until it is accepted."),
    )


@login_required
@require_POST
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Accept the offer, decline it, or withdraw it."""
    vendor, person = own_vendor(request.user, slug), cast(User, request.user)
    row = get_object_or_404(vendor.ownership_offers, pk=pk)
    if request.POST.get("answer") == "accept":
        return _step(
            request,
            slug,
            lambda: services.accept_ownership(actor=person, offer=row),
            _("You are an owner now."),
        )
    return _step(
        request, slug, lambda: services.end_ownership_offer(actor=person, offer=row), _("The offer has ended.")
    )


def _step(request: HttpRequest, slug: str, service: Callable[[], Any], done: str) -> HttpResponse:
    try:
        service()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("vendors:team", slug)
