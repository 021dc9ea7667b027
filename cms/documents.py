"""Files of a draft: chosen from the department's collection, published only as attachments that were checked.

Invariant: what a version publishes is an attachment of the files room (type from content, hash, quarantine until clean), never Wagtail's
own copy. A file that was checked once is not checked again.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from challenges.freezing import DOCUMENT_PURPOSE
from marketplace.errors import DomainError, Invalid
from marketplace.files.models import Attachment, AttachmentStatus
from django.utils.module_loading import import_string


def check_documents(page: Any, *, actor: Any) -> None:
    """Give every document of the draft its checked attachment. Raises Invalid with the document's path when a file is refused."""
    problems: dict[str, list[str]] = {}
    for place, item in enumerate(page.document_items.all()):
        if item.document_id is None:
            continue
        try:
            item.attachment = attachment_of(item.document, actor=actor)
        except DomainError as error:
            problems[f"documents.{place}"] = [str(error.message)]
    if problems:
        raise Invalid(problems)


def attachment_of(document: Any, *, actor: Any) -> Attachment:
    """The checked copy of a document of a collection: the one made before if the content is the same, otherwise a new one."""
    with document.file.open("rb") as stored:
        digest = hashlib.file_digest(stored, "sha256").hexdigest()
        known = Attachment.objects.filter(purpose=DOCUMENT_PURPOSE, sha256=digest, name=document.filename, status=AttachmentStatus.CLEAN.value).first()
        if known is not None:
            return known
        stored.seek(0)
        attachment: Attachment = import_string("marketplace.files.services.receive")(actor=actor, upload=File(stored, name=document.filename), purpose=DOCUMENT_PURPOSE)
    if attachment.status != AttachmentStatus.CLEAN:
        raise Invalid({"file": attachment.refusal or _("The file is still being checked; try again in a minute.")})
    return attachment
