"""What the audit page says about people and departments."""

from __future__ import annotations

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.journal import labels

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PEOPLE = ("chair", "evaluators", "reviewer", "delegate", "stands_in_for")


def names_of(ids: frozenset[labels.Key]) -> dict[labels.Key, str]:
    """The names of people, as they are called today, by primary key or public id."""
    numbers = {one for one in ids if isinstance(one, int)}
    public = {one for one in ids if isinstance(one, str) and UUID.fullmatch(one)}
    people = User.objects.filter(Q(pk__in=numbers) | Q(public_id__in=public))
    return {key: str(person) for person in people for key in (person.pk, str(person.public_id)) if key in ids}


def register() -> None:
    """Tell the journal; called once at start."""
    labels.register(
        {
            "accounts.person.created": _("Account created"),
            "accounts.person.registered": _("Registered"),
            "accounts.person.updated": _("Profile changed"),
            "accounts.person.deactivated": _("Account closed"),
            "accounts.person.reactivated": _("Account opened again"),
            "accounts.person.data_taken": _("Took the own data"),
            "accounts.person.erased": _("Deleted the own account"),
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
    labels.register_names(PEOPLE, names_of)
