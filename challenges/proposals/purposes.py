"""Files of proposals: who may read them is what the seal says of the proposal's words.

Invariant: whoever is not of the vendor reads exactly the files that were submitted, not those taken out before or added
after.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import ProposalFile
from challenges.proposals.sealing.door import can_read_content, file_name, submitted_content
from challenges.proposals.sealing.keys import keys_of
from marketplace.decisions import Decision, allow_if, deny
from marketplace.files.models import Attachment

PURPOSE = "proposals.file"


def _row_of(attachment: Attachment) -> ProposalFile | None:
    related = ("proposal__round", "proposal__vendor", "proposal__challenge", "proposal__current_submission")
    return ProposalFile.objects.select_related(*related).filter(attachment=attachment).first()


def can_read_file(actor: Any, attachment: Attachment) -> Decision:
    """The rule of `files` for this purpose."""
    row = _row_of(attachment)
    if row is None:
        return deny(_("This file is not part of a proposal."))
    decision = can_read_content(actor, row.proposal)
    if not decision or row.proposal.vendor.role_of(actor):
        return decision
    sent = {entry["id"] for entry in submitted_content(row.proposal).get("files", [])}
    return allow_if(str(attachment.pk) in sent, _("This file is not part of the submitted proposal."), "not_sent")


def key_of_file(attachment: Attachment) -> bytes:
    """The key that opens a sealed file of a proposal; asked by `files` only after `can_read_file` agreed."""
    row = _row_of(attachment)
    if row is None:
        raise LookupError("not a proposal's file")
    return keys_of(row.proposal.round).content


def name_of_file(attachment: Attachment) -> str:
    """The real name of a file, for its download; asked by `files` only after `can_read_file` agreed."""
    row = _row_of(attachment)
    return file_name(row, row.proposal) if row is not None else attachment.name
