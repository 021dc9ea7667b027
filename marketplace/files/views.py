"""The one place from which a file leaves the house."""

from __future__ import annotations

import uuid

import structlog
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.errors import Damaged
from marketplace.files import permissions, purposes, services
from marketplace.files.models import Attachment
from marketplace.files.sealing import FileSealBroken

log = structlog.get_logger("baham.files")


@require_safe
def download(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """Send a file as a download that no browser runs, if the rule of its purpose lets the reader have it."""
    attachment = get_object_or_404(Attachment, pk=pk)
    permissions.can_read_attachment(request.user, attachment).require()
    try:
        content = services.open_content(attachment)
    except FileNotFoundError:
        log.error("file_missing", attachment=str(pk))
        raise Http404(_("The file is not in the store any more.")) from None
    except FileSealBroken as found:
        services.note_broken(actor=request.user, attachment=attachment)
        words = _("This file is no longer what was received, so it is not given out. Tell the innovation office.")
        raise Damaged(words, code="seal_broken") from found
    response = FileResponse(
        content, as_attachment=True, filename=purposes.name_of(attachment), content_type=attachment.media_type
    )
    response["Content-Length"] = attachment.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
