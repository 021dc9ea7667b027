"""Files of a draft: chosen from the department's collection, published only as attachments that were checked.

Invariant: what a version publishes is an attachment of the files room (type from content, hash, quarantine until
clean), never Wagtail's own copy. A file that was checked once is not checked again.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from challenges.freezing import DOCUMENT_PURPOSE
from marketplace.errors import DomainError, Invalid
from marketplace.files.models import Attachment, AttachmentStatus
from marketplace.files.services import receive


def check_documents(page: Any, *, actor: Any, may_wait: bool = False) -> None:
    """Give every document of the draft its checked attachment. Raises Invalid with the document's path when a file is
    refused.

    Large files are checked by a worker: at submission that is waited for (`may_wait`), at publication it must be
    over.
    """
    problems: dict[str, list[str]] = {}
    for place, item in enumerate(page.document_items.all()):
        if item.document_id is None:
            continue
        try:
            item.attachment = attachment_of(item.document, actor=actor)
        except DomainError as error:
            problems[f"documents.{place}"] = [str(error.message)]
            continue
        if item.attachment.status != AttachmentStatus.CLEAN and not may_wait:
            problems[f"documents.{place}"] = [_("This file is still being checked; try again in a minute.")]
    if problems:
        raise Invalid(problems)


def attachment_of(document: Any, *, actor: Any) -> Attachment:
    """The copy of a document of a collection that is checked or being checked: the one made before if the content is
    the same, otherwise a new one. Raises Invalid when the file is refused.
    """
    with document.file.open("rb") as stored:
        digest = hashlib.file_digest(stored, "sha256").hexdigest()
        same = Attachment.objects.filter(purpose=DOCUMENT_PURPOSE, sha256=digest, name=document.filename)
        known = same.exclude(status=AttachmentStatus.REFUSED.value).first()
        if known is not None:
            return known
        stored.seek(0)
        upload = UploadedFile(stored.file, name=document.filename, size=stored.size)
        made: Attachment = receive(actor=actor, upload=upload, purpose=DOCUMENT_PURPOSE)
        return made
