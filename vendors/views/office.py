"""The innovation office: what waits, and checking a firm and its certificates side by side with their files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from marketplace.forms import BahamForm, taken
from vendors import office_page, permissions, services
from vendors.forms import ReasonForm, SuspendForm, VerifyForm
from vendors.models import Certificate, Vendor
from vendors.navigation import office_desk
from vendors.selectors import firms_to_check, office_file

PER_PAGE = 25


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Firms that wait, the longest waiting first."""
    permissions.can_see_queue(request.user).require()
    page = Paginator(firms_to_check(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "table": office_page.queue_table(page.object_list)}
    return render(request, "vendors/queue.html", office_desk(_("Startups to verify")) | context)


def check_page(request: HttpRequest, slug: str, forms: dict[str, BahamForm] | None = None) -> HttpResponse:
    """The record with its evidence; `forms` are those that came back with errors."""
    permissions.can_see_queue(request.user).require()
    file = office_file(request.user, slug)
    context = office_page.context_of(request.user, file, forms or {})
    status = 422 if forms else 200
    return render(
        request, "vendors/check.html", office_desk(file.vendor.name, _("Startups to verify")) | context, status=status
    )


@login_required
@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """One firm: what it says, what it has sent, and the office's steps."""
    return check_page(request, slug)


def _vendor(request: HttpRequest, slug: str) -> Vendor:
    permissions.can_see_queue(request.user).require()
    vendor: Vendor = get_object_or_404(Vendor.objects.visible_to(request.user), slug=slug)
    return vendor


def _step(request: HttpRequest, slug: str, key: str, form: BahamForm, service: Callable[[], Any]) -> HttpResponse:
    """Take a step of the office; a form with errors comes back on the page with everything typed."""
    if taken(form, service):
        messages.success(request, str(DONE[key.split("-")[0]]))
        return redirect("vendors:check", slug)
    return check_page(request, slug, {key: form})


DONE: Final = {
    "verify": gettext_lazy("The startup is verified and public."),
    "return": gettext_lazy("Returned; the startup reads your reason."),
    "suspend": gettext_lazy("The startup is suspended."),
    "reinstate": gettext_lazy("The suspension has ended."),
    "accept": gettext_lazy("The certificate is verified."),
    "refuse": gettext_lazy("The certificate was refused; the startup reads your reason."),
}


@login_required
@require_POST
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything was looked at; the firm becomes public."""
    vendor, form = _vendor(request, slug), VerifyForm(request.POST)
    return _step(request, slug, "verify", form, lambda: services.verify_vendor(actor=request.user, vendor=vendor))


@login_required
@require_POST
def send_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the registration with a reason."""
    vendor, form = _vendor(request, slug), ReasonForm(request.POST, prefix="return")
    return _step(
        request,
        slug,
        "return",
        form,
        lambda: services.return_vendor(actor=request.user, vendor=vendor, **form.cleaned_data),
    )


@login_required
@require_POST
def suspend(request: HttpRequest, slug: str) -> HttpResponse:
    """Suspend with a reason and a term."""
    vendor, form = _vendor(request, slug), SuspendForm(request.POST, prefix="suspend")
    return _step(
        request,
        slug,
        "suspend",
        form,
        lambda: services.suspend_vendor(actor=request.user, vendor=vendor, **form.cleaned_data),
    )


@login_required
@require_POST
def reinstate(request: HttpRequest, slug: str) -> HttpResponse:
    """End a suspension."""
    vendor = _vendor(request, slug)
    return _step(
        request,
        slug,
        "reinstate",
        BahamForm(request.POST),
        lambda: services.reinstate_vendor(actor=request.user, vendor=vendor),
    )


def _certificate(request: HttpRequest, slug: str, pk: int) -> Certificate:
    permissions.can_see_queue(request.user).require()
    rows = Certificate.objects.visible_to(request.user)
    certificate: Certificate = get_object_or_404(rows, pk=pk, vendor__slug=slug)
    return certificate


@login_required
@require_POST
def verify_certificate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The evidence holds."""
    row = _certificate(request, slug, pk)
    return _step(
        request,
        slug,
        f"accept-{pk}",
        BahamForm(request.POST),
        lambda: services.verify_certificate(actor=request.user, certificate=row),
    )


@login_required
@require_POST
def refuse_certificate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The evidence does not hold."""
    row, form = _certificate(request, slug, pk), ReasonForm(request.POST, prefix=f"refuse-{pk}")
    return _step(
        request,
        slug,
        f"refuse-{pk}",
        form,
        lambda: services.refuse_certificate(actor=request.user, certificate=row, **form.cleaned_data),
    )
