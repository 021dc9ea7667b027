"""Wagtail's bulk actions on pages, without what belongs to others: a foreign page is not even listed as «no access»."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)

from cms.wall import visible_pages


class OnlyVisiblePages:
    """Drops every page the person may not know of, whether named one by one or as «all»."""

    request: Any

    def get_actionable_objects(self) -> Any:
        objects, refused = super().get_actionable_objects()  # type: ignore[misc]
        visible = set(visible_pages(self.request.user).values_list("pk", flat=True))
        refused["items_with_no_access"] = [page for page in refused["items_with_no_access"] if page.pk in visible]
        objects = [page for page in objects if page.pk in visible]
        if not objects and not refused["items_with_no_access"]:
            raise Http404
        return objects, refused


class DeleteVisible(OnlyVisiblePages, DeleteBulkAction):
    """Delete, of what one may see."""


class MoveVisible(OnlyVisiblePages, MoveBulkAction):
    """Move, of what one may see."""


class PublishVisible(OnlyVisiblePages, PublishBulkAction):
    """Publish, of what one may see."""


class UnpublishVisible(OnlyVisiblePages, UnpublishBulkAction):
    """Unpublish, of what one may see."""


ALL = (DeleteVisible, MoveVisible, PublishVisible, UnpublishVisible)
