"""The room's own public addresses: pictures of the editorial site, and drafts that were shared by a secret link."""

from __future__ import annotations

import mimetypes

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.models import PictureRendition, PreviewLink
from cms.preview import render_draft


@require_safe
@cache_control(max_age=31_536_000, immutable=True, public=True)
def picture(request: HttpRequest, rendition_id: int, seal: str) -> FileResponse:
    """A picture at its sealed address; it never changes, so it may be kept for a year."""
    rendition = get_object_or_404(PictureRendition, pk=rendition_id)
    if not rendition.is_sealed_by(seal):
        raise Http404
    kind = mimetypes.guess_type(rendition.file.name)[0] or "application/octet-stream"
    return FileResponse(rendition.file.open("rb"), content_type=kind)


@require_safe
def shared_draft(request: HttpRequest, link_id: int, seal: str) -> HttpResponse:
    """A draft as its secret link shows it; 410 once the link is dead, 404 for an address nobody made."""
    link = get_object_or_404(PreviewLink.objects.select_related("page"), pk=link_id)
    if not link.is_sealed_by(seal):
        raise Http404
    if link.is_alive():
        response = render_draft(request, link.page.get_latest_revision_as_object(), language=get_language() or "fa")
    else:
        response = render(request, "cms/preview_over.html", {"challenge": link.page.challenge}, status=410)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
