"""How a firm stands with the marketplace: the terms of use it accepts, its appeal, its data, and its leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.errors import DomainError
from marketplace.forms import taken
from vendors import agreement, own_data, permissions, services
from vendors.forms import AppealForm, TypedForm
from vendors.models import Vendor
from vendors.navigation import startup_desk
from vendors.states import VENDOR
from vendors.views.finding import own_vendor


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """The terms of use in force, for everybody."""
    return render(request, "vendors/terms.html", {"terms": agreement.current_terms()})


@login_required
@require_http_methods(["GET", "POST"])
def accept_terms(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the version in force and accept it for the firm."""
    vendor = own_vendor(request.user, slug)
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            services.accept_terms(actor=request.user, vendor=vendor, version=int(version) if version.isdecimal() else 0)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("vendors:accept_terms", slug)
        messages.success(request, _("The terms of use are accepted. You can submit proposals."))
        return redirect("vendors:edit", slug)
    context = {
        "terms": agreement.current_terms(),
        "accepted": agreement.accepts_current_terms(vendor),
        "may_accept": permissions.can_accept_terms(request.user, vendor),
    }
    return render(request, "vendors/accept_terms.html", _desk(vendor, _("Terms of use")) | context)


@login_required
@require_http_methods(["GET", "POST"])
def appeal(request: HttpRequest, slug: str) -> HttpResponse:
    """Appeal against a suspension."""
    vendor = own_vendor(request.user, slug)
    permissions.can_appeal(request.user, vendor).require()
    form = AppealForm(request.POST or None)
    if request.method == "POST" and taken(
        form, lambda: services.lodge_appeal(actor=request.user, vendor=vendor, **form.cleaned_data)
    ):
        messages.success(request, _("Your appeal was lodged. The innovation office answers it here and by e-mail."))
        return redirect("vendors:edit", slug)
    return render(request, "vendors/appeal.html", _desk(vendor, _("Appeal against the suspension")) | {"form": form})


@login_required
@require_safe
def data(request: HttpRequest, slug: str) -> HttpResponse:
    """Taking the firm's data along, and closing its record."""
    return _data_page(request, own_vendor(request.user, slug), None)


def _data_page(request: HttpRequest, vendor: Vendor, form: TypedForm | None) -> HttpResponse:
    permissions.can_export_vendor(request.user, vendor).require()
    may_close = VENDOR.can("close", request.user, vendor)
    context = {
        "form": form or _close_form(),
        "may_close": may_close,
        "reasons": own_data.reasons_to_stay(vendor) if may_close else [],
    }
    status = 422 if form is not None else 200
    return render(request, "vendors/data.html", _desk(vendor, _("Data of the startup")) | context, status=status)


def _close_form(data: Any = None) -> TypedForm:
    return TypedForm(data, label=_("Type the Persian name of the startup"))


@login_required
@require_POST
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about the firm as a JSON file."""
    vendor = own_vendor(request.user, slug)
    found = services.export_vendor(actor=request.user, vendor=vendor)
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="baham-startup.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the firm's record, after its name was typed."""
    vendor, form = own_vendor(request.user, slug), _close_form(request.POST)
    if taken(form, lambda: _closed(request, vendor, form)):
        messages.success(request, _("The record is closed and its data are deleted."))
        return redirect("desks:home")
    return _data_page(request, vendor, form)


def _closed(request: HttpRequest, vendor: Vendor, form: TypedForm) -> None:
    services.close_vendor(actor=request.user, vendor=vendor, typed_name=form.cleaned_data["typed"])


@login_required
@require_POST
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a closed record again."""
    vendor = own_vendor(request.user, slug)
    try:
        services.reopen_vendor(actor=request.user, vendor=vendor)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("The record is open again. The innovation office checks it; complete it meanwhile.")
        )
    return redirect("vendors:edit", slug)


def _desk(vendor: Vendor, title: str) -> dict[str, Any]:
    return startup_desk(vendor, "vendors:edit", title)
