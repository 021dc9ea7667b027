"""What everybody reads: a firm, a solution; and writing to a firm."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.accounts.models import User
from marketplace.accounts.roles import Actor
from marketplace.forms import taken
from marketplace.kept import Drawn, kept
from vendors import permissions, presentation, services
from vendors.forms import ContactForm
from vendors.models import Solution, Vendor
from vendors.selectors import current_certificate, solution_cards, with_badges
from vendors.views.finding import visible_vendor


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The profile of a firm; kept for visitors, drawn for members with what they may do."""
    if not request.user.is_authenticated:
        return render(request, "vendors/detail.html", dict(kept("vendor", slug, lambda: _for_visitors(slug))))
    vendor = visible_vendor(request.user, slug)
    decisions = {
        "is_own": permissions.can_work_for_vendor(request.user, vendor),
        "may_contact": permissions.can_contact_vendor(request.user, vendor),
    }
    return render(request, "vendors/detail.html", _profile(request.user, vendor) | decisions)


def _for_visitors(slug: str) -> Drawn:
    """The profile without a reader; certificates end with a day, and nothing is kept beyond one."""
    visitor = AnonymousUser()
    context = _profile(visitor, visible_vendor(visitor, slug))
    content = render_to_string("vendors/_detail.html", context)
    head = {name: conditional_escape(context[name]) for name in ("title", "description")}
    return head | {"content": content}, None


def _profile(actor: Actor, vendor: Vendor) -> dict[str, Any]:
    certificate = current_certificate(vendor)
    return {
        "title": vendor.name,
        "description": vendor.tagline or vendor.about,
        "vendor": vendor,
        "badge": presentation.badge(certificate),
        "badge_note": presentation.badge_note(certificate),
        "chip": presentation.vendor_chip(vendor) if vendor.status != "verified" else None,
        "facts": presentation.public_facts(vendor),
        "solutions": list(solution_cards(actor, vendor)),
        "record_url": presentation.slot("pilots:vendor_record", vendor.slug),
    }


@require_safe
def solution(request: HttpRequest, slug: str) -> HttpResponse:
    """A solution of a firm."""
    rows = Solution.objects.visible_to(request.user).prefetch_related(
        "fields", "capabilities", "references", "pictures"
    )
    found = get_object_or_404(rows.select_related("vendor"), slug=slug)
    vendor = with_badges(type(found.vendor).objects.filter(pk=found.vendor_id)).get()
    certificate = current_certificate(vendor)
    context = {
        "solution": found,
        "vendor": vendor,
        "badge": presentation.badge(certificate),
        "references": [row for row in found.references.all() if row.has_consent],
        "facts": presentation.solution_facts(found),
        "record_url": presentation.slot("pilots:solution_record", found.slug),
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
