"""Figures of the search for staff, and the counting of opened results."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.roles import roles_of
from search import counting, figures_page
from search.documents.document import Key
from search.permissions import can_read_figures, can_teach_search
from search.selectors.figures import figures


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is asked, what finds nothing, what is opened; how fairly matching shows firms."""
    can_read_figures(request.user).require()
    found = figures()
    tables = figures_page.tables(found)
    context = {"figures": found, "tables": tables, "desk_title": _("What is searched"), "desk_items": _items(request)}
    return render(request, "search/figures.html", context | {"desk_label": _("Search")})


def _items(request: HttpRequest) -> list[dict[str, Any]]:
    items = [{"label": _("What is searched"), "url": request.path, "current": True}]
    if can_teach_search(request.user):
        items += [
            {"label": _("Synonyms"), "url": reverse("search_synonyms:list"), "current": False},
            {"label": _("Pinned answers"), "url": reverse("search_answers:list"), "current": False},
        ]
    if roles_of(request.user).office:
        items.append({"label": _("Today"), "url": reverse("desks:office"), "current": False})
    return items


@csrf_exempt  # a beacon carries no token; it only adds one to a count, once a day for each visitor
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """A result was opened from a search; told by the page's script, if it runs."""
    typed, key = request.POST.get("q", "")[:300], Key.parse(request.POST.get("key", "")[:80])
    counting.opened(visitor=counting.visitor_of(request), typed=typed, key=key)
    return HttpResponse(status=204)
