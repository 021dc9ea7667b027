"""Reading people and departments."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import Department, DepartmentMembership, DepartmentRole, PlatformMembership, User


def active_departments() -> QuerySet[Department]:
    """Departments that take part, in Persian order of names."""
    return Department.objects.filter(is_active=True).select_related("parent")


def people_of(department: Department, *roles: DepartmentRole) -> QuerySet[User]:
    """The active people of a department, in the given roles or in any."""
    rows = DepartmentMembership.objects.filter(department=department, ended_at__isnull=True)
    if roles:
        rows = rows.filter(role__in=[role.value for role in roles])
    return User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("full_name", "email")


def people_with(role: str) -> QuerySet[User]:
    """The active people with a platform role."""
    rows = PlatformMembership.objects.filter(role=role, ended_at__isnull=True)
    return User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("full_name", "email")


def role_facts(user: User) -> list[dict[str, Any]]:
    """What a person is in Baham, as facts: where, and as what. Two queries."""
    facts: list[dict[str, Any]] = (
        [{"label": _("Baham"), "value": _("Platform administrator")}] if user.is_superuser else []
    )
    for platform in PlatformMembership.objects.filter(user=user, ended_at__isnull=True).order_by("started_at"):
        facts.append({"label": _("Baham"), "value": platform.get_role_display()})
    rows = DepartmentMembership.objects.filter(user=user, ended_at__isnull=True).select_related("department")
    for row in rows.order_by("department__sort_key"):
        facts.append({"label": row.department.name, "value": row.get_role_display()})
    return facts
