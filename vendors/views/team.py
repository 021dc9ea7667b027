"""The team: members, invitations, requests for access; and the page an invitation leads to."""

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
from marketplace.forms import taken
from vendors import permissions, services
from vendors.forms import InviteForm, RoleForm
from vendors.forms.people import roles_open_to
from vendors.models import VendorAccessRequest, VendorRole
from vendors.navigation import startup_desk
from vendors.selectors import open_invitations, open_offer, open_requests, team_history, team_of
from vendors.services.invitations import invitation_of, problem_with
from vendors.views.finding import own_vendor


@login_required
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who belongs to the firm; leaders invite from here."""
    vendor = own_vendor(request.user, slug)
    own_role = vendor.role_of(request.user)
    form = InviteForm(request.POST or None, own_role=own_role, initial={"role": VendorRole.MEMBER.value})
    if request.method == "POST" and taken(
        form, lambda: services.invite(actor=request.user, vendor=vendor, **form.cleaned_data)
    ):
        messages.success(request, _("The invitation is on its way."))
        return redirect("vendors:team", slug)
    may_manage = permissions.can_manage_members(request.user, vendor)
    context = {
        "form": form,
        "own_role": own_role,
        "roles": roles_open_to(own_role),
        "members": team_of(vendor),
        "history": team_history(vendor),
        "offer": open_offer(vendor),
        "invitations": open_invitations(vendor) if may_manage else [],
        "requests": open_requests(vendor) if may_manage else [],
        "may_manage": may_manage,
    }
    return render(request, "vendors/team.html", startup_desk(vendor, "vendors:team", _("Team")) | context)


def _step(request: HttpRequest, slug: str, service: Callable[[], Any], done: str) -> HttpResponse:
    """Take a step of the team page and go back to it, with what happened."""
    try:
        service()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("vendors:team", slug)


@login_required
@require_POST
def change_role(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a member another role."""
    vendor = own_vendor(request.user, slug)
    membership = get_object_or_404(vendor.memberships, pk=pk)
    form = RoleForm(request.POST, own_role=vendor.role_of(request.user))
    role = form.cleaned_data["role"] if form.is_valid() else membership.role
    return _step(
        request,
        slug,
        lambda: services.change_role(actor=request.user, membership=membership, role=role),
        _("The role was changed."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Asks first; then a member is removed, or leaves."""
    vendor = own_vendor(request.user, slug)
    membership = get_object_or_404(vendor.memberships.select_related("user"), pk=pk, ended_at__isnull=True)
    is_self = membership.user_id == request.user.pk
    if request.method == "GET":
        context = {"membership": membership, "is_self": is_self}
        return render(request, "vendors/remove.html", startup_desk(vendor, "vendors:team", _("Team")) | context)
    try:
        services.remove_member(actor=request.user, membership=membership)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("vendors:team", slug)
    messages.success(request, _("You have left the startup.") if is_self else _("The person has no access any more."))
    return redirect("desks:home") if is_self else redirect("vendors:team", slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an invitation back."""
    vendor = own_vendor(request.user, slug)
    row = get_object_or_404(vendor.invitations, pk=pk)
    return _step(
        request,
        slug,
        lambda: services.withdraw_invitation(actor=request.user, invitation=row),
        _("The invitation was withdrawn."),
    )


@login_required
@require_POST
def answer_access(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody in who asked, or not; for a firm without people the office does."""
    row = get_object_or_404(VendorAccessRequest.objects.select_related("vendor"), pk=pk, vendor__slug=slug)
    permissions.can_answer_access(request.user, row.vendor).require()
    grant = request.POST.get("answer") == "grant"
    try:
        services.answer_access_request(actor=request.user, request=row, grant=grant)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The person is a member now.") if grant else _("The request was declined."))
    own = row.vendor.role_of(request.user)
    return redirect("vendors:team" if own else "vendors:check", slug)


@login_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to, and the button that accepts."""
    person, found = cast(User, request.user), invitation_of(token)
    problem = problem_with(found, person)
    if request.method == "POST" and problem is None and found is not None:
        try:
            services.accept_invitation(actor=person, token=token)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Welcome to %(firm)s.") % {"firm": found.vendor.name})
        return redirect("desks:home")
    context = {"invitation": found if problem is None else None, "problem": problem}
    return render(request, "vendors/invitation.html", context, status=200 if problem is None else 410)
