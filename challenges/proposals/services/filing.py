"""Files of a proposal: sealed before they touch the disk, their names too."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal, ProposalFile
from challenges.proposals.purposes import PURPOSE
from challenges.proposals.sealing import keys_of, places, seal
from challenges.proposals.services.drafting import saved, writable
from marketplace.clock import database_now
from marketplace.digits import grouped
from marketplace.errors import Invalid
from marketplace.files.models import Attachment
from marketplace.files.naming import clean_name, ending_of
from marketplace.files.purposes import MEGABYTE
from marketplace.files.services import Sealer, attach, receive
from marketplace.files.uploading import uploads_of

FILES_LIMIT = 30
QUESTION_FILES_LIMIT = 10
BYTES_LIMIT = 500 * MEGABYTE  # of all files of a proposal


@transaction.atomic
def add_file(*, actor: Any, proposal: Proposal, upload: UploadedFile[Any], question_key: str = "") -> ProposalFile:
    """Seal an uploaded file into the proposal. Raises Invalid with the reason when it is refused."""
    held = writable(actor, proposal)
    room_for(held, question_key, upload.size or 0)
    name = clean_name(upload.name or "")
    upload.name = f"sealed.{ending_of(name)}"
    sealer = Sealer(key_id=f"round:{held.round_id}", key=keys_of(held.round).content)
    attachment = receive(actor=actor, upload=upload, purpose=PURPOSE, seal=sealer)
    return enter_file(actor, held, attachment, name, question_key)


def room_for(held: Proposal, question_key: str, size: int) -> None:
    """Raise Invalid unless the question takes files and the proposal has room for one more of this size; files that
    are still arriving count.
    """
    asked = held.working_version.terms.filter(round=held.round, questions__key=question_key, questions__takes_file=True)
    if question_key and not asked.exists():
        raise Invalid({"file": _("This question takes no file.")})
    kept = list(held.files.filter(removed_at__isnull=True).values_list("question_key", "attachment__size"))
    coming = list(uploads_of(held).values_list("size", flat=True))
    if len(kept) + len(coming) >= FILES_LIMIT:
        raise Invalid({"file": _("A proposal holds at most %(limit)s files.") % {"limit": _number(FILES_LIMIT)}})
    if sum(1 for key, _size in kept if key == question_key) >= QUESTION_FILES_LIMIT:
        raise Invalid(
            {"file": _("A question takes at most %(limit)s files.") % {"limit": _number(QUESTION_FILES_LIMIT)}}
        )
    if sum(size for _key, size in kept) + sum(coming) + size > BYTES_LIMIT:
        limit = _number(BYTES_LIMIT // MEGABYTE)
        raise Invalid({"file": _("All files of a proposal together may have %(limit)s MB.") % {"limit": limit}})


def _number(value: int) -> str:
    return grouped(value, get_language() or "fa")


def enter_file(actor: Any, held: Proposal, attachment: Attachment, name: str, question_key: str) -> ProposalFile:
    """Make a received file part of the held proposal, its real name sealed."""
    attach(attachment=attachment, owner=held)
    place = places.file_name(held.public_id, attachment.pk)
    row = ProposalFile.objects.create(
        proposal=held, attachment=attachment, question_key=question_key, added_by=actor, added_at=database_now(),
        ciphertext=seal(name, key=keys_of(held.round).content, place=place),
    )  # fmt: skip
    saved(actor, held, held, {"file_added": str(attachment.pk)})
    return row


@transaction.atomic
def remove_file(*, actor: Any, proposal: Proposal, file_id: int) -> None:
    """Take a file out of the working proposal; what was already submitted keeps it. Removing it again changes
    nothing.
    """
    held = writable(actor, proposal)
    row = held.files.select_for_update().filter(pk=file_id).first()
    if row is None:
        raise Invalid({"file": _("This file is not part of the proposal any more.")})
    if row.removed_at is not None:
        return
    row.removed_at = database_now()
    row.save(update_fields=["removed_at"])
    saved(actor, held, held, {"file_removed": str(row.attachment_id)})
