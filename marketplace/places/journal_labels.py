"""What the audit page says about places."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.journal import labels


def register() -> None:
    """Tell the journal; called once at start."""
    labels.register(
        {
            "places.outline.imported": _("Outline of the district imported"),
            "places.holiday.imported": _("Holiday imported"),
            "places.holiday.removed": _("Provisional holiday removed"),
        }
    )
    labels.register_values(
        {
            "source": _("Source"),
            "title_fa": _("Persian title"),
            "title_en": _("English title"),
            "provisional": _("provisional"),
        }
    )
