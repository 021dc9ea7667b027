"""`/technical/`: administrators only, and no way around the services."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import Department, DepartmentMembership, PlatformMembership, User
from marketplace.journal.models import AuditRecord
from marketplace.technical import TechnicalSite
from marketplace.transitions import StatusField
from tests.factories.accounts import (
    DepartmentFactory,
    UserFactory,
    administrator,
    auditor,
    office_officer,
    officer,
    site_editor,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def admin_client() -> Client:
    client = Client()
    client.force_login(administrator(), backend=BACKEND)
    return client


def test_only_administrators_enter(client: Client) -> None:
    assert isinstance(admin.site, TechnicalSite) or admin.site.__class__.__name__ == "DefaultAdminSite"
    assert client.get("/technical/").status_code == 302
    for person in (officer(), office_officer(), auditor(), site_editor(), UserFactory.create(is_staff=True)):
        client.force_login(person, backend=BACKEND)
        answer = client.get("/technical/")
        assert (answer.status_code, "/technical/login/" in answer["Location"]) == (302, True)


def test_its_sign_in_is_everybodys(client: Client) -> None:
    answer = client.get("/technical/login/?next=/technical/")

    assert answer["Location"] == "/account/login/?next=%2Ftechnical%2F"


def test_every_list_opens(admin_client: Client) -> None:
    for model in admin.site._registry:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert admin_client.get(url).status_code == 200, url


def test_no_admin_lets_a_status_be_edited(admin_client: Client) -> None:
    request = admin_client.get("/technical/").wsgi_request
    for model, model_admin in admin.site._registry.items():
        guarded = {field.name for field in model._meta.get_fields() if isinstance(field, StatusField)}
        if guarded and (model_admin.has_change_permission(request) or model_admin.has_add_permission(request)):
            assert guarded <= set(model_admin.get_readonly_fields(request)), model


def test_giving_and_ending_a_role_goes_through_the_services(admin_client: Client) -> None:
    person = UserFactory.create()
    admin_client.post(reverse("admin:accounts_platformmembership_add"), {"user": person.pk, "role": "auditor"})
    row = PlatformMembership.objects.get()
    assert AuditRecord.objects.latest("id").action == "accounts.role.granted"

    admin_client.post(reverse("admin:accounts_platformmembership_delete", args=[row.pk]), {"post": "yes"})

    row.refresh_from_db()
    assert row.ended_at is not None
    assert AuditRecord.objects.latest("id").action == "accounts.role.ended"


def test_a_department_role_is_given_here_too(admin_client: Client) -> None:
    data = {"user": UserFactory.create().pk, "department": DepartmentFactory.create().pk, "role": "manager"}
    admin_client.post(reverse("admin:accounts_departmentmembership_add"), data)

    assert DepartmentMembership.objects.get().role == "manager"
    assert AuditRecord.objects.latest("id").action == "accounts.membership.started"


def test_departments_are_created_and_changed_through_the_services(admin_client: Client) -> None:
    data = {"code": "parks", "kind": "organization", "name_fa": "سازمان بوستان‌ها", "is_active": "on"}
    admin_client.post(reverse("admin:accounts_department_add"), data)
    row = Department.objects.get(code="parks")

    admin_client.post(reverse("admin:accounts_department_change", args=[row.pk]), data | {"name_en": "Parks"})

    row.refresh_from_db()
    assert row.name_en == "Parks"
    assert AuditRecord.objects.latest("id").after == {"name_en": "Parks"}


def test_accounts_are_made_and_closed_through_the_services(admin_client: Client) -> None:
    data = {"email": "made@example.test", "full_name": "ساخته", "language": "fa"}
    admin_client.post(reverse("admin:accounts_user_add"), data)
    person = User.objects.get(email="made@example.test")

    action = {"action": "close_accounts", "_selected_action": [person.pk]}
    admin_client.post(reverse("admin:accounts_user_changelist"), action)

    person.refresh_from_db()
    assert not person.is_active
    assert AuditRecord.objects.latest("id").action == "accounts.person.deactivated"
