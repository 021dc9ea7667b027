"""Taking, checking and opening files.

Invariants: nothing is stored whose size, name and sniffed type the purpose does not take; nothing is served before its
check; what was refused keeps its row and its reason and loses its content; a sealed file is never on disk as plain
bytes.
"""

from __future__ import annotations

import uuid
from typing import Any, BinaryIO, cast

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.digits import grouped
from marketplace.errors import Invalid
from marketplace.files import checking, purposes, storing
from marketplace.files.models import Attachment, AttachmentStatus
from marketplace.files.naming import clean_name, ending_of
from marketplace.files.sealing import Sealer
from marketplace.files.states import ATTACHMENT
from marketplace.files.waking import wake_check
from marketplace.journal.services import record

__all__ = ["Sealer", "attach", "check", "open_content", "receive"]

log = structlog.get_logger("baham.files")


def receive(*, actor: Any, upload: UploadedFile[Any], purpose: str, seal: Sealer | None = None) -> Attachment:
    """Take an uploaded file: sniff it, check it, store it under a random path, sealed where the purpose asks for it.

    Small files are checked at once and come back clean; large ones, and all where a virus scanner is set up, come back
    in quarantine and are checked by a worker. Raises Invalid({"file": …}) with the reason and what to do. The type in
    `upload` is not believed.
    """
    held = purposes.purpose(purpose)
    if held.sealed and seal is None:
        raise TypeError(f"files of {purpose} are sealed: give the sealer")
    name, media_type = accepted(upload, held)
    content, size = cast(BinaryIO, upload.file), upload.size or 0
    refuse_unsafe(content, media_type, size, held)
    attachment = Attachment(
        id=uuid.uuid4(),
        purpose=purpose,
        uploaded_by=actor if isinstance(actor, User) else None,
        name=name,
        media_type=media_type,
        size=size,
        sha256=storing.digest_of(content),
        path=storing.new_path(),
        sealed=held.sealed,
        seal_key_id=seal.key_id if seal is not None and held.sealed else "",
    )
    storing.keep(attachment, content, seal if held.sealed else None)
    try:
        with transaction.atomic():
            enter(actor, attachment)
    except BaseException:
        storing.remove(attachment)
        raise
    return attachment


def enter(actor: Any, attachment: Attachment) -> None:
    """Put a stored file into the books, in the caller's transaction. A large one, and all where a virus scanner is set
    up, waits in quarantine for a worker.
    """
    attachment.save(force_insert=True)
    after = {"purpose": attachment.purpose, "type": attachment.media_type, "size": attachment.size}
    record(actor=actor, action="files.attachment.received", subject=attachment, after=after)
    if _needs_worker(attachment):
        transaction.on_commit(lambda: wake_check(str(attachment.pk)))
    else:
        _clear(attachment)


def accepted(upload: UploadedFile[Any], held: purposes.Purpose) -> tuple[str, str]:
    """The clean name and the sniffed type of an upload that the purpose takes by size, name and content. Raises
    Invalid({"file": …}).
    """
    name = clean_name(upload.name or "")
    refuse_size(upload.size or 0, held.form_limit)
    return name, accepted_type(cast(BinaryIO, upload.file), name, held)


def refuse_unsafe(content: BinaryIO, media_type: str, size: int, held: purposes.Purpose) -> None:
    """Raise Invalid({"file": …}) for a small file that does not pass our checks; a large one waits for a worker."""
    if size > settings.FILES_CHECK_AT_ONCE_BYTES:
        return
    found = checking.refusal(content, media_type, checking.Limits.from_settings())
    if found is not None:
        log.info("upload_refused", purpose=held.key, media_type=media_type, size=size)
        raise Invalid({"file": found}, code="refused")


def refuse_size(size: int, limit_bytes: int) -> None:
    """Raise Invalid({"file": …}) for an empty file and for one that is too large."""
    if size == 0:
        raise Invalid({"file": _("The file is empty; choose it again.")}, code="empty")
    if size > limit_bytes:
        limit = grouped(limit_bytes // purposes.MEGABYTE, get_language() or "fa")
        raise Invalid(
            {"file": _("The file is larger than %(limit)s MB; make it smaller.") % {"limit": limit}}, code="too_large"
        )


def accepted_type(content: BinaryIO, name: str, held: purposes.Purpose) -> str:
    """The sniffed type of a content that the purpose takes and its name fits. Raises Invalid({"file": …})."""
    media_type = checking.sniff(content, name)
    if media_type == checking.OLD_OFFICE:
        raise Invalid(
            {"file": _("This is an old or password-protected Office file; save it as PDF or docx without a password.")}
        )
    if media_type not in held.media_types:
        raise Invalid(
            {
                "file": _("The content of this file is of a type we do not take here; send one of: %(types)s.")
                % {"types": gettext(", ").join(purposes.extensions_of(held))}
            }
        )
    if ending_of(name) not in purposes.EXTENSIONS[media_type]:
        right = purposes.EXTENSIONS[media_type][0]
        raise Invalid(
            {
                "file": _("The name does not fit the content, which is “%(right)s”; rename the file or save it again.")
                % {"right": right}
            }
        )
    return media_type


def _needs_worker(attachment: Attachment) -> bool:
    return bool(settings.CLAMAV_URL) or attachment.size > settings.FILES_CHECK_AT_ONCE_BYTES


def check(*, attachment_id: uuid.UUID | str) -> str:
    """Check a file in quarantine: our own checks, then the virus scanner where there is one; returns its status
    afterwards.

    A scanner that is away leaves the file in quarantine (logged); the periodic task comes again. Safe in several
    workers at once.
    """
    with transaction.atomic():
        rows = Attachment.objects.select_for_update(skip_locked=True).filter(status=AttachmentStatus.QUARANTINED.value)
        attachment = rows.filter(pk=attachment_id).first()
        if attachment is None:
            return str(Attachment.objects.filter(pk=attachment_id).values_list("status", flat=True).first() or "")
        try:
            found = _examine(attachment)
        except checking.ScannerUnavailable as error:
            log.warning("scanner_unavailable", error=str(error))
            return str(attachment.status)
        if found:
            _refuse(attachment, str(found)[:200])
        else:
            _clear(attachment)
    return str(attachment.status)


def _examine(attachment: Attachment) -> Any:
    with open_content(attachment) as content:
        found = checking.refusal(content, attachment.media_type, checking.Limits.from_settings())
        if found is None and settings.CLAMAV_URL and checking.virus_in(content, settings.CLAMAV_URL):
            return _("The virus scanner found harmful content.")
    return found


def _clear(attachment: Attachment) -> None:
    before, after = ATTACHMENT.apply("clear", actor=SYSTEM_ACTOR, obj=attachment)
    attachment.save(update_fields=["status"])
    record(
        actor=SYSTEM_ACTOR,
        action="files.attachment.cleared",
        subject=attachment,
        before={"status": before},
        after={"status": after},
    )


def _refuse(attachment: Attachment, reason: str) -> None:
    before, after = ATTACHMENT.apply("refuse", actor=SYSTEM_ACTOR, obj=attachment)
    attachment.refusal = reason
    attachment.save(update_fields=["status", "refusal"])
    record(
        actor=SYSTEM_ACTOR, action="files.attachment.refused", subject=attachment, reason=reason,
        before={"status": before}, after={"status": after},
    )  # fmt: skip
    transaction.on_commit(lambda: storing.remove(attachment))


@transaction.atomic
def note_broken(*, actor: Any, attachment: Attachment) -> None:
    """Write down that a sealed file is no longer what was received; who asked for it gets nothing of it."""
    record(actor=actor, action="files.attachment.broken", subject=attachment, confidential=True)


def attach(*, attachment: Attachment, owner: models.Model) -> Attachment:
    """Say what a file belongs to. Raises Invalid if it belongs to something else already."""
    kind, key = owner._meta.label_lower, str(owner.pk)
    with transaction.atomic():
        row = Attachment.objects.select_for_update().get(pk=attachment.pk)
        if row.owner_type and (row.owner_type, row.owner_id) != (kind, key):
            raise Invalid({"file": _("This file belongs to something else already; upload it again.")}, code="attached")
        row.owner_type, row.owner_id = kind, key
        row.save(update_fields=["owner_type", "owner_id"])
    attachment.owner_type, attachment.owner_id = kind, key
    return attachment


def open_content(attachment: Attachment, unseal_key: bytes | None = None) -> BinaryIO:
    """The plain content, positioned at its start; the caller has asked `can_read_attachment`.

    A sealed file opens with `unseal_key`, or with the key its purpose knows. Raises FileNotFoundError, FileSealBroken,
    LookupError.
    """
    if not attachment.sealed:
        return storing.open_plain(attachment)
    key_of = purposes.purpose(attachment.purpose).key_of
    if unseal_key is None and key_of is None:
        raise LookupError(f"nobody knows the key of files of {attachment.purpose}")
    key = unseal_key if unseal_key is not None else cast(purposes.KeyOf, key_of)(attachment)
    return storing.open_sealed(attachment, key)
