"""Who may change people, departments and the roles between them.

Invariant: nobody gives themselves a role; a manager appoints officers and members of the own department, everything
else is for the innovation office (departments) and the platform administrator (the platform itself).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import Delegation, Department, DepartmentRole, User
from marketplace.accounts.roles import Actor, is_system, roles_of
from marketplace.decisions import ALLOW, Decision, allow_if, deny


def _runs_departments(actor: Actor) -> bool:
    roles = roles_of(actor)
    return is_system(actor) or roles.administrator or roles.office


def can_manage_people(actor: Actor) -> Decision:
    """Create, deactivate and reactivate accounts: the platform administrator."""
    allowed = is_system(actor) or roles_of(actor).administrator
    return allow_if(allowed, _("Accounts are kept by the platform administrator."), "not_administrator")


def can_grant_platform_role(actor: Actor, person: User) -> Decision:
    """Give or end a role in the marketplace itself: the platform administrator, and not to oneself."""
    if isinstance(actor, User) and actor.pk == person.pk:
        return deny(_("Nobody can change the own roles; ask another administrator."), "own_roles")
    allowed = is_system(actor) or roles_of(actor).administrator
    return allow_if(
        allowed, _("Roles in the marketplace are given by the platform administrator."), "not_administrator"
    )


def can_manage_departments(actor: Actor) -> Decision:
    """Create and change departments: the innovation office and the platform administrator."""
    return allow_if(_runs_departments(actor), _("Departments are kept by the innovation office."), "not_office")


def can_change_department_people(
    actor: Actor, person: User, department: Department, role: DepartmentRole | str
) -> Decision:
    """Give or end a role in a department.

    The innovation office and the administrator for every role; a manager for the officers and members of the own
    department.
    """
    if isinstance(actor, User) and actor.pk == person.pk and not roles_of(actor).administrator:
        return deny(_("Nobody can change the own roles; ask another manager or the innovation office."), "own_roles")
    if _runs_departments(actor):
        return ALLOW
    if department.pk not in roles_of(actor).manager_of:
        return deny(
            _("Only a manager of this department or the innovation office can change its people."), "not_manager"
        )
    return allow_if(
        role != DepartmentRole.MANAGER, _("A manager is appointed by the innovation office."), "manager_by_office"
    )


def can_edit_profile(actor: Actor, person: User) -> Decision:
    """Name and language: the person alone."""
    own = isinstance(actor, User) and actor.pk == person.pk
    return allow_if(own, _("A profile is changed by its owner only."), "not_owner")


def can_delegate_approvals(actor: Actor, department: Department | None) -> Decision:
    """Whoever approves there by a role of the own: a manager of the department, or the office. A delegate does not
    delegate on.
    """
    roles = roles_of(actor)
    own = roles.office if department is None else department.pk in roles.manager_of
    return allow_if(own, _("Only who approves here can name a stand-in."), "not_approver")


def can_end_delegation(actor: Actor, delegation: Delegation) -> Decision:
    """The two people concerned, and the innovation office."""
    concerned = getattr(actor, "pk", None) in {delegation.giver_id, delegation.delegate_id}
    return allow_if(
        is_system(actor) or concerned or roles_of(actor).office,
        _("A delegation is ended by the two people concerned or the innovation office."),
        "stranger",
    )
