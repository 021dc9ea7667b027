"""The room's own addresses: pictures of the editorial site, from whatever storage holds them."""

from __future__ import annotations

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.models import PictureRendition


@require_safe
@cache_control(max_age=31_536_000, immutable=True, public=True)
def picture(request: HttpRequest, rendition_id: int, seal: str) -> FileResponse:
    """A picture at its sealed address; it never changes, so it may be kept for a year."""
    rendition = get_object_or_404(PictureRendition, pk=rendition_id)
    if not rendition.is_sealed_by(seal):
        raise Http404
    kind = mimetypes.guess_type(rendition.file.name)[0] or "application/octet-stream"
    return FileResponse(rendition.file.open("rb"), content_type=kind)
