"""What the audit page says about files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.journal import labels


def register() -> None:
    """Tell the journal; called once at start."""
    labels.register(
        {
            "files.attachment.received": _("File received"),
            "files.attachment.cleared": _("File checked, nothing found"),
            "files.attachment.refused": _("File refused"),
            "files.attachment.broken": _("A stored file is no longer what was received"),
        }
    )
    labels.register_values({"purpose": _("purpose"), "type": _("type"), "size": _("size in bytes")})
