"""From a department's desk: writing a new challenge, and the startups worth inviting to one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from challenges.models import Challenge
from cms.models import DepartmentSpace
from marketplace.accounts.roles import roles_of
from marketplace.decisions import allow_if
from marketplace.desks import match_rows, navigation
from search import candidates, counting
from search.selectors import vendors_for_challenge

SHOWN, ALL = 3, 20


@login_required
@require_safe
def write(request: HttpRequest) -> HttpResponse:
    """Into the editor, below the own department's page."""
    roles = roles_of(request.user)
    writes = roles.officer_of | roles.manager_of
    allow_if(writes, _("Challenges are written by the officers and managers of a department.")).require()
    spaces = DepartmentSpace.objects.filter(department__in=writes).order_by("department")
    page_id = spaces.values_list("page_id", flat=True).first()
    allow_if(page_id, _("Your department has no page yet; the innovation office opens it.")).require()
    return redirect(reverse("wagtailadmin_pages:add", args=["cms", "challengepage", page_id]))


@login_required
@require_safe
def invitable(request: HttpRequest, reference: str) -> HttpResponse:
    """Verified startups that fit a challenge, with reasons; for its department and the office."""
    calls = Challenge.objects.visible_to(request.user).select_related("current_version", "department")
    challenge = get_object_or_404(calls, reference=reference)
    roles = roles_of(request.user)
    allowed = roles.office or challenge.department_id in roles.departments
    allow_if(allowed, _("This list is for the department of the challenge and the innovation office.")).require()
    is_part = bool(getattr(request, "htmx", False))
    pairs = vendors_for_challenge(challenge, SHOWN if is_part else ALL)
    counting.shown([pair.vendor.pk for pair in pairs])
    context = {"firms": [match_rows.firm_row(pair) for pair in pairs], "challenge": challenge}
    if is_part:
        return render(request, "desks/_invitable.html", context)
    head = {
        "desk_label": navigation.LABELS[navigation.DEPARTMENT],
        "desk_title": _("Startups worth inviting"),
        "desk_items": navigation.items(navigation.item(_("Today"), "desks:department")),
    }
    ways = candidates.invitations(request.user, challenge, [pair.vendor for pair in pairs])
    firms = [row | ways[pair.vendor.pk] for row, pair in zip(context["firms"], pairs, strict=True)]
    return render(
        request, "desks/invitable.html", head | context | {"firms": firms, "sent": candidates.sent(challenge)}
    )
