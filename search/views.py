"""Lists, suggestions, and the parts of a challenge's page that search fills in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from challenges.models import Challenge
from search import facets, reasons, selectors, services
from search.filters import LAST_PAGE
from search.forms import SaveSearchForm
from search.models import SavedSearch
from vendors.selectors import own_vendors


@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """The list of challenges, with search and facets."""
    return _list(
        request, selectors.CHALLENGES, "search/challenges.html", {"open_total": Challenge.objects.open().count()}
    )


@require_safe
def vendors(request: HttpRequest) -> HttpResponse:
    """The directory of verified firms."""
    return _list(request, selectors.VENDORS, "search/vendors.html", {})


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """One box over everything."""
    return _list(request, selectors.EVERYTHING, "search/everything.html", {})


def _list(request: HttpRequest, scope: selectors.Scope, template: str, more: dict[str, Any]) -> HttpResponse:
    listing = selectors.search_page(request.GET, actor=request.user, scope=scope)
    chosen = [int(number) for number in listing.state.chosen[facets.DISTRICT] if number.isdigit()]
    return render(request, template, {"listing": listing, "chosen_districts": chosen, "last_page": LAST_PAGE} | more)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for the search box, as options."""
    found = selectors.suggestions(request.GET.get("q", ""))
    return render(request, "search/_suggestions.html", {"suggestions": found})


@require_safe
def alike(request: HttpRequest) -> HttpResponse:
    """What resembles a title that is being written: a part of the editor of challenges."""
    typed, without = request.GET.get("q", ""), request.GET.get("without", "")
    rows = selectors.alike(typed, actor=request.user, without=without)
    return render(request, "search/_alike.html", {"rows": rows, "asked": bool(typed.strip())})


def _challenge(request: HttpRequest, reference: str) -> Challenge:
    rows = Challenge.objects.visible_to(request.user).select_related("current_version")
    found: Challenge = get_object_or_404(rows, reference=reference)
    return found


@require_safe
def similar(request: HttpRequest, reference: str) -> HttpResponse:
    """What is like a challenge: a part of its page."""
    rows = selectors.similar_challenges(_challenge(request, reference), actor=request.user)
    return render(request, "search/_similar.html", {"rows": rows})


@require_safe
def fit(request: HttpRequest, reference: str) -> HttpResponse:
    """Why a challenge fits the reader's firm, and where it does not: a part of its page."""
    case = _challenge(request, reference)
    firm = own_vendors(request.user).first() if request.user.is_authenticated else None
    if firm is None:
        raise Http404
    fits, misses = reasons.told(selectors.fit_of(case, firm).match, f"{case.version.title} {case.version.summary}")
    return render(request, "search/_fit.html", {"fits": fits, "misses": misses, "firm": firm})


@login_required
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The searches the reader saved."""
    return render(request, "search/saved.html", {"saved": SavedSearch.objects.filter(user=request.user.pk or 0)})


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list as it is on screen."""
    form = SaveSearchForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.save_search(actor=request.user, **form.values())
    messages.success(request, _("The search is saved. You find it on this page."))
    return redirect(reverse("search:saved"))


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a saved search."""
    services.remove_saved_search(
        actor=request.user, saved=get_object_or_404(SavedSearch, pk=pk, user_id=request.user.pk)
    )
    messages.success(request, _("The saved search is removed."))
    return redirect(reverse("search:saved"))
