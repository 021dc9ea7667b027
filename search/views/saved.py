"""Saved searches: the reader's list, how often each alerts, its feed, and the link that stops it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from search import feeds, services
from search.alerts.messages import read_stop_token
from search.forms import FrequencyForm, SaveSearchForm
from search.models import SavedSearch


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The searches the reader saved."""
    rows = SavedSearch.objects.filter(user=request.user.pk or 0)
    lists = [{"label": _("Challenges"), "url": reverse("search:challenges"), "icon": "list"}]
    context = {"saved": rows, "frequencies": SavedSearch.FREQUENCIES, "lists": lists}
    return render(request, "search/saved.html", context)


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list as it is on screen."""
    form = SaveSearchForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.save_search(actor=request.user, **form.values())
    messages.success(request, _("The search is saved. What is new for it comes by mail; how often is up to you."))
    return redirect("search:saved")


@login_required
@require_POST
def frequency(request: HttpRequest, pk: int) -> HttpResponse:
    """How often a saved search alerts."""
    saved = get_object_or_404(SavedSearch, pk=pk, user_id=request.user.pk)
    form = FrequencyForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.set_frequency(actor=request.user, saved=saved, frequency=form.cleaned_data["frequency"])
    messages.success(request, _("Your choice was saved."))
    return redirect("search:saved")


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a saved search."""
    saved = get_object_or_404(SavedSearch, pk=pk, user_id=request.user.pk)
    services.remove_saved_search(actor=request.user, saved=saved)
    messages.success(request, _("The saved search is removed."))
    return redirect("search:saved")


@csrf_exempt  # mail programs send this POST themselves (RFC 8058); the signed token is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop one search's alerts without signing in; a GET only asks, because mail scanners open every link."""
    saved = services.stop_alerts(token=token) if request.method == "POST" else read_stop_token(token)
    context = {"saved": saved, "done": saved is not None and request.method == "POST"}
    return render(request, "search/stop.html", context, status=200 if saved else 404)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A saved search as Atom."""
    saved = get_object_or_404(SavedSearch, token=token)
    return HttpResponse(feeds.feed_of(saved, request.path), content_type=feeds.ATOM)
