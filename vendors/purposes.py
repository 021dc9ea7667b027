"""Files of this room: the certificate itself, which only the firm, the office, auditors and administrators read; and
pictures, as public as the solution they show.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.decisions import Decision, allow_if
from marketplace.files import purposes
from marketplace.files.models import Attachment
from vendors.models import Certificate, SolutionPicture
from vendors.permissions import can_view_certificate, can_view_solution

CERTIFICATE_PURPOSE = "vendors.certificate"
PICTURE_PURPOSE = "vendors.picture"
PICTURE_BYTES = 8 * purposes.MEGABYTE
MOST_BYTES = 10 * purposes.MEGABYTE
MEDIA_TYPES = purposes.IMAGES | {purposes.PDF}


def can_read_certificate_file(actor: Any, attachment: Attachment) -> Decision:
    """Whoever may see the certificate it belongs to; before that its uploader."""
    certificate = Certificate.objects.select_related("vendor").filter(file=attachment).first()
    if certificate is not None:
        return can_view_certificate(actor, certificate)
    uploaded = getattr(actor, "pk", None) is not None and attachment.uploaded_by_id == actor.pk
    return allow_if(uploaded, _("This file belongs to somebody else."), "stranger")


def can_read_picture(actor: Any, attachment: Attachment) -> Decision:
    """Whoever may see the solution it shows; before that its uploader."""
    picture = SolutionPicture.objects.select_related("solution__vendor").filter(file=attachment).first()
    if picture is not None:
        return can_view_solution(actor, picture.solution)
    uploaded = getattr(actor, "pk", None) is not None and attachment.uploaded_by_id == actor.pk
    return allow_if(uploaded, _("This file belongs to somebody else."), "stranger")


def register() -> None:
    """Say what the file of a certificate and the picture of a solution may be, and who reads them."""
    purposes.register(
        purposes.Purpose(
            PICTURE_PURPOSE, max_bytes=PICTURE_BYTES, media_types=purposes.IMAGES, can_read=can_read_picture
        )
    )
    purposes.register(
        purposes.Purpose(
            CERTIFICATE_PURPOSE, max_bytes=MOST_BYTES, media_types=MEDIA_TYPES, can_read=can_read_certificate_file
        )
    )
