"""Files that arrive in parts: what has come stays when the network is lost, and the sender goes on from there.

Invariants: a part is taken only where the last one ended and only if its fingerprint is that of its bytes; it is sealed
before it is stored; a file is whole only if every part is the one its sender meant. The room that wants the file asks
who may send; nothing here does.
"""

from __future__ import annotations

import hashlib
import tempfile
import threading
import uuid
from typing import BinaryIO

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.errors import Conflict, Invalid
from marketplace.files import purposes, services, storing
from marketplace.files.models import Attachment, Upload
from marketplace.files.sealing import Readable, Sealer
from marketplace.files.storing import PART_BYTES

_one_at_once = threading.Lock()  # looking at a file takes a second and holds a part of it in memory


def begin(*, actor: User, upload_id: uuid.UUID, purpose: str, owner: models.Model, size: int, label: bytes) -> Upload:
    """Make room for a file of so many bytes. Raises Invalid({"file": …}) for a size the purpose does not take."""
    held = purposes.purpose(purpose)
    if not held.sealed:
        raise TypeError(f"files of {purpose} are not sealed; only sealed ones come in parts")
    services.refuse_size(size, held.max_bytes)
    return Upload.objects.create(
        id=upload_id, purpose=purpose, owner_type=owner._meta.label_lower, owner_id=str(owner.pk), uploaded_by=actor,
        size=size, label=label, path=storing.new_path(), part_bytes=PART_BYTES,
    )  # fmt: skip


def uploads_of(owner: models.Model) -> models.QuerySet[Upload]:
    """What is still arriving for this thing."""
    return Upload.objects.filter(owner_type=owner._meta.label_lower, owner_id=str(owner.pk))


def take_part(*, upload: Upload, offset: int, content: Readable, sha256: str, key: bytes) -> Upload:
    """Seal the next part as it comes, and keep it; the upload as it is afterwards. The same part again changes nothing.

    Nothing is held while the bytes are on their way, however slow: they wait sealed, outside the store. Raises Invalid
    for bytes that are not those of `sha256` (damaged on the way) or of another length than the part has; Conflict (code
    «offset») for any other place than the next.
    """
    index = offset // upload.part_bytes
    with tempfile.TemporaryFile() as sealed:
        length, digest = storing.seal_part(upload, index, content, sealed, key)
        if digest != sha256 or content.read(1):
            raise Invalid({"file": _("A part was damaged on its way; it is sent again.")}, code="damaged")
        with transaction.atomic():
            return _kept(Upload.objects.select_for_update().get(pk=upload.pk), offset, sealed, length, digest)


def _kept(row: Upload, offset: int, sealed: BinaryIO, length: int, digest: str) -> Upload:
    index = offset // row.part_bytes
    if offset < row.received and offset % row.part_bytes == 0 and row.digests[index] == digest:
        return row
    if offset != row.received or row.is_whole:
        raise Conflict(_("This part is not the next one; the upload goes on from where it stopped."), code="offset")
    if length != min(row.part_bytes, row.size - offset):
        raise Invalid({"file": _("A part came with another length than it has; it is sent again.")}, code="damaged")
    storing.keep_part(row, index, sealed)
    row.received += length
    row.digests = [*row.digests, digest]
    row.save(update_fields=["received", "digests", "updated_at"])
    return row


def root_of(digests: list[str]) -> str:
    """One fingerprint of a file in parts: SHA-256 of the fingerprints of its parts, one after another."""
    return hashlib.sha256(b"".join(bytes.fromhex(digest) for digest in digests)).hexdigest()


def examine(*, upload: Upload, name: str, root: str, sealer: Sealer) -> Attachment:
    """Look at a file that has arrived whole and return the attachment it becomes, not yet in the books.

    Takes a second for 100 MB and holds no lock. Raises Conflict while parts are missing, Invalid({"file": …}) if the
    file changed while it was sent or is none that the purpose takes; its parts are then removed.
    """
    if not upload.is_whole:
        raise Conflict(
            _("Parts of the file are still missing; the upload goes on from where it stopped."), code="offset"
        )
    held, content = purposes.purpose(upload.purpose), storing.open_sealed(upload, sealer.key)
    with _one_at_once:
        try:
            if root_of(upload.digests) != root:
                raise Invalid({"file": _("The file changed while it was sent; choose it again.")}, code="changed")
            media_type = services.accepted_type(content, name, held)
            services.refuse_unsafe(content, media_type, upload.size, held)
        except Invalid:
            drop(upload=upload)
            raise
        return _attachment(upload, name, media_type, sealer)


def _attachment(upload: Upload, name: str, media_type: str, sealer: Sealer) -> Attachment:
    return Attachment(
        id=upload.pk, purpose=upload.purpose, uploaded_by=upload.uploaded_by, name=name, media_type=media_type,
        size=upload.size, sha256=storing.digest_of_sealed(upload, sealer.key), path=upload.path,
        part_bytes=upload.part_bytes, sealed=True, seal_key_id=sealer.key_id,
    )  # fmt: skip


def keep(*, actor: User, attachment: Attachment) -> Attachment:
    """Put an examined file into the books, in the caller's transaction; kept already, it is returned as it is. Raises
    Conflict if the upload was dropped meanwhile.
    """
    upload = Upload.objects.select_for_update().filter(pk=attachment.pk).first()
    if upload is None:
        kept: Attachment | None = Attachment.objects.filter(pk=attachment.pk).first()
        if kept is None:
            raise Conflict(_("This upload was removed meanwhile; choose the file again."), code="gone")
        return kept
    upload.delete()
    services.enter(actor, attachment)
    return attachment


def drop(*, upload: Upload) -> None:
    """Forget an upload and remove its parts, once the caller's transaction is committed."""
    with transaction.atomic():
        row = Upload.objects.select_for_update().filter(pk=upload.pk).first()
        if row is not None:
            row.delete()
            row.pk = upload.pk
            transaction.on_commit(lambda: storing.remove(row))
