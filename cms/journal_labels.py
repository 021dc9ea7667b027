"""What the audit page says about drafts and approvals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cms.sections import SECTION_LABELS
from marketplace.journal import labels


def register() -> None:
    """Tell the journal; called once at start."""
    labels.register(
        {
            "cms.page.drafted": _("Draft begun"),
            "cms.page.waiting": _("Sent for approval"),
            "cms.page.approved": _("Approved"),
            "cms.page.returned": _("Returned for changes"),
            "cms.page.reassigned": _("Handed over to another approver"),
            "cms.page.reminded": _("Reminder to decide"),
            "cms.page.withdrawn": _("Taken back from approval"),
            "cms.page.scheduled": _("Publication scheduled"),
            "cms.page.unscheduled": _("Scheduled publication taken back"),
            "cms.page.schedule_failed": _("Scheduled publication refused"),
            "cms.preview.shared": _("Secret link to the preview made"),
            "cms.preview.revoked": _("Secret link to the preview revoked"),
            "cms.template.created": _("Template made"),
            "cms.template.changed": _("Template changed"),
            "cms.article.published": _("Page published"),
            "cms.article.taken_down": _("Page taken down"),
        }
    )
    labels.register_values(
        {
            "step": _("Step"),
            "department": _("Department"),
            "office": _("Innovation office"),
            "revision": _("Revision of the draft"),
            "reviewer": _("Who is to decide"),
            "stands_in_for": _("Stands in for"),
            "sections": _("Sections"),
            "waited_days": _("Working days waited"),
            **{section.value: words for section, words in SECTION_LABELS.items()},
            "publication_at": _("Publication at"),
            "begun_from": _("Begun from"),
            "expires_at": _("Expires"),
            "offered": _("Offered to departments"),
        }
    )
