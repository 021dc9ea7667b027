"""Where departments write. Their pages stand in a tree of their own, beside the editorial site, so that a right given
to editors on the site never reaches a department's drafts, and a right given to one department never reaches
another's.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Collection, Page, Workflow

from cms.testers import DepartmentPageTester, FixedPageTester
from marketplace.accounts.models import Department


class DepartmentIndexPage(Page):
    """The root of all departments' pages; not part of the public site."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["cms.DepartmentPage"]
    max_count = 1
    preview_modes: ClassVar[list[tuple[str, str]]] = []
    content_panels = [FieldPanel("title")]
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("departments")
        verbose_name_plural = _("departments")

    def permissions_for_user(self, user: Any) -> FixedPageTester:
        """Nobody publishes, moves or deletes it."""
        return FixedPageTester(user, self)

    def get_url_parts(self, request: Any = None) -> None:
        """It has no public address."""
        return


class DepartmentPage(Page):
    """The place of one department: its challenges are written below it; rights, collection and workflow hang on it."""

    department = models.OneToOneField(Department, models.PROTECT, related_name="+", verbose_name=_("department"))

    parent_page_types: ClassVar[list[str]] = ["cms.DepartmentIndexPage"]
    subpage_types: ClassVar[list[str]] = ["cms.ChallengePage"]
    preview_modes: ClassVar[list[tuple[str, str]]] = []
    content_panels = [FieldPanel("title", read_only=True)]
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("department’s page")
        verbose_name_plural = _("departments’ pages")

    def permissions_for_user(self, user: Any) -> DepartmentPageTester:
        """Its people add challenges below it; nobody edits, publishes, moves or deletes the page itself."""
        return DepartmentPageTester(user, self)

    def get_url_parts(self, request: Any = None) -> None:
        """It has no public address."""
        return

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Departments are opened by `cms.services.open_department`, never by hand in the tree."""
        return False


class DepartmentSpace(models.Model):
    """What `cms.services.open_department` made for a department, so that doing it again finds it again."""

    department = models.OneToOneField(Department, models.PROTECT, related_name="writing_space")
    page = models.OneToOneField(DepartmentPage, models.PROTECT, related_name="space")
    officers = models.OneToOneField(Group, models.PROTECT, related_name="+")
    managers = models.OneToOneField(Group, models.PROTECT, related_name="+")
    collection = models.OneToOneField(Collection, models.PROTECT, related_name="+")
    workflow = models.OneToOneField(Workflow, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("place of a department")
        verbose_name_plural = _("places of departments")

    def __str__(self) -> str:
        return str(self.department)


class PlatformGroups(models.Model):
    """The two groups of Wagtail that mirror platform roles, the innovation office and the site editors. One row.

    The editors' pictures and documents have a collection of their own: rights on the root would reach every department.
    """

    office = models.OneToOneField(Group, models.PROTECT, related_name="+")
    editors = models.OneToOneField(Group, models.PROTECT, related_name="+")
    collection = models.OneToOneField(Collection, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("groups of the platform")
        verbose_name_plural = _("groups of the platform")

    def __str__(self) -> str:
        return f"{self.office}, {self.editors}"
