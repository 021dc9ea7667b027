"""What I follow: challenges, fields, departments."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from challenges import services
from challenges.presentation import slot, status_chip
from challenges.selectors.following import following_of, source_of
from marketplace.accounts.navigation import account_desk
from marketplace.accounts.requests import signed_in


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """The list, and what else there is to follow."""
    found = following_of(signed_in(request))
    rows = [(row, status_chip(row.true_status())) for row in found.challenges]
    context = {
        "desk_title": _("What I follow"), "following": found, "challenges": rows,
        "list_url": slot("search:challenges"), "saved_url": slot("search:saved"),
        "feed_url": slot("search:challenges_feed"),
    }  # fmt: skip
    return render(request, "challenges/following.html", account_desk(request) | context)


@login_required
@require_POST
def follow(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Follow a field or a department, or no longer."""
    source = source_of(kind, code)
    if source is None:
        raise Http404
    wanted = request.POST.get("follow") == "yes"
    step = services.follow_source if wanted else services.unfollow_source
    step(actor=request.user, source=source)
    words = _("You follow “%(name)s” now.") if wanted else _("You no longer follow “%(name)s”.")
    messages.success(request, words % {"name": source.name})
    return redirect("challenges:following")
