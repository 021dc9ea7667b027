"""Inbox, preferences and one-click unsubscribe."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.navigation import account_desk
from marketplace.accounts.requests import signed_in
from marketplace.face.navigation import localised
from marketplace.notify import selectors, services
from marketplace.notify.forms import PreferencesForm
from marketplace.notify.models import MAILINGS

PAGE = 25


@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """The reader's messages, all or the unread ones."""
    unread_only = request.GET.get("show") == "unread"
    rows = selectors.inbox(signed_in(request), unread_only=unread_only)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "desk_title": _("Inbox"),
        "page": page,
        "items": [selectors.item_of(row) for row in page],
        "unread_only": unread_only,
    }
    return render(request, "notify/inbox.html", account_desk(request) | context)


@login_required
@require_GET
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as read and go where it leads."""
    row = get_object_or_404(selectors.inbox(signed_in(request)), pk=pk)
    services.mark_read(actor=signed_in(request), notification_ids=[row.pk])
    return redirect(localised(row.url, get_language() or "fa") if row.url else "notify:inbox")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    services.mark_read(actor=signed_in(request))
    messages.success(request, _("Everything is marked as read."))
    return redirect("notify:inbox")


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Which messages also come by mail, of those that can reach the reader."""
    reader = signed_in(request)
    held, groups = selectors.mail_preferences(reader), selectors.groups_for(reader)
    form = PreferencesForm(request.POST or None, initial=held, groups=groups)
    if request.method == "POST" and form.is_valid():
        services.set_preferences(actor=reader, mails=form.cleaned_data)
        messages.success(request, _("Your choice was saved."))
        return redirect("notify:preferences")
    context = {"desk_title": _("Notices I receive"), "form": form, "mailings": MAILINGS}
    return render(request, "notify/preferences.html", account_desk(request) | context)


@csrf_exempt  # mail programs send this POST themselves (RFC 8058); the signed token is the proof
@require_http_methods(["GET", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Switch off one type of mail without signing in; a GET only asks, because mail scanners open every link."""
    found = services.read_token(token)
    done = request.method == "POST" and services.unsubscribe(token=token)
    context = {"group": found[1] if found else None, "done": done}
    return render(request, "notify/unsubscribe.html", context, status=200 if found else 404)
