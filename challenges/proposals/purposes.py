"""Files of proposals: who may read them is what the seal says of the proposal's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal, ProposalFile
from challenges.proposals.models.opening import Envelope
from challenges.proposals.sealing.door import can_read_content
from challenges.proposals.sealing.keys import data_key
from marketplace.decisions import Decision, deny
from marketplace.files.models import Attachment

PURPOSE = "proposals.file"


def _proposal_of(attachment: Attachment) -> Proposal | None:
    row = (
        ProposalFile.objects.select_related("proposal__round", "proposal__vendor", "proposal__challenge")
        .filter(attachment=attachment)
        .first()
    )
    return row.proposal if row else None


def can_read_file(actor: Any, attachment: Attachment) -> Decision:
    """The rule of `files` for this purpose."""
    proposal = _proposal_of(attachment)
    if proposal is None:
        return deny(_("This file is not part of a proposal."))
    return can_read_content(actor, proposal)


def key_of_file(attachment: Attachment) -> bytes:
    """The key that opens a sealed file of a proposal; asked by `files` only after `can_read_file` agreed."""
    proposal = _proposal_of(attachment)
    if proposal is None:
        raise LookupError("not a proposal's file")
    return data_key(proposal.round, Envelope.CONTENT.value)
