"""Writes to people, departments and roles.

Invariants: one active row per relation (a repeated call changes nothing and journals nothing); an ended relation stays
as history; what is journalled names the role and the department, never an address or a name.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import delegating, permissions
from marketplace.accounts.models import (
    Department,
    DepartmentMembership,
    DepartmentRole,
    PlatformMembership,
    PlatformRole,
    User,
)
from marketplace.accounts.roles import Actor, acting_as, forget_roles
from marketplace.clock import now
from marketplace.errors import Conflict, Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean

LANGUAGES = ("fa", "en")
DEPARTMENT_FIELDS = ("kind", "parent", "name_fa", "name_en", "about_fa", "about_en", "is_active")


def create_person(
    *,
    actor: Actor,
    email: str,
    full_name: str = "",
    language: str = "fa",
    password: str | None = None,
    email_confirmed: bool = True,
    administrator: bool = False,
) -> User:
    """An account made by staff or by the system. Without a password the person sets one by «forgotten password».

    `email_confirmed` says that the address was checked elsewhere, so that the person can sign in at once. Raises
    Conflict if the address has an account already.
    """
    permissions.can_manage_people(actor).require()
    address = User.objects.normalize_email(email).strip().lower()
    with transaction.atomic():
        if User.objects.filter(email=address).exists():
            raise Conflict(_("An account with this e-mail address exists already."), code="email_taken")
        person = User.objects.create_user(
            address,
            password,
            full_name=clean(full_name),
            language=language,
            is_staff=administrator,
            is_superuser=administrator,
        )
        EmailAddress.objects.create(user=person, email=address, verified=email_confirmed, primary=True)
        record(
            actor=actor,
            action="accounts.person.created",
            subject=person,
            role=acting_as(actor),
            after={"administrator": administrator},
        )
    return person


def complete_sign_up(*, user: User, full_name: str, language: str) -> User:
    """Name, language and journal entry of somebody who has just registered; the account itself was made by sign-in."""
    with transaction.atomic():
        user.full_name = clean(full_name)
        user.language = language if language in LANGUAGES else "fa"
        user.save(update_fields=["full_name", "language"])
        record(actor=user, action="accounts.person.registered", subject=user)
    return user


def update_profile(*, actor: User, full_name: str, language: str) -> User:
    """Name and language of the actor's own account. Raises Invalid with the field at fault."""
    permissions.can_edit_profile(actor, actor).require()
    name = clean(full_name)
    if language not in LANGUAGES:
        raise Invalid({"language": _("Choose one of the two languages.")})
    if not name:
        raise Invalid({"full_name": _("Please write your name.")})
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=actor.pk)
        changed = [
            field for field, value in (("full_name", name), ("language", language)) if getattr(person, field) != value
        ]
        if changed:
            person.full_name, person.language = name, language
            person.save(update_fields=changed)
            record(actor=actor, action="accounts.person.updated", subject=person, after={"changed": changed})
    return person


def deactivate_person(*, actor: Actor, user: User, reason: str) -> User:
    """Close an account: it cannot sign in any more, what it did stays. Raises WrongState for one's own account."""
    permissions.can_manage_people(actor).require()
    if isinstance(actor, User) and actor.pk == user.pk:
        raise WrongState(_("Nobody can close the own account here."), code="own_account")
    return _set_active(actor, user, False, "accounts.person.deactivated", reason)


def reactivate_person(*, actor: Actor, user: User, reason: str = "") -> User:
    """Open a closed account again. Raises WrongState for one its owner has deleted."""
    permissions.can_manage_people(actor).require()
    if user.erased_at is not None:
        raise WrongState(_("Its owner has deleted this account; it does not come back."), code="erased")
    return _set_active(actor, user, True, "accounts.person.reactivated", reason)


def _set_active(actor: Actor, user: User, active: bool, action: str, reason: str) -> User:
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=user.pk)
        if person.is_active != active:
            person.is_active = active
            person.save(update_fields=["is_active"])
            if not active:
                delegating.end_those_of(person, actor=actor, whole=True)
            record(
                actor=actor, action=action, subject=person, role=acting_as(actor), reason=clean(reason),
                before={"active": not active}, after={"active": active},
            )  # fmt: skip
    return person


def grant_role(*, actor: Actor, user: User, role: PlatformRole | str) -> PlatformMembership:
    """Give a platform role; returns the active row, the old one if the person holds it already."""
    permissions.can_grant_platform_role(actor, user).require()
    word = PlatformRole(role).value
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        row, created = PlatformMembership.objects.get_or_create(user=user, role=word, ended_at=None)
        if created:
            record(
                actor=actor, action="accounts.role.granted", subject=user, role=acting_as(actor), after={"role": word}
            )
    forget_roles(user)
    return row


def end_role(*, actor: Actor, user: User, role: PlatformRole | str, reason: str = "") -> bool:
    """End a platform role; False if the person did not hold it."""
    permissions.can_grant_platform_role(actor, user).require()
    word = PlatformRole(role).value
    with transaction.atomic():
        ended = PlatformMembership.objects.filter(user=user, role=word, ended_at=None).update(ended_at=now())
        if ended:
            record(
                actor=actor,
                action="accounts.role.ended",
                subject=user,
                role=acting_as(actor),
                before={"role": word},
                reason=clean(reason),
            )
            delegating.end_those_of(user, actor=actor)
    forget_roles(user)
    return bool(ended)


def join_department(
    *, actor: Actor, user: User, department: Department, role: DepartmentRole | str
) -> DepartmentMembership:
    """Give a role in a department; returns the active row, the old one if the person holds it already."""
    word = DepartmentRole(role).value
    permissions.can_change_department_people(actor, user, department, word).require()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        row, created = DepartmentMembership.objects.get_or_create(
            user=user, department=department, role=word, ended_at=None
        )
        if created:
            _record_membership(actor, "accounts.membership.started", user, department, after=_said(department, word))
    forget_roles(user)
    return row


def leave_department(
    *, actor: Actor, user: User, department: Department, role: DepartmentRole | str, reason: str = ""
) -> bool:
    """End a role in a department; False if the person did not hold it."""
    word = DepartmentRole(role).value
    permissions.can_change_department_people(actor, user, department, word).require()
    held = DepartmentMembership.objects.filter(user=user, department=department, role=word, ended_at=None)
    with transaction.atomic():
        ended = held.update(ended_at=now())
        if ended:
            said = _said(department, word)
            _record_membership(actor, "accounts.membership.ended", user, department, before=said, reason=clean(reason))
            delegating.end_those_of(user, actor=actor, department=department)
    forget_roles(user)
    return bool(ended)


def _said(department: Department, role: str) -> dict[str, str]:
    return {"department": department.code, "role": role}


def _record_membership(actor: Actor, action: str, user: User, department: Department, **said: Any) -> None:
    # The person is the subject, so that whoever follows memberships (the editors' groups) need not look the row up.
    record(actor=actor, action=action, subject=user, case=department, role=acting_as(actor, department.pk), **said)


def create_department(*, actor: Actor, code: str, kind: str, name_fa: str, **values: Any) -> Department:
    """A new department. `values`: parent, name_en, about_fa, about_en. Raises Conflict if code or Persian name is
    taken.
    """
    permissions.can_manage_departments(actor).require()
    with transaction.atomic():
        if Department.objects.filter(code=code).exists() or Department.objects.filter(name_fa=clean(name_fa)).exists():
            raise Conflict(_("A department with this code or name exists already."), code="department_taken")
        department = Department.objects.create(code=code, kind=kind, name_fa=clean(name_fa), **_known(values))
        record(
            actor=actor,
            action="accounts.department.created",
            subject=department,
            role=acting_as(actor),
            after={"code": code, "kind": kind},
        )
    return department


def update_department(*, actor: Actor, department: Department, **values: Any) -> Department:
    """Change what is given of kind, parent, names, texts and is_active; the code is final. Raises Invalid if the tree
    would be a ring.
    """
    permissions.can_manage_departments(actor).require()
    with transaction.atomic():
        row = Department.objects.select_for_update().get(pk=department.pk)
        changes = {name: value for name, value in _known(values).items() if getattr(row, name) != value}
        if "parent" in changes:
            _refuse_ring(row, changes["parent"])
        if changes:
            before = {name: _plain(getattr(row, name)) for name in changes}
            for name, value in changes.items():
                setattr(row, name, value)
            row.save()
            after = {name: _plain(value) for name, value in changes.items()}
            record(
                actor=actor,
                action="accounts.department.updated",
                subject=row,
                role=acting_as(actor),
                before=before,
                after=after,
            )
    return row


def _known(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(DEPARTMENT_FIELDS)
    if unknown:
        raise TypeError(f"a department has no {sorted(unknown)} to change")
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}


def _plain(value: Any) -> Any:
    return value.code if isinstance(value, Department) else value


def _refuse_ring(department: Department, parent: Department | None) -> None:
    above = parent
    while above is not None:
        if above.pk == department.pk:
            raise Invalid({"parent": _("A department cannot stand below itself.")})
        above = above.parent
