"""What the audit page says about drafts and approvals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.journal import labels


def register() -> None:
    """Tell the journal; called once at start."""
    labels.register(
        {
            "cms.page.drafted": _("Draft begun"),
            "cms.page.waiting": _("Sent for approval"),
            "cms.page.approved": _("Approved"),
            "cms.page.returned": _("Returned for changes"),
            "cms.page.withdrawn": _("Taken back from approval"),
            "cms.page.scheduled": _("Publication scheduled"),
            "cms.page.unscheduled": _("Scheduled publication taken back"),
            "cms.page.schedule_failed": _("Scheduled publication refused"),
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
            "publication_at": _("Publication at"),
        }
    )
