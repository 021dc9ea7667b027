"""Pictures of a solution: added and removed by its people, shown to whoever sees the solution."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.errors import DomainError
from marketplace.files.permissions import can_read_attachment
from marketplace.files.pictures import receive_picture
from marketplace.files.services import open_content
from marketplace.forms import taken
from vendors import permissions, services
from vendors.forms import PictureForm
from vendors.models import Solution, SolutionPicture
from vendors.navigation import startup_desk
from vendors.purposes import PICTURE_PURPOSE
from vendors.views.finding import own_vendor

AN_HOUR = "private, max-age=3600"


@require_safe
def picture(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """A picture to be shown within a page."""
    row = get_object_or_404(SolutionPicture.objects.select_related("file"), file_id=pk)
    can_read_attachment(request.user, row.file).require()
    try:
        content = open_content(row.file)
    except FileNotFoundError:
        raise Http404(_("The file is not in the store any more.")) from None
    response = FileResponse(content, content_type=row.file.media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = AN_HOUR
    return response


@login_required
@require_http_methods(["GET", "POST"])
def pictures(request: HttpRequest, slug: str, solution: str) -> HttpResponse:
    """The pictures of a solution, and the form for another one."""
    vendor = own_vendor(request.user, slug)
    permissions.can_edit_solution(request.user, vendor).require()
    held = get_object_or_404(vendor.solutions, slug=solution)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and taken(form, lambda: _added(request, held, form)):
        messages.success(request, _("The picture was added."))
        return redirect("vendors:pictures", slug, solution)
    context = {"form": form, "solution": held, "pictures": held.pictures.select_related("file")}
    title = _("Pictures of “%(title)s”") % {"title": held.title}
    return render(request, "vendors/pictures.html", startup_desk(vendor, "vendors:solutions", title) | context)


def _added(request: HttpRequest, solution: Solution, form: PictureForm) -> None:
    """File and picture stand or fall together."""
    data: dict[str, Any] = dict(form.cleaned_data)
    upload = data.pop("file")
    with transaction.atomic():
        file = receive_picture(actor=request.user, upload=upload, purpose=PICTURE_PURPOSE)
        services.add_picture(actor=request.user, solution=solution, file=file, **data)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, solution: str, pk: int) -> HttpResponse:
    """Take a picture away."""
    vendor = own_vendor(request.user, slug)
    rows = SolutionPicture.objects.select_related("solution").filter(solution__vendor=vendor, solution__slug=solution)
    row = rows.filter(pk=pk).first()
    if row is None:  # a second click
        return redirect("vendors:pictures", slug, solution)
    try:
        services.remove_picture(actor=request.user, picture=row)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The picture was removed."))
    return redirect("vendors:pictures", slug, solution)
