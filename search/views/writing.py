"""What search draws in the editor of challenges."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import selectors


@require_safe
def alike(request: HttpRequest) -> HttpResponse:
    """What is published and resembles a title that is being written."""
    typed, without = request.GET.get("q", ""), request.GET.get("without", "")
    found = selectors.alike(typed, actor=request.user, without=without)
    return render(request, "search/_alike.html", {"found": found, "asked": bool(typed.strip())})
