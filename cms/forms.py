"""The form behind the editor of a challenge. A draft may be incomplete; what publication needs is checked when it is
sent for approval.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.fields import MomentFormField

TITLE_LENGTH = 200


class ChallengePageForm(WagtailAdminPageForm):
    """Jalali time of publication; an amendment begins without the note of the previous one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "go_live_at" in self.fields:
            self.fields["go_live_at"] = MomentFormField(
                label=_("Publish at"),
                required=False,
                help_text=_("Once approved, it is published at this time. Empty: at once. Example: 1405/07/15 08:00."),
            )
        if "title" in self.fields:
            self.fields["title"].max_length = TITLE_LENGTH
            self.fields["title"].widget.attrs["maxlength"] = TITLE_LENGTH
        if "change_note" in self.fields and not self.instance.has_unpublished_changes:
            self.initial["change_note"] = ""
