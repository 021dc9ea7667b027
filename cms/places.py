"""The frame of the tree: the site's own pages, a place for each department, and the groups that mirror roles. All of
it can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import override
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from cms.frame import FRAME, OFFICE_STEP, Place
from cms.models import (
    DepartmentApproval,
    DepartmentIndexPage,
    DepartmentPage,
    DepartmentSpace,
    HomePage,
    OfficeApproval,
    PlatformGroups,
)
from marketplace.accounts.models import Department, DepartmentMembership, User
from marketplace.accounts.roles import forget_roles, roles_of

WRITE = ("add_page", "change_page")
MANAGE = (*WRITE, "lock_page", "unlock_page")
LOOK = ("lock_page", "unlock_page")  # a right that makes pages visible in the tree without letting anybody write
KEEP = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
# Wagtail keeps the rights of pictures on its own image model, whichever model holds them.
COLLECTION = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


@transaction.atomic
def ensure_site_tree() -> HomePage:
    """The home page, the lists below it, the departments' tree, the platform's groups: made where missing, never
    changed where there.
    """
    home = HomePage.objects.first() or _make_home()
    for place in FRAME:
        _ensure_child(home, place)
    index = DepartmentIndexPage.objects.first() or _root().add_child(
        instance=DepartmentIndexPage(title="دستگاه‌ها", slug="departments")
    )
    groups = platform_groups()
    _grant_pages(groups.editors, home, KEEP)
    _grant_pages(groups.office, index, LOOK)
    _grant_collection(groups.editors, groups.collection, COLLECTION)
    _office_step()
    return home


def _root() -> Page:
    return Page.get_first_root_node()


def _make_home() -> HomePage:
    """The home page takes the place of Wagtail's welcome page and becomes the site's root."""
    Locale.objects.get_or_create(language_code="fa")
    Site.objects.all().delete()
    Page.objects.filter(depth=2, slug="home").exclude(pk__in=HomePage.objects.values("pk")).delete()
    home: HomePage = Page.objects.get(pk=_root().pk).add_child(
        instance=HomePage(title="باهم", title_en="Baham", slug="home")
    )
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="باهم")
    return home


def _ensure_child(parent: Page, place: Place) -> None:
    if not parent.get_children().filter(slug=place.slug).exists():
        Page.objects.get(pk=parent.pk).add_child(
            instance=place.model(
                title=place.title_fa,
                title_en=place.title_en,
                slug=place.slug,
                intro_fa=place.intro_fa,
                intro_en=place.intro_en,
            )
        )


def platform_groups() -> PlatformGroups:
    """The groups of the innovation office and the site editors."""
    found = PlatformGroups.objects.select_related("office", "editors", "collection").first()
    if found is None:
        found = PlatformGroups.objects.create(
            office=_group("innovation office"),
            editors=_group("site editors"),
            collection=_root_collection().add_child(name="سایت عمومی"),
        )
    return found


def _group(name: str) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group


def _grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=codenames
    ):
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _grant_collection(group: Group, collection: Collection, codenames: Iterable[str]) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=codenames
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _root_collection() -> Collection:
    return Collection.get_first_root_node()


def _office_step() -> OfficeApproval:
    return OfficeApproval.objects.first() or OfficeApproval.objects.create(name=OFFICE_STEP)


def space_of(department: Department) -> DepartmentSpace:
    """The place of a department; made on first use."""
    found = DepartmentSpace.objects.select_related("page").filter(department=department).first()
    return found or open_department(department)


@transaction.atomic
def open_department(department: Department) -> DepartmentSpace:
    """Page, groups, rights, collection and workflow of a department. Again: only its name is brought up to date, its
    people are synced.
    """
    Department.objects.select_for_update().get(pk=department.pk)
    space = DepartmentSpace.objects.select_related("page", "workflow").filter(
        department=department
    ).first() or _make_space(department)
    if space.page.title != department.name_fa:
        DepartmentPage.objects.filter(pk=space.page_id).update(title=department.name_fa, draft_title=department.name_fa)
    for person in User.objects.filter(
        department_memberships__department=department, department_memberships__ended_at__isnull=True
    ).distinct():
        sync_membership(person)
    return space


def _make_space(department: Department) -> DepartmentSpace:
    ensure_site_tree()
    index = DepartmentIndexPage.objects.get()
    page = index.add_child(
        instance=DepartmentPage(title=department.name_fa, slug=department.code, department=department)
    )
    officers, managers = _group(f"{department.code}: officers"), _group(f"{department.code}: managers")
    collection = _root_collection().add_child(name=department.name_fa[:255])
    _grant_pages(officers, page, WRITE)
    _grant_pages(managers, page, MANAGE)
    for group in (officers, managers):
        _grant_collection(group, collection, COLLECTION)
    office = platform_groups().office
    _grant_collection(office, collection, ("choose_image", "choose_document"))
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set([officers, managers, office])
    workflow = _make_workflow(department, page)
    space: DepartmentSpace = DepartmentSpace.objects.create(
        department=department, page=page, officers=officers, managers=managers, collection=collection, workflow=workflow
    )
    return space


def _make_workflow(department: Department, page: Page) -> Workflow:
    """The department's managers, then the innovation office; a workflow of its own, so that no list mixes
    departments.
    """
    with override("fa"):
        step = DepartmentApproval.objects.create(name=f"مدیر {department.name_fa}", department=department)
        workflow = Workflow.objects.create(name=f"تأیید چالش‌های {department.name_fa}")
    WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    WorkflowTask.objects.create(workflow=workflow, task=_office_step(), sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page_id=page.pk)
    return workflow


@transaction.atomic
def sync_membership(user: User) -> frozenset[int]:
    """Give a person exactly those of our groups that their roles call for; returns the ids. Groups we did not make
    are left alone.
    """
    forget_roles(user)
    wanted = _groups_for(user)
    ours = _our_groups()
    held = set(user.groups.filter(pk__in=ours).values_list("pk", flat=True))
    user.groups.remove(*(held - wanted))
    user.groups.add(*(wanted - held))
    if wanted:
        _quiet_profile(user)
    return frozenset(wanted)


def _groups_for(user: User) -> set[int]:
    roles = roles_of(user)
    wanted: set[int] = set(
        DepartmentSpace.objects.filter(department__in=roles.officer_of).values_list("officers_id", flat=True)
    )
    wanted |= set(DepartmentSpace.objects.filter(department__in=roles.manager_of).values_list("managers_id", flat=True))
    groups = platform_groups() if roles.office or roles.editor else None
    if groups is not None:
        wanted |= ({groups.office_id} if roles.office else set()) | ({groups.editors_id} if roles.editor else set())
    return wanted


def _our_groups() -> set[int]:
    ids: set[int] = set()
    for row in (
        *DepartmentSpace.objects.values_list("officers_id", "managers_id"),
        *PlatformGroups.objects.values_list("office_id", "editors_id"),
    ):
        ids.update(row)
    return ids


def _quiet_profile(user: User) -> Any:
    """Wagtail's own mails stay silent: the inbox of Baham tells the same, in the reader's language and by their
    wishes.
    """
    quiet = {f"{name}_notifications": False for name in ("submitted", "approved", "rejected", "updated_comments")}
    profile, _created = UserProfile.objects.get_or_create(
        user=user, defaults={**quiet, "preferred_language": user.language}
    )
    return profile


def sync_person_of(*, user_id: int) -> None:
    """The outbox consumer's door: a person whose roles changed. Somebody who is gone is nobody's concern."""
    person = User.objects.filter(pk=user_id).first()
    if person is not None:
        for department in Department.objects.filter(
            pk__in=DepartmentMembership.objects.filter(user=person, ended_at__isnull=True).values("department"),
            writing_space__isnull=True,
        ):
            open_department(department)
        sync_membership(person)
