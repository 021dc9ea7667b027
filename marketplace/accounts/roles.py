"""What a person is: the relations that every permission asks about, read once per request and person.

`roles_of` costs one query the first time and none after, because it is kept on the user object; in plain SQL, because
every page of a member asks. A role that ends is gone at the next request.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser

from marketplace.accounts.models import DepartmentRole, PlatformRole, User
from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.plain import read


@dataclass(frozen=True, slots=True)
class System:
    """The actor of the clock, the importers and the outbox: nobody in person, journalled as «system»."""

    name: str = "system"
    is_authenticated: bool = False
    is_active: bool = True
    pk: None = None


SYSTEM_ACTOR = System()
DELEGATE = "delegate"
_RELATIONS = """
    SELECT role, department_id FROM accounts_departmentmembership WHERE user_id = %(user)s AND ended_at IS NULL
    UNION ALL
    SELECT role, NULL FROM accounts_platformmembership WHERE user_id = %(user)s AND ended_at IS NULL
    UNION ALL
    SELECT 'delegate', given.department_id
    FROM accounts_delegation given
    JOIN accounts_user giver ON giver.id = given.giver_id AND giver.is_active
    JOIN accounts_departmentmembership held ON held.user_id = given.giver_id AND held.role = 'manager'
        AND held.department_id = given.department_id AND held.ended_at IS NULL
    WHERE given.delegate_id = %(user)s AND given.ended_at IS NULL
        AND %(today)s BETWEEN given.starts_on AND given.ends_on
"""
Actor = User | AnonymousUser | System


@dataclass(frozen=True, slots=True)
class Roles:
    """A person's relations: department ids by role, and the platform roles. `delegate_of`: where the person stands in
    for a manager today, at approvals only.
    """

    officer_of: frozenset[int] = field(default_factory=frozenset)
    manager_of: frozenset[int] = field(default_factory=frozenset)
    member_of: frozenset[int] = field(default_factory=frozenset)
    delegate_of: frozenset[int] = field(default_factory=frozenset)
    office: bool = False
    editor: bool = False
    auditor: bool = False
    administrator: bool = False

    @property
    def departments(self) -> frozenset[int]:
        """Every department the person belongs to in any role."""
        return self.officer_of | self.manager_of | self.member_of

    @property
    def works_on_challenges(self) -> bool:
        """Officers and managers of a department, and the innovation office."""
        return bool(self.officer_of or self.manager_of) or self.office

    @property
    def staff(self) -> bool:
        """Anybody of the city: a department, the office, the editors, the auditors, the administrators."""
        return bool(self.departments) or self.office or self.editor or self.auditor or self.administrator


NOBODY = Roles()


def roles_of(actor: Actor) -> Roles:
    """The relations of an actor; nobody's for visitors, inactive people and the system."""
    if not isinstance(actor, User) or not actor.is_active or actor.pk is None:
        return NOBODY
    held = actor.__dict__.get("_roles")
    if isinstance(held, Roles):
        return held
    by_role: dict[str, set[int]] = {role: set() for role in (*(word.value for word in DepartmentRole), DELEGATE)}
    platform: set[str] = set()
    for role, department_id in _relations(actor):
        if department_id is None:
            platform.add(role)
        else:
            by_role[role].add(department_id)
    roles = Roles(
        officer_of=frozenset(by_role[DepartmentRole.OFFICER]),
        manager_of=frozenset(by_role[DepartmentRole.MANAGER]),
        member_of=frozenset(by_role[DepartmentRole.MEMBER]),
        delegate_of=frozenset(by_role[DELEGATE] & (by_role[DepartmentRole.OFFICER] | by_role[DepartmentRole.MANAGER])),
        office=PlatformRole.OFFICE in platform,
        editor=PlatformRole.EDITOR in platform,
        auditor=PlatformRole.AUDITOR in platform,
        administrator=actor.is_superuser,
    )
    actor.__dict__["_roles"] = roles
    return roles


def _relations(actor: User) -> list[Any]:
    """(role, department) of every relation that has not ended; roles in the marketplace itself have no department."""
    return read(_RELATIONS, {"user": actor.pk, "today": tehran_date(now())})


def forget_roles(actor: Actor) -> None:
    """Drop what `roles_of` kept, after a service changed the relations of this very object."""
    if isinstance(actor, User):
        actor.__dict__.pop("_roles", None)


def is_system(actor: Actor) -> bool:
    """Whether no person but the platform itself acts."""
    return isinstance(actor, System)


def acting_as(actor: Actor, department_id: int | None = None) -> str:
    """The role in which the actor acts, as one word for the journal; the one in `department_id` first, where it is
    given.
    """
    if is_system(actor):
        return "system"
    roles = roles_of(actor)
    in_department = [
        (DepartmentRole.MANAGER, roles.manager_of),
        (DepartmentRole.OFFICER, roles.officer_of),
        (DepartmentRole.MEMBER, roles.member_of),
    ]
    if department_id is not None:
        for role, departments in in_department:
            if department_id in departments:
                return role.value
    platform = [
        ("administrator", roles.administrator),
        (PlatformRole.OFFICE.value, roles.office),
        (PlatformRole.EDITOR.value, roles.editor),
        (PlatformRole.AUDITOR.value, roles.auditor),
    ]
    return next((word for word, held in platform if held), "")
