"""Files of this room: the certificate itself, which only the firm, the office, auditors and administrators read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.decisions import Decision, allow_if
from marketplace.files import purposes
from marketplace.files.models import Attachment
from vendors.models import Certificate
from vendors.permissions import can_view_certificate

CERTIFICATE_PURPOSE = "vendors.certificate"
MOST_BYTES = 10 * purposes.MEGABYTE
MEDIA_TYPES = purposes.IMAGES | {purposes.PDF}


def can_read_certificate_file(actor: Any, attachment: Attachment) -> Decision:
    """Whoever may see the certificate it belongs to; before that its uploader."""
    certificate = Certificate.objects.select_related("vendor").filter(file=attachment).first()
    if certificate is not None:
        return can_view_certificate(actor, certificate)
    uploaded = getattr(actor, "pk", None) is not None and attachment.uploaded_by_id == actor.pk
    return allow_if(uploaded, _("This file belongs to somebody else."), "stranger")


def register() -> None:
    """Say what the file of a certificate may be and who reads it."""
    purposes.register(
        purposes.Purpose(
            CERTIFICATE_PURPOSE, max_bytes=MOST_BYTES, media_types=MEDIA_TYPES, can_read=can_read_certificate_file
        )
    )
