"""What people say to a match: a startup's opinion, a department's invitation; and whom a draft would fit."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from challenges.models import Challenge
from cms.models import ChallengePage
from marketplace.errors import Conflict
from search import candidates, counting, selectors, services
from search.models.matches import Opinion
from search.permissions import can_see_candidates
from vendors.models import Vendor
from vendors.selectors import own_vendors

TAKEN_BACK = "none"


@login_required
@require_POST
def opinion(request: HttpRequest, reference: str) -> HttpResponse:
    """«More such», «not for me», or neither any more."""
    case = get_object_or_404(Challenge.objects.visible_to(request.user), reference=reference)
    firm, said = own_vendors(request.user).first(), request.POST.get("opinion", "")
    if firm is None or said not in (*Opinion, TAKEN_BACK):
        raise Http404
    if said == TAKEN_BACK:
        services.forget_opinion(actor=request.user, vendor=firm, challenge=case)
        messages.success(request, _("Forgotten."))
    else:
        services.say_opinion(actor=request.user, vendor=firm, challenge=case, opinion=said)
        messages.success(request, _("Thank you. From now on your matches go by it."))
    return redirect(case.get_absolute_url())


@login_required
@require_POST
def invite(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """Ask a startup to look at a challenge; its people get one message."""
    case = get_object_or_404(Challenge.objects.visible_to(request.user), reference=reference)
    firm = get_object_or_404(Vendor.objects.visible_to(request.user), slug=slug)
    try:
        invitation = services.invite_vendor(actor=request.user, challenge=case, vendor=firm)
    except Conflict as error:
        messages.info(request, str(error.message))
    else:
        messages.success(request, candidates.reached(firm.name, invitation.reached))
    return redirect(reverse("desks:invitable", args=[reference]))


@login_required
@require_safe
def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """Startups a draft would fit, for those who write it and the office; nobody else learns of the draft."""
    page = get_object_or_404(ChallengePage, pk=page_id)
    if not can_see_candidates(request.user, page.department.pk):
        raise Http404
    latest = page.get_latest_revision_as_object()
    found = selectors.vendors_for_draft(latest, candidates.ALL)
    counting.shown([candidate.vendor.pk for candidate in found])
    context = {
        "firms": [candidates.row(each, f"{latest.title} {latest.summary_fa}") for each in found],
        "draft": latest,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "desk_title": _("Startups this draft would fit"),
        "desk_label": _("Department"),
        "desk_items": [{"label": _("Today"), "url": reverse("desks:department"), "current": False}],
    }
    return render(request, "search/draft_candidates.html", context)
