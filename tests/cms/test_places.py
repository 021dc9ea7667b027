"""The frame of the tree and the rights that mirror roles: made once, found again, never more than the roles give."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Collection, GroupPagePermission, Page, Workflow

from cms.consumers import on_roles_changed
from cms.models import DepartmentApproval, DepartmentPage, HomePage, OfficeApproval
from cms.places import ensure_site_tree, open_department, platform_groups, sync_membership
from marketplace.accounts import services as accounts
from marketplace.accounts.models import DepartmentRole
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.journal import outbox
from tests.factories.accounts import (
    DepartmentFactory,
    UserFactory,
    auditor,
    manager,
    office_officer,
    officer,
    site_editor,
)
from tests.factories.cms import place

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, ...]:
    return tuple(
        model.objects.count() for model in (Page, Group, Workflow, Collection, GroupPagePermission, DepartmentApproval)
    )


def test_the_frame_of_the_site_is_made_where_nothing_is() -> None:
    """The test database begins with the frame; what a test finds is what this makes."""
    pages = list(Page.objects.order_by("path").values_list("path", "slug", "content_type"))
    before = counts()
    Page.get_first_root_node().get_children().delete()
    ours = platform_groups()
    ours.delete()
    for made in (ours.office, ours.editors, ours.collection):
        made.delete()
    OfficeApproval.objects.all().delete()
    assert not HomePage.objects.exists()

    ensure_site_tree()

    assert list(Page.objects.order_by("path").values_list("path", "slug", "content_type")) == pages
    assert counts() == before


def test_opening_a_department_again_makes_nothing_new() -> None:
    department = DepartmentFactory.create()
    open_department(department)
    before = counts()

    open_department(department)
    ensure_site_tree()

    assert counts() == before


def test_a_renamed_department_gives_its_page_the_new_name() -> None:
    department = DepartmentFactory.create()
    place(department)
    department.name_fa = "سازمان با نام تازه"
    department.save()

    open_department(department)

    assert DepartmentPage.objects.get(department=department).title == "سازمان با نام تازه"


def test_the_command_gives_every_active_department_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    DepartmentFactory.create_batch(2)

    call_command("ensure_site")

    assert DepartmentPage.objects.count() == 2
    assert "2 departments" in capsys.readouterr().out
    assert set(HomePage.objects.get().get_children().values_list("slug", flat=True)) >= {
        "guides",
        "stories",
        "news",
        "faq",
        "privacy",
    }


def test_groups_mirror_roles_and_forget_ended_ones() -> None:
    department = DepartmentFactory.create()
    space = place(department)
    groups = platform_groups()
    expected = {
        officer(department): {space.officers_id},
        manager(department): {space.managers_id},
        office_officer(): {groups.office_id},
        site_editor(): {groups.editors_id},
        auditor(): set(),
        UserFactory.create(): set(),
    }
    for person, wanted in expected.items():
        assert sync_membership(person) == wanted
        assert set(person.groups.values_list("pk", flat=True)) == wanted

    person = next(iter(expected))
    person.department_memberships.update(ended_at="2026-01-01T00:00:00Z", started_at="2025-01-01T00:00:00Z")

    assert sync_membership(person) == frozenset()
    assert not person.groups.exists()


def test_a_group_that_is_not_ours_is_left_alone() -> None:
    person = UserFactory.create()
    other = Group.objects.create(name="something else")
    person.groups.add(other)

    sync_membership(person)

    assert list(person.groups.all()) == [other]


def test_a_role_given_by_the_service_reaches_wagtail_through_the_outbox() -> None:
    department, person = DepartmentFactory.create(), UserFactory.create()

    accounts.join_department(actor=SYSTEM_ACTOR, user=person, department=department, role=DepartmentRole.OFFICER)
    outbox.drain(consumers=["cms.people", "cms.departments"])

    assert list(person.groups.all()) == [DepartmentPage.objects.get(department=department).space.officers]


def test_a_person_who_is_gone_disturbs_no_delivery() -> None:
    class Gone:
        subject_id = "999999"

    before = Group.user_set.through.objects.count()
    on_roles_changed(Gone())  # type: ignore[arg-type]
    assert Group.user_set.through.objects.count() == before


def test_editors_have_no_right_in_the_departments_tree() -> None:
    space = place()
    editor = site_editor()
    sync_membership(editor)

    assert HomePage.objects.get().permissions_for_user(editor).can_edit()
    assert not space.page.permissions_for_user(editor).can_add_subpage()
    assert not space.page.get_parent().specific.permissions_for_user(editor).can_add_subpage()
