"""Files of challenges: open to everybody once a version publishes them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.freezing import DOCUMENT_PURPOSE
from challenges.models import VersionDocument
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, allow_if
from marketplace.files import purposes
from marketplace.files.models import Attachment

MOST_BYTES = 20 * purposes.MEGABYTE


def can_read_document(actor: Any, attachment: Attachment) -> Decision:
    """Everybody, if any published version names the file; before that its uploader and the innovation office."""
    if VersionDocument.objects.filter(attachment=attachment).exists():
        return ALLOW
    uploaded = getattr(actor, "pk", None) is not None and attachment.uploaded_by_id == actor.pk
    return allow_if(uploaded or is_system(actor) or roles_of(actor).office, _("This document has not been published."))


def register() -> None:
    """Say what a document of a challenge may be and who reads it."""
    purposes.register(
        purposes.Purpose(
            DOCUMENT_PURPOSE, max_bytes=MOST_BYTES, media_types=purposes.EVERYTHING, can_read=can_read_document
        )
    )
