"""What everybody reads: a firm, a solution; and writing to a firm."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.accounts.models import User
from marketplace.forms import taken
from vendors import permissions, presentation, services
from vendors.forms import ContactForm
from vendors.models import Solution
from vendors.selectors import current_certificate, solution_cards, with_badges
from vendors.views.finding import visible_vendor


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The profile of a firm."""
    vendor = visible_vendor(request.user, slug)
    certificate = current_certificate(vendor)
    context = {
        "vendor": vendor,
        "badge": presentation.badge(certificate),
        "badge_note": presentation.badge_note(certificate),
        "chip": presentation.vendor_chip(vendor) if vendor.status != "verified" else None,
        "facts": presentation.public_facts(vendor),
        "solutions": list(solution_cards(request.user, vendor)),
        "record_url": presentation.slot("pilots:vendor_record", vendor.slug),
        "is_own": permissions.can_work_for_vendor(request.user, vendor),
        "may_contact": permissions.can_contact_vendor(request.user, vendor),
    }
    return render(request, "vendors/detail.html", context)


@require_safe
def solution(request: HttpRequest, slug: str) -> HttpResponse:
    """A solution of a firm."""
    rows = Solution.objects.visible_to(request.user).prefetch_related("fields", "capabilities", "references")
    found = get_object_or_404(rows.select_related("vendor"), slug=slug)
    vendor = with_badges(type(found.vendor).objects.filter(pk=found.vendor_id)).get()
    certificate = current_certificate(vendor)
    context = {
        "solution": found,
        "vendor": vendor,
        "badge": presentation.badge(certificate),
        "references": [row for row in found.references.all() if row.has_consent],
        "facts": presentation.solution_facts(found),
        "is_own": permissions.can_edit_solution(request.user, vendor),
    }
    return render(request, "vendors/solution.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to a firm; its leaders get a notification and a mail."""
    vendor = visible_vendor(request.user, slug)
    decision = permissions.can_contact_vendor(request.user, vendor)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and taken(
        form, lambda: services.send_message(actor=cast(User, request.user), vendor=vendor, **form.cleaned_data)
    ):
        messages.success(request, _("Your message was sent. The startup answers to your e-mail address."))
        return redirect(vendor)
    return render(request, "vendors/contact.html", {"vendor": vendor, "decision": decision, "form": form})
