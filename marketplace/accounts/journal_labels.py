"""What the audit page says about people and departments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.journal import labels


def register() -> None:
    """Tell the journal; called once at start."""
    labels.register(
        {
            "accounts.person.created": _("Account created"),
            "accounts.person.registered": _("Registered"),
            "accounts.person.updated": _("Profile changed"),
            "accounts.person.deactivated": _("Account closed"),
            "accounts.person.reactivated": _("Account opened again"),
            "accounts.role.granted": _("Role given"),
            "accounts.role.ended": _("Role ended"),
            "accounts.membership.started": _("Joined the department"),
            "accounts.membership.ended": _("Left the department"),
            "accounts.department.created": _("Department created"),
            "accounts.department.updated": _("Department changed"),
            "accounts.delegation.given": _("Named a stand-in"),
            "accounts.delegation.ended": _("Delegation ended"),
        }
    )
    labels.register_values(
        {
            "role": _("Role"),
            "department": _("Department"),
            "active": _("active"),
            "changed": _("What changed"),
            "administrator": _("Administrator"),
            "innovation_office": _("Innovation office"),
            "site_editor": _("Site editor"),
            "auditor": _("Auditor"),
            "officer": _("Officer"),
            "manager": _("Manager"),
            "member": _("Member"),
            "kind": _("kind"),
            "code": _("code"),
            "full_name": _("full name"),
            "language": _("language"),
            "delegate": _("Stand-in"),
            "starts_on": _("first day"),
            "ends_on": _("last day"),
        }
    )
