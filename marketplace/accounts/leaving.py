"""One's own data: taken along as JSON, and the end of an account.

Invariant: after the end nothing but the journal and what the law needs speaks of the person, and that under a name that
tells nothing; a person who is still needed somewhere (the last owner of a startup, somebody with a role of the city)
hands that over first.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import own_data
from marketplace.accounts.models import (
    Delegation,
    DepartmentMembership,
    PlatformMembership,
    User,
)
from marketplace.clock import now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.models import AuditRecord
from marketplace.journal.services import record

FORMAT = "baham-person/1"
MOST_DEEDS = 5000


def export_person(*, actor: User) -> dict[str, Any]:
    """Everything the house holds about the actor, as JSON values. Journalled, because a copy leaves the house."""
    with transaction.atomic():
        record(actor=actor, action="accounts.person.data_taken", subject=actor)
    return {"format": FORMAT, "taken_at": now().isoformat(), **own_data.collected(actor)}


@transaction.atomic
def erase_person(*, actor: User, typed_email: str) -> None:
    """End the actor's own account: it cannot be opened again. `typed_email` is the own address, typed as consent.

    Raises Invalid when it is another one, Conflict with the first of the reasons for which the person is still needed.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    if typed_email.strip().lower() != person.email:
        raise Invalid({"typed": _("Type the e-mail address with which you sign in.")})
    reasons = own_data.reasons_to_stay(person)
    if reasons:
        raise Conflict(reasons[0], code="needed")
    own_data.erase(person)
    record(actor=actor, action="accounts.person.erased", subject=person)


def _facts(user: User) -> dict[str, Any]:
    departments = DepartmentMembership.objects.filter(user=user).select_related("department").order_by("pk")
    platform = PlatformMembership.objects.filter(user=user).order_by("pk")
    deeds = AuditRecord.objects.filter(actor=user).order_by("-pk")[:MOST_DEEDS]
    return {
        "id": str(user.public_id),
        "full_name": user.full_name,
        "language": user.language,
        "joined": own_data.moment(user.date_joined),
        "last_sign_in": own_data.moment(user.last_login),
        "email_addresses": [
            {"email": row.email, "confirmed": row.verified, "primary": row.primary}
            for row in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
        "roles": [
            *({"where": row.department.name_fa, **_role(row)} for row in departments),
            *({"where": "باهم", **_role(row)} for row in platform),
        ],
        "second_steps": list(Authenticator.objects.filter(user=user).order_by("pk").values_list("type", flat=True)),
        "deeds": [
            {"at": own_data.moment(row.at), "action": row.action, "subject": f"{row.subject_type}:{row.subject_id}"}
            for row in deeds
        ],
    }


def _role(row: DepartmentMembership | PlatformMembership) -> dict[str, Any]:
    return {"role": row.role, "from": own_data.moment(row.started_at), "until": own_data.moment(row.ended_at)}


def _reasons(user: User) -> list[own_data.Text]:
    held = [
        DepartmentMembership.objects.filter(user=user, ended_at__isnull=True).exists(),
        PlatformMembership.objects.filter(user=user, ended_at__isnull=True).exists(),
        user.is_superuser,
    ]
    return [_("You have a role of the city. Whoever gave it ends it first.")] if any(held) else []


def _erase(user: User) -> None:
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    Delegation.objects.filter(giver=user).update(reason="")
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).update(object_repr="")
    user.email, user.full_name = f"{user.public_id.hex}@erased.invalid", ""
    user.is_active, user.is_staff, user.erased_at = False, False, now()
    user.set_unusable_password()
    user.save()


def register() -> None:
    """The part of this room."""
    own_data.register(own_data.Part(own_data.ACCOUNT, collect=_facts, erase=_erase, stays_because=_reasons))
