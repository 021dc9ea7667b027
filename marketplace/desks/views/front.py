"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.desks import presentation
from marketplace.desks.selectors.front import front


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Baham is, what closes soon, and what came of it."""
    page = front(request.user)
    context = {
        "page": page,
        "closing": presentation.challenge_cards(page.closing),
        "results": presentation.result_cards(page.results, page.stories),
        "steps": presentation.steps(page.words.steps),
    }
    return render(request, "desks/front.html", context)
