"""Lists, suggestions, and the parts of a challenge's page that search fills in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from challenges.models import Challenge
from search import feeds, reasons, selectors
from search.listed import list_page
from search.models import MatchOpinion
from search.permissions import can_say_opinion
from vendors.selectors import own_vendors


@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """The list of challenges, with search and facets."""
    return list_page(request, selectors.CHALLENGES, "challenges")


@require_safe
def challenges_feed(request: HttpRequest) -> HttpResponse:
    """The list of challenges with the filter of its address, as Atom."""
    listed_at = reverse("search:challenges")
    feed = feeds.feed_of_list(request.GET, selectors.CHALLENGES, listed_at, request.path)
    return HttpResponse(feed, content_type=feeds.ATOM)


@require_safe
def vendors(request: HttpRequest) -> HttpResponse:
    """The directory of verified firms."""
    return list_page(request, selectors.VENDORS, "vendors")


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """One box over everything."""
    return list_page(request, selectors.EVERYTHING, "everything")


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
    said = MatchOpinion.objects.filter(vendor=firm, challenge=case).values_list("opinion", flat=True).first()
    context = {"fits": fits, "misses": misses, "firm": firm, "case": case, "said": said or ""}
    may_say = bool(can_say_opinion(request.user, firm))
    return render(request, "search/_fit.html", context | {"may_say": may_say, "opinions": MatchOpinion.OPINIONS})
