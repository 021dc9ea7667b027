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
            "vendors.vendor.appeal_lodged": _("Appeal against the suspension"),
            "vendors.vendor.appeal_answered": _("Appeal answered"),
            "vendors.vendor.terms_accepted": _("Terms of use accepted"),
            "vendors.vendor.data_taken": _("Data of the startup taken"),
            "vendors.vendor.closed": _("Record closed"),
            "vendors.vendor.reopened": _("Record opened again"),
            "vendors.terms.published": _("Terms of use published"),
            "vendors.member.ownership_offered": _("Ownership offered"),
            "vendors.member.ownership_passed_on": _("Ownership passed on"),
            "vendors.member.ownership_declined": _("Ownership declined"),
            "vendors.member.ownership_withdrawn": _("Offer of ownership withdrawn"),
            "vendors.member.added": _("Member joined"),
            "vendors.member.removed": _("Member left"),
            "vendors.member.role_changed": _("Role changed"),
            "vendors.member.invited": _("Invitation sent"),
            "vendors.member.invitation_withdrawn": _("Invitation withdrawn"),
            "vendors.member.access_requested": _("Access asked for"),
            "vendors.member.access_answered": _("Request for access answered"),
            "vendors.certificate.submitted": _("Certificate sent"),
            "vendors.certificate.verified": _("Certificate verified"),
            "vendors.certificate.rechecked": _("Certificate checked again"),
            "vendors.certificate.refused": _("Certificate refused"),
            "vendors.solution.saved": _("Solution saved"),
            "vendors.solution.picture_added": _("Picture added"),
            "vendors.solution.picture_removed": _("Picture removed"),
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
            "version": _("version"),
            "upheld": _("the suspension ended"),
            "published": _("public"),
            "source": _("where the record comes from"),
            "name": _("Name"),
            "title": _("Title"),
        }
    )
