"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from marketplace.desks import presentation
from marketplace.desks.selectors.front import front
from marketplace.kept import Drawn, kept


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Baham is, what closes soon, and what came of it."""
    return render(request, "desks/front.html", dict(kept("front", "", _draw)))


def _draw() -> Drawn:
    page = front()
    context = {
        "page": page,
        "closing": presentation.challenge_cards(page.closing),
        "results": presentation.result_cards(page.results, page.stories),
        "steps": presentation.steps(page.words.steps),
    }
    next_deadline = page.closing[0].closes_at if page.closing else None
    return {"content": render_to_string("desks/_front.html", context)}, next_deadline
