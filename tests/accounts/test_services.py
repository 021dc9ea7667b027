"""Who may give which role, and what is written down about it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from marketplace.accounts import permissions, services
from marketplace.accounts.models import Department, DepartmentMembership, DepartmentRole, PlatformRole, User
from marketplace.accounts.roles import SYSTEM_ACTOR, acting_as, roles_of
from marketplace.errors import Conflict, Invalid, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import (
    DepartmentFactory,
    UserFactory,
    administrator,
    auditor,
    manager,
    member,
    office_officer,
    officer,
)

pytestmark = pytest.mark.django_db


def last_record() -> AuditRecord:
    return AuditRecord.objects.latest("id")


def test_an_address_is_kept_in_small_letters_and_once() -> None:
    person = services.create_person(actor=SYSTEM_ACTOR, email=" Sara@Example.TEST ", full_name="سارا")

    assert person.email == "sara@example.test"
    with pytest.raises(Conflict, match=r"already|وجود"):
        services.create_person(actor=SYSTEM_ACTOR, email="SARA@example.test")


def test_the_database_refuses_an_address_with_capitals() -> None:
    with pytest.raises(IntegrityError, match="accounts_user_email_lower"), transaction.atomic():
        User.objects.create(email="Capital@example.test")


@pytest.mark.parametrize("role", list(PlatformRole))
def test_only_an_administrator_gives_platform_roles(role: PlatformRole) -> None:
    person = UserFactory.create()
    for actor in (UserFactory.create(), office_officer(), auditor(), manager(), AnonymousUser()):
        with pytest.raises(NotAllowed):
            services.grant_role(actor=actor, user=person, role=role)

    services.grant_role(actor=administrator(), user=person, role=role)

    assert person.platform_memberships.get().role == role.value
    assert last_record().action == "accounts.role.granted"


def test_giving_a_role_twice_changes_and_journals_nothing() -> None:
    person, admin = UserFactory.create(), administrator()
    first = services.grant_role(actor=admin, user=person, role=PlatformRole.OFFICE)
    written = AuditRecord.objects.count()

    again = services.grant_role(actor=admin, user=person, role=PlatformRole.OFFICE)

    assert (again.pk, AuditRecord.objects.count()) == (first.pk, written)


def test_nobody_changes_the_own_roles() -> None:
    admin, boss = administrator(), manager()
    department = boss.department_memberships.get().department

    with pytest.raises(NotAllowed):
        services.grant_role(actor=admin, user=admin, role=PlatformRole.OFFICE)
    with pytest.raises(NotAllowed):
        services.join_department(actor=boss, user=boss, department=department, role=DepartmentRole.OFFICER)


def test_a_manager_appoints_officers_and_members_of_the_own_department_only() -> None:
    department, other = DepartmentFactory.create(), DepartmentFactory.create()
    boss, person = manager(department), UserFactory.create()

    services.join_department(actor=boss, user=person, department=department, role=DepartmentRole.OFFICER)

    assert department.pk in roles_of(person).officer_of
    with pytest.raises(NotAllowed):
        services.join_department(actor=boss, user=person, department=department, role=DepartmentRole.MANAGER)
    with pytest.raises(NotAllowed):
        services.join_department(actor=boss, user=person, department=other, role=DepartmentRole.OFFICER)
    with pytest.raises(NotAllowed):
        services.join_department(
            actor=officer(department), user=person, department=department, role=DepartmentRole.MEMBER
        )


def test_an_ended_role_is_gone_at_once_and_stays_as_history() -> None:
    department, office = DepartmentFactory.create(), office_officer()
    person = officer(department)
    assert roles_of(person).officer_of

    left = services.leave_department(
        actor=office, user=person, department=department, role="officer", reason="به سازمان دیگر رفت"
    )

    assert left
    assert not roles_of(person).officer_of
    assert DepartmentMembership.objects.get(user=person).ended_at is not None
    record = last_record()
    assert (record.action, record.reason) == ("accounts.membership.ended", "به سازمان دیگر رفت")
    assert record.before == {"department": department.code, "role": "officer"}
    assert (record.subject_type, record.subject_id) == ("accounts.user", str(person.pk))
    assert (record.case_type, record.case_id) == ("accounts.department", str(department.pk))
    assert not services.leave_department(actor=office, user=person, department=department, role="officer")


def test_the_database_keeps_one_active_role_per_person_department_and_role() -> None:
    person = officer()
    department = person.department_memberships.get().department

    with pytest.raises(IntegrityError, match="one_active"), transaction.atomic():
        DepartmentMembership.objects.create(user=person, department=department, role="officer")


def test_the_journal_names_no_person() -> None:
    person = services.create_person(actor=SYSTEM_ACTOR, email="secret@example.test", full_name="نام پنهان")
    services.update_profile(actor=person, full_name="نام تازه", language="en")

    for record in AuditRecord.objects.all():
        written = f"{record.before}{record.after}{record.reason}"
        assert "secret@" not in written
        assert "نام" not in written
    assert last_record().after == {"changed": ["full_name", "language"]}


def test_a_profile_is_checked_and_belongs_to_its_owner() -> None:
    person = UserFactory.create()

    with pytest.raises(Invalid) as refused:
        services.update_profile(actor=person, full_name="  ", language="fa")
    assert list(refused.value.fields) == ["full_name"]
    with pytest.raises(Invalid):
        services.update_profile(actor=person, full_name="نام", language="de")
    assert not permissions.can_edit_profile(administrator(), person)


def test_an_account_is_closed_and_opened_by_an_administrator_never_by_its_owner() -> None:
    admin, person = administrator(), UserFactory.create()

    services.deactivate_person(actor=admin, user=person, reason="رفته است")
    assert not User.objects.get(pk=person.pk).is_active
    with pytest.raises(WrongState):
        services.deactivate_person(actor=admin, user=admin, reason="")
    with pytest.raises(NotAllowed):
        services.reactivate_person(actor=office_officer(), user=person)
    services.reactivate_person(actor=admin, user=person)
    assert User.objects.get(pk=person.pk).is_active


def test_departments_are_kept_by_the_office_and_never_form_a_ring() -> None:
    office = office_officer()
    parent = services.create_department(actor=office, code="transport", kind="deputy", name_fa="معاونت حمل‌ونقل")
    child = services.create_department(actor=office, code="metro", kind="company", name_fa="مترو", parent=parent)

    with pytest.raises(Invalid) as refused:
        services.update_department(actor=office, department=parent, parent=child)
    assert list(refused.value.fields) == ["parent"]
    with pytest.raises(Conflict):
        services.create_department(actor=office, code="metro", kind="company", name_fa="دیگر")
    with pytest.raises(NotAllowed):
        services.create_department(actor=manager(), code="x", kind="company", name_fa="x")


def test_changing_a_department_tells_what_changed() -> None:
    department = DepartmentFactory.create(name_en="Old")

    services.update_department(actor=office_officer(), department=department, name_en="New", kind=department.kind)

    assert (last_record().before, last_record().after) == ({"name_en": "Old"}, {"name_en": "New"})
    assert Department.objects.get(pk=department.pk).name_en == "New"
    with pytest.raises(TypeError):
        services.update_department(actor=office_officer(), department=department, code="other")


def test_what_one_acts_as_is_said_in_one_word() -> None:
    department = DepartmentFactory.create()
    words = {
        acting_as(SYSTEM_ACTOR): "system",
        acting_as(administrator()): "administrator",
        acting_as(office_officer()): "innovation_office",
        acting_as(manager(department), department.pk): "manager",
        acting_as(member(department), department.pk): "member",
        acting_as(UserFactory.create()): "",
    }
    assert all(said == expected for said, expected in words.items())


def test_roles_are_read_with_one_query_and_only_once(django_assert_num_queries: object) -> None:
    person = User.objects.get(pk=officer().pk)

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert roles_of(person).staff
        assert roles_of(person).officer_of
