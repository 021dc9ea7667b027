"""Lifecycle of an attachment: in quarantine until checked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.accounts.roles import is_system
from marketplace.files.models import AttachmentStatus
from marketplace.transitions import SYSTEM, Machine, transition


def attachment_relations(actor: Any, attachment: Any) -> frozenset[str]:
    """Only the check itself moves a file on."""
    return frozenset({SYSTEM}) if is_system(actor) else frozenset()


ATTACHMENT = Machine(
    "attachment",
    AttachmentStatus,
    [
        transition("clear", {"quarantined"}, "clean", {SYSTEM}, _("The check found nothing")),
        transition("refuse", {"quarantined", "clean"}, "refused", {SYSTEM}, _("Refuse with a reason")),
    ],
    attachment_relations,
    initial="quarantined",
    title="Attachment",
    labels={
        "quarantined": pgettext_lazy("attachment", "Being checked"),
        "clean": pgettext_lazy("attachment", "Checked"),
        "refused": pgettext_lazy("attachment", "Refused"),
    },
)
