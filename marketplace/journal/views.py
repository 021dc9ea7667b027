"""The staff page of dead letters: what could not be delivered, why, and sending it again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from marketplace.digits import grouped
from marketplace.journal import labels, permissions, selectors, services

PAGE = 50


@login_required
@require_GET
def dead_letters(request: HttpRequest) -> HttpResponse:
    """Events that were laid aside after too many tries."""
    permissions.can_see_dead_letters(request.user).require()
    page = Paginator(selectors.dead_letters(), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "letters": [{"row": row, "label": labels.of_action(row.audit.action)} for row in page],
        "waiting": selectors.waiting_count(),
        "may_retry": bool(permissions.can_retry_dead_letters(request.user)),
    }
    return render(request, "journal/dead_letters.html", context)


@login_required
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Send the chosen events again, or the one whose button was pressed."""
    chosen = [int(value) for value in request.POST.getlist("message") if value.isdecimal()]
    count = services.retry_dead_letters(actor=request.user, message_ids=chosen)
    if count:
        text = ngettext("%(count)s event will be sent again.", "%(count)s events will be sent again.", count)
        messages.success(request, text % {"count": grouped(count, get_language() or "fa")})
    else:
        messages.warning(request, _("Choose at least one event that is still here."))
    return redirect("journal:dead_letters")
