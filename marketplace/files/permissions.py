"""Who may read a file: a clean one, whoever the rule of its purpose lets; without a rule only who uploaded it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.decisions import Decision, allow_if, deny
from marketplace.files import purposes
from marketplace.files.models import Attachment, AttachmentStatus


def register(purpose: str, can_read: purposes.CanRead) -> None:
    """Set the rule of a registered purpose."""
    purposes.set_reader(purpose, can_read)


def can_read_attachment(actor: Any, attachment: Attachment) -> Decision:
    """Whether the actor may download the file now.

    The purpose's rule is asked first, so that a stranger learns nothing about the state of the check.
    """
    rule = purposes.purpose(attachment.purpose).can_read if purposes.known(attachment.purpose) else None
    decision = rule(actor, attachment) if rule is not None else _own_upload(actor, attachment)
    if not decision:
        return decision
    if attachment.status == AttachmentStatus.QUARANTINED:
        return deny(_("The file is still being checked. Try again in a minute."), "quarantined")
    if attachment.status == AttachmentStatus.REFUSED:
        return deny(_("The file did not pass the security check and was removed."), "refused")
    return decision


def _own_upload(actor: Any, attachment: Attachment) -> Decision:
    mine = getattr(actor, "pk", None) is not None and attachment.uploaded_by_id == actor.pk
    return allow_if(mine, _("This file belongs to somebody else."), "not_owner")
