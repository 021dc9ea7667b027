"""What Wagtail may offer for our pages: subclasses of its permission tester that take away, and never add but one
thing.

Invariant: no button, bulk action or API call of Wagtail publishes, unpublishes, moves or deletes a challenge; all of
that goes through the workflow, the schedule or a service, and so through the one seam in `cms.publishing`.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester

from cms.permissions import can_edit_page, can_unschedule_page


class FixedPageTester(PagePermissionTester):
    """A page of the frame: it stays where it is, as it is."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Any) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        return False

    def can_edit(self) -> bool:
        return False

    def can_lock(self) -> bool:
        return False

    def can_unlock(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_submit_for_moderation(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return False

    def can_add_subpage(self) -> bool:
        return False


class DepartmentPageTester(FixedPageTester):
    """A department's page: fixed too, but its people add challenges below it."""

    def can_add_subpage(self) -> bool:
        return bool(PagePermissionTester.can_add_subpage(self))


class ChallengePageTester(PagePermissionTester):
    """The draft of a challenge. A draft that was never published may be deleted; anything published may not."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Any) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return (
            not self.page.specific.was_published
            and not self.page.workflow_in_progress
            and bool(super().can_delete(ignore_bulk))
        )

    def can_edit(self) -> bool:
        return bool(super().can_edit()) and bool(can_edit_page(self.user, self.page.specific))

    def can_unschedule(self) -> bool:
        return bool(can_unschedule_page(self.user, self.page.specific))

    def can_submit_for_moderation(self) -> bool:
        return bool(super().can_submit_for_moderation()) and self.can_edit()
