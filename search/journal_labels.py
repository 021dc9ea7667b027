"""What the journal calls the steps of this room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.journal import labels


def register() -> None:
    """Add them to the journal's words."""
    labels.register(
        {
            "search.opinion.said": _("Said what suits the startup"),
            "search.opinion.taken_back": _("Took back what was said of a challenge"),
            "search.invitation.sent": _("Startup invited to the challenge"),
            "search.saved.created": _("Search saved"),
            "search.saved.renamed": _("Saved search renamed"),
            "search.saved.frequency_set": _("Alerts of a saved search set"),
            "search.saved.removed": _("Saved search removed"),
        }
    )
