"""Certificates of a firm: what was sent, what became of it, and sending another one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.files.services import receive
from marketplace.forms import taken
from vendors import permissions, presentation, services
from vendors.forms import CertificateForm
from vendors.models import Vendor
from vendors.navigation import startup_desk
from vendors.purposes import CERTIFICATE_PURPOSE
from vendors.selectors import certificates_of
from vendors.views.finding import own_vendor


@login_required
@require_http_methods(["GET", "POST"])
def certificates(request: HttpRequest, slug: str) -> HttpResponse:
    """All certificates, newest first, and the form for another one."""
    vendor = own_vendor(request.user, slug)
    form = CertificateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and taken(form, lambda: _submit(request, vendor, form)):
        messages.success(
            request, _("The certificate was sent. You are told when the innovation office has checked it.")
        )
        return redirect("vendors:certificates", slug)
    rows = certificates_of(request.user, vendor)
    context = {
        "form": form,
        "rows": [(row, presentation.certificate_chip(row)) for row in rows],
        "may_add": permissions.can_add_certificate(request.user, vendor),
    }
    head = startup_desk(vendor, "vendors:certificates", _("Certificates"))
    return render(request, "vendors/certificates.html", head | context)


def _submit(request: HttpRequest, vendor: Vendor, form: CertificateForm) -> None:
    """File and certificate stand or fall together."""
    data = dict(form.cleaned_data)
    upload = data.pop("file")
    permissions.can_add_certificate(request.user, vendor).require()
    with transaction.atomic():
        file = receive(actor=request.user, upload=upload, purpose=CERTIFICATE_PURPOSE)
        services.submit_certificate(actor=request.user, vendor=vendor, file=file, **data)
