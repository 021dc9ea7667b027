"""What the audit page calls the steps of this room and the values beside them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.journal import labels


def register() -> None:
    """Add them to the journal's words."""
    labels.register(
        {
            "vendors.vendor.registered": _("Startup registered"),
            "vendors.vendor.updated": _("Profile changed"),
            "vendors.vendor.verified": _("Startup verified"),
            "vendors.vendor.returned": _("Registration returned"),
            "vendors.vendor.resubmitted": _("Registration sent again"),
            "vendors.vendor.suspended": _("Startup suspended"),
            "vendors.vendor.reinstated": _("Suspension ended"),
            "vendors.member.added": _("Member joined"),
            "vendors.member.removed": _("Member left"),
            "vendors.member.role_changed": _("Role changed"),
            "vendors.member.invited": _("Invitation sent"),
            "vendors.member.invitation_withdrawn": _("Invitation withdrawn"),
            "vendors.member.access_requested": _("Access asked for"),
            "vendors.member.access_answered": _("Request for access answered"),
            "vendors.certificate.submitted": _("Certificate sent"),
            "vendors.certificate.verified": _("Certificate verified"),
            "vendors.certificate.refused": _("Certificate refused"),
            "vendors.solution.saved": _("Solution saved"),
            "vendors.message.sent": _("Message to the startup"),
        }
    )
    labels.register_values(
        {
            "role": _("Role"),
            "owner": _("Owner"),
            "admin": pgettext_lazy("startup", "Administrator"),
            "viewer": pgettext_lazy("startup", "Viewer"),
            "changed": _("What changed"),
            "class": _("class"),
            "valid_to": _("valid to"),
            "granted": _("granted"),
            "published": _("public"),
            "source": _("where the record comes from"),
            "name": _("Name"),
            "title": _("Title"),
        }
    )
