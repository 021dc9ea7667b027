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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.forms import BahamForm, taken
from vendors import office_page, permissions, services
from vendors.agreement import current_terms
from vendors.forms import AnswerAppealForm, ReasonForm, SuspendForm, TermsForm, VerifyForm
from vendors.models import SuspensionAppeal, Vendor
from vendors.navigation import office_desk
from vendors.selectors import FirmsToCheck, certificates_to_recheck, office_file, open_appeals

PER_PAGE = 25
MOST_BESIDE = 12  # the most urgent rows stand beside the queue; what is done makes room


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Firms that wait, the longest waiting first."""
    permissions.can_see_queue(request.user).require()
    page = Paginator(FirmsToCheck(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "table": office_page.queue_table(page.object_list),
        "appeals": office_page.appeals_table(open_appeals(request.user)[:MOST_BESIDE]),
        "recheck": office_page.recheck_table(certificates_to_recheck(request.user)[:MOST_BESIDE]),
        "may_publish": permissions.can_publish_terms(request.user),
    }
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


def step(request: HttpRequest, slug: str, key: str, form: BahamForm, service: Callable[[], Any]) -> HttpResponse:
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
    "recheck": gettext_lazy("Noted: the certificate still holds."),
    "refuse": gettext_lazy("The certificate was refused; the startup reads your reason."),
    "appeal": gettext_lazy("The appeal is answered; the startup reads your reasons."),
}


@login_required
@require_POST
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything was looked at; the firm becomes public."""
    vendor, form = _vendor(request, slug), VerifyForm(request.POST)
    return step(request, slug, "verify", form, lambda: services.verify_vendor(actor=request.user, vendor=vendor))


@login_required
@require_POST
def send_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the registration with a reason."""
    vendor, form = _vendor(request, slug), ReasonForm(request.POST, prefix="return")
    return step(
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
    return step(
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
    return step(
        request,
        slug,
        "reinstate",
        BahamForm(request.POST),
        lambda: services.reinstate_vendor(actor=request.user, vendor=vendor),
    )


@login_required
@require_POST
def answer_appeal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Answer an appeal, and end the suspension where the startup is right."""
    permissions.can_see_queue(request.user).require()
    row = get_object_or_404(SuspensionAppeal.objects.select_related("vendor"), pk=pk, vendor__slug=slug)
    form = AnswerAppealForm(request.POST, prefix=f"appeal-{pk}")
    return step(
        request,
        slug,
        f"appeal-{pk}",
        form,
        lambda: services.answer_appeal(actor=request.user, appeal=row, **form.cleaned_data),
    )


@login_required
@require_http_methods(["GET", "POST"])
def publish_terms(request: HttpRequest) -> HttpResponse:
    """Write the next version of the terms of use."""
    permissions.can_publish_terms(request.user).require()
    newest = current_terms()
    form = TermsForm(
        request.POST or None,
        initial={"text_fa": newest.text_fa, "text_en": newest.text_en, "after": newest.version},
    )
    if request.method == "POST" and taken(
        form, lambda: services.publish_terms(actor=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Published. Startups accept it before their next proposal."))
        return redirect("vendors:queue")
    context = office_desk(_("Terms of use"), _("Startups to verify")) | {"form": form, "newest": newest}
    return render(request, "vendors/publish_terms.html", context)
