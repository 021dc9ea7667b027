"""People and departments for tests. Everybody's password is `PASSWORD`; role helpers give a person who is ready to act.

officer(department)   manager(department)   member(department)
office_officer()      site_editor()         auditor()              administrator()
"""

from __future__ import annotations

from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from marketplace.accounts.models import (
    Department,
    DepartmentKind,
    DepartmentMembership,
    DepartmentRole,
    PlatformMembership,
    PlatformRole,
    User,
)

PASSWORD = "correct-horse-battery"


class UserFactory(DjangoModelFactory):
    """A person without any role."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.test")
    full_name = factory.Sequence(lambda n: f"شخص {n}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))


class DepartmentFactory(DjangoModelFactory):
    """A department without people."""

    class Meta:
        model = Department

    code = factory.Sequence(lambda n: f"department-{n}")
    kind = DepartmentKind.ORGANIZATION.value
    name_fa = factory.Sequence(lambda n: f"سازمان {n}")
    name_en = factory.Sequence(lambda n: f"Organization {n}")


class DepartmentMembershipFactory(DjangoModelFactory):
    """A role in a department."""

    class Meta:
        model = DepartmentMembership

    user = factory.SubFactory(UserFactory)
    department = factory.SubFactory(DepartmentFactory)
    role = DepartmentRole.OFFICER.value


class PlatformMembershipFactory(DjangoModelFactory):
    """A role in the marketplace itself."""

    class Meta:
        model = PlatformMembership

    user = factory.SubFactory(UserFactory)
    role = PlatformRole.OFFICE.value


def _in_department(role: DepartmentRole, department: Department | None, **person: Any) -> User:
    user: User = UserFactory.create(**person)
    DepartmentMembershipFactory.create(user=user, department=department or DepartmentFactory.create(), role=role.value)
    return user


def officer(department: Department | None = None, **person: Any) -> User:
    """Who writes for a department (a new one if none is given)."""
    return _in_department(DepartmentRole.OFFICER, department, **person)


def manager(department: Department | None = None, **person: Any) -> User:
    """Who approves inside a department."""
    return _in_department(DepartmentRole.MANAGER, department, **person)


def member(department: Department | None = None, **person: Any) -> User:
    """Who reads what a department writes."""
    return _in_department(DepartmentRole.MEMBER, department, **person)


def _on_platform(role: PlatformRole, **person: Any) -> User:
    user: User = UserFactory.create(**person)
    PlatformMembershipFactory.create(user=user, role=role.value)
    return user


def office_officer(**person: Any) -> User:
    """Somebody of the innovation office."""
    return _on_platform(PlatformRole.OFFICE, **person)


def site_editor(**person: Any) -> User:
    """Somebody who keeps the public site."""
    return _on_platform(PlatformRole.EDITOR, **person)


def auditor(**person: Any) -> User:
    """Somebody who reads what is open to audit and writes nothing."""
    return _on_platform(PlatformRole.AUDITOR, **person)


def administrator(**person: Any) -> User:
    """The platform administrator."""
    user: User = UserFactory.create(is_staff=True, is_superuser=True, **person)
    return user
