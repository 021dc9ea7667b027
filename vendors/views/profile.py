"""The profile in sections, as a firm's own people keep it; and the messages to the firm."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.errors import DomainError
from marketplace.forms import taken
from marketplace.taxonomy.models import Capability
from vendors import permissions, presentation, services
from vendors.agreement import accepts_current_terms
from vendors.forms import ContactDataForm, FirmForm, OfferForm
from vendors.forms.profile import SectionForm
from vendors.models import SuspensionAppeal, Vendor
from vendors.navigation import startup_desk
from vendors.selectors import certificates_of, strength
from vendors.states import VENDOR
from vendors.views.finding import own_vendor, visible_vendor

MESSAGES_PER_PAGE = 20
SECTIONS: Final[dict[str, tuple[Any, type[SectionForm]]]] = {
    "firm": (gettext_lazy("The company"), FirmForm),
    "offer": (gettext_lazy("What you do"), OfferForm),
    "contact": (gettext_lazy("Where you are"), ContactDataForm),
}


@login_required
@require_safe
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The profile at a glance: its state, its strength, its sections."""
    vendor = visible_vendor(request.user, slug)
    permissions.can_work_for_vendor(request.user, vendor).require()
    facts = presentation.section_facts(vendor)
    context = {
        "chip": presentation.vendor_chip(vendor),
        "strength": strength(vendor),
        "sections": [{"key": key, "label": label, "facts": facts[key]} for key, (label, _form) in SECTIONS.items()],
        "may_edit": permissions.can_edit_vendor(request.user, vendor),
        "may_resubmit": VENDOR.can("resubmit", request.user, vendor),
        "may_reopen": VENDOR.can("reopen", request.user, vendor),
        "may_export": permissions.can_export_vendor(request.user, vendor),
        "accepted": accepts_current_terms(vendor),
        "appeal": _appeal_of(vendor),
        "certificate_count": certificates_of(request.user, vendor).count(),
    }
    return render(
        request, "vendors/profile.html", startup_desk(vendor, "vendors:edit", pgettext("startup", "Profile")) | context
    )


def _appeal_of(vendor: Vendor) -> SuspensionAppeal | None:
    """The appeal against the suspension that runs now."""
    rows = vendor.appeals.filter(suspended_at=vendor.suspended_at) if vendor.suspended_at else vendor.appeals.none()
    return rows.first()


@login_required
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """One section of the profile."""
    if section not in SECTIONS:
        raise Http404
    vendor = own_vendor(request.user, slug)
    permissions.can_edit_vendor(request.user, vendor).require()
    label, kind = SECTIONS[section]
    form = kind(request.POST or None, vendor=vendor, initial=_initial(vendor))
    if request.method == "POST" and taken(form, lambda: _save(request, vendor, form)):
        messages.success(request, _("Saved."))
        return redirect("vendors:edit", slug)
    if form.has_error(NON_FIELD_ERRORS, "changed"):
        form.see_again()
    terms = Capability.objects.filter(is_listed=True, fields__in=vendor.fields.all()).distinct()
    context = {"form": form, "terms": terms if section == "offer" else ()}
    return render(request, "vendors/section.html", startup_desk(vendor, "vendors:edit", label) | context)


def _initial(vendor: Vendor) -> dict[str, Any]:
    terms = [str(row) for row in vendor.capabilities.all()]
    return services.profile_of(vendor) | {"legal_id": vendor.legal_id, "capability_terms": terms}


def _save(request: HttpRequest, vendor: Vendor, form: SectionForm) -> None:
    data = form.cleaned_data
    services.update_profile(
        actor=request.user, vendor=vendor, content=form.content(), seen=data["seen"], legal_id=data.get("legal_id")
    )


@login_required
@require_POST
def resubmit(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a returned registration again."""
    vendor = own_vendor(request.user, slug)
    try:
        services.resubmit_vendor(actor=request.user, vendor=vendor)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Sent again. The innovation office checks it."))
    return redirect("vendors:edit", slug)


@login_required
@require_safe
def messages_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What others have written to the firm."""
    vendor = own_vendor(request.user, slug)
    permissions.can_read_messages(request.user, vendor).require()
    rows = vendor.messages.select_related("sender").order_by("-pk")
    page = Paginator(rows, MESSAGES_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "vendors/messages.html", startup_desk(vendor, "vendors:messages", _("Messages")) | {"page": page}
    )
