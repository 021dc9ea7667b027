"""Large files of a proposal, sent in parts: each part is sealed as it arrives, and after a lost network or a new
sign-in the writer goes on from the last one.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal, ProposalFile
from challenges.proposals.permissions import can_write_proposal
from challenges.proposals.purposes import PURPOSE
from challenges.proposals.sealing import keys_of, places, seal
from challenges.proposals.sealing.door import Arriving, arriving_of
from challenges.proposals.services.drafting import saved, writable
from challenges.proposals.services.filing import enter_file, room_for
from challenges.proposals.services.refusing import FOREIGN, require_in_time
from marketplace.errors import Conflict, Invalid
from marketplace.files import purposes, uploading
from marketplace.files.models import Upload
from marketplace.files.naming import clean_name, ending_of
from marketplace.files.sealing import Readable, Sealer


@transaction.atomic
def begin_upload(*, actor: Any, proposal: Proposal, question_key: str, name: str, size: int) -> Upload:
    """Begin to send a file in parts, or go on with the one of this name and size that has not arrived whole.

    Raises Invalid with the reason: a question that takes no file, an ending or a size that is not taken, no room left.
    """
    held = writable(actor, proposal)
    name = clean_name(name)
    for arriving in arriving_of(held):
        if (arriving.name, arriving.question_key, arriving.upload.size) == (name, question_key, size):
            return arriving.upload
    if ending_of(name) not in purposes.extensions_of(purposes.purpose(PURPOSE)):
        raise Invalid({"file": _("Files of this kind are not taken here; send it as PDF.")}, code="type")
    room_for(held, question_key, size)
    upload_id, key = uuid.uuid4(), keys_of(held.round).content
    label = seal({"name": name, "question": question_key}, key=key, place=places.arriving(held.public_id, upload_id))
    upload = uploading.begin(
        actor=actor, upload_id=upload_id, purpose=PURPOSE, owner=held, size=size, label=label
    )  # fmt: skip
    saved(actor, held, held, {"upload_begun": str(upload_id)})
    return upload


def take_part(
    *, actor: Any, proposal: Proposal, upload_id: uuid.UUID, offset: int, content: Readable, sha256: str
) -> Upload:
    """Keep the next part. Holds the upload only, so that slow networks keep nobody else from sending; an upload is no
    part of the proposal before `finish_upload`. Raises as `uploading.take_part`, and Late after the deadline.
    """
    require_in_time(can_write_proposal(actor, proposal), proposal)
    upload = _of(proposal, upload_id).upload
    key = keys_of(proposal.round).content
    return uploading.take_part(upload=upload, offset=offset, content=content, sha256=sha256, key=key)


def finish_upload(*, actor: Any, proposal: Proposal, upload_id: uuid.UUID, root: str) -> ProposalFile:
    """Make a file that has arrived whole part of the proposal; finishing again returns it. `root` is the fingerprint
    its sender computed over its parts. Raises Invalid with the reason when it is refused, Conflict while parts are
    missing, Late after the deadline.
    """
    require_in_time(can_write_proposal(actor, proposal), proposal)
    kept: ProposalFile | None = proposal.files.filter(attachment=upload_id).first()
    if kept is not None:
        return kept
    arriving = _of(proposal, upload_id)
    sealer = Sealer(key_id=f"round:{proposal.round_id}", key=keys_of(proposal.round).content)
    examined = uploading.examine(upload=arriving.upload, name=arriving.name, root=root, sealer=sealer)
    examined.name = f"sealed.{ending_of(arriving.name)}"
    with transaction.atomic():
        held = writable(actor, proposal)
        attachment = uploading.keep(actor=actor, attachment=examined)
        kept = held.files.filter(attachment=attachment).first()
        return kept or enter_file(actor, held, attachment, arriving.name, arriving.question_key)


@transaction.atomic
def drop_upload(*, actor: Any, proposal: Proposal, upload_id: uuid.UUID) -> None:
    """Give up a file that has not arrived whole. Giving it up again changes nothing."""
    held = writable(actor, proposal)
    upload = uploading.uploads_of(held).filter(pk=upload_id).first()
    if upload is not None:
        uploading.drop(upload=upload)
        saved(actor, held, held, {"upload_dropped": str(upload_id)})


def _of(proposal: Proposal, upload_id: uuid.UUID) -> Arriving:
    found = next((row for row in arriving_of(proposal) if row.upload.pk == upload_id), None)
    if found is None:
        code = FOREIGN if Upload.objects.filter(pk=upload_id).exists() else "gone"
        raise Conflict(_("This upload was removed meanwhile; choose the file again."), code=code)
    return found
