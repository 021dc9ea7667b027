"""People and departments of the demo city."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.hashers import make_password

from challenges.models import ProcurementThreshold
from cms.services import ensure_site_tree, open_department, sync_membership
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR, forget_roles
from marketplace.accounts.services import create_department, create_person, grant_role, join_department
from marketplace.dates import jalali_year
from marketplace.management.demo.load.town import Town
from marketplace.management.demo.terms import MEDIUM_UP_TO, SMALL_UP_TO

PLATFORM_ROLES = {"innovation_office", "site_editor", "auditor"}


def departments(town: Town) -> Iterator[None]:
    """The tree of departments, each with its place in the editor; parents come first in the content."""
    ensure_site_tree()
    for year in {jalali_year(town.at(day)) for day in (-540, -365, 0)}:
        values = {"small_up_to": SMALL_UP_TO, "medium_up_to": MEDIUM_UP_TO, "source": "demo"}
        ProcurementThreshold.objects.get_or_create(year=year, defaults=values)
    for row in town.city.departments:
        town.departments[row.code] = create_department(
            actor=SYSTEM_ACTOR,
            code=row.code,
            kind=row.kind,
            name_fa=row.name_fa,
            name_en=row.name_en,
            about_fa=row.about_fa,
            parent=town.departments[row.parent] if row.parent else None,
        )
        open_department(town.departments[row.code])
        yield


def people(town: Town) -> Iterator[None]:
    """Everybody of the city with the roles they have."""
    for row in town.city.people:
        person = create_person(
            actor=SYSTEM_ACTOR,
            email=row.email,
            full_name=row.name_fa,
            language=row.language,
            administrator="platform_admin" in row.platform,
        )
        for role in PLATFORM_ROLES & set(row.platform):
            grant_role(actor=SYSTEM_ACTOR, user=person, role=role)
        for code, department_role in row.departments:
            join_department(actor=SYSTEM_ACTOR, user=person, department=town.departments[code], role=department_role)
        sync_membership(person)
        forget_roles(person)
        town.people[row.email] = person
        yield


def give_password(town: Town, password: str) -> None:
    """All demo accounts share one password; it is hashed once, because hashing is slow on purpose."""
    User.objects.filter(pk__in=[person.pk for person in town.people.values()]).update(password=make_password(password))
