"""The office and the evidence: certificates verified, looked at again, refused; their files shown beside the facts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.files.permissions import can_read_attachment
from marketplace.files.services import open_content
from marketplace.forms import BahamForm
from vendors import permissions, services
from vendors.forms import ReasonForm, VerifyCertificateForm
from vendors.models import Certificate
from vendors.views.office import step

SHOWN_WITHIN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""A PDF or picture that a page of ours frames: it loads nothing. (No `sandbox`: browsers' PDF viewers refuse it.)"""


def _certificate(request: HttpRequest, slug: str, pk: int) -> Certificate:
    permissions.can_see_queue(request.user).require()
    rows = Certificate.objects.visible_to(request.user).select_related("file")
    certificate: Certificate = get_object_or_404(rows, pk=pk, vendor__slug=slug)
    return certificate


@login_required
@require_safe
def file(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The file itself, to be looked at beside what the firm says; only what passed its check."""
    attachment = _certificate(request, slug, pk).file
    if attachment is None:
        raise Http404
    can_read_attachment(request.user, attachment).require()
    try:
        content = open_content(attachment)
    except FileNotFoundError:
        raise Http404(_("The file is not in the store any more.")) from None
    response = FileResponse(content, content_type=attachment.media_type)
    response["Content-Security-Policy"] = SHOWN_WITHIN
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def verify(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The evidence holds: everything on the list was looked at."""
    row, form = _certificate(request, slug, pk), VerifyCertificateForm(request.POST, prefix=f"accept-{pk}")
    return step(
        request, slug, f"accept-{pk}", form, lambda: services.verify_certificate(actor=request.user, certificate=row)
    )


@login_required
@require_POST
def recheck(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Looked at once more before it ends: it still holds."""
    row, form = _certificate(request, slug, pk), BahamForm(request.POST)
    return step(
        request, slug, f"recheck-{pk}", form, lambda: services.recheck_certificate(actor=request.user, certificate=row)
    )


@login_required
@require_POST
def refuse(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The evidence does not hold."""
    row, form = _certificate(request, slug, pk), ReasonForm(request.POST, prefix=f"refuse-{pk}")
    return step(
        request,
        slug,
        f"refuse-{pk}",
        form,
        lambda: services.refuse_certificate(actor=request.user, certificate=row, **form.cleaned_data),
    )
