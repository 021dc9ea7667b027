"""Lists of drafts for the dashboard of the admin and for the desks: what waits for me, what my department is writing.

Invariant: a list holds only drafts of departments the reader works for, or that wait for the reader's own approval;
the number of queries does not depend on the number of rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.models import ChallengePage, DepartmentApproval, DepartmentPage, DepartmentSpace, OfficeApproval, Publication
from marketplace.accounts.models import Department
from marketplace.accounts.roles import Actor, roles_of

STATES = {
    "draft": {"label": _("Draft"), "icon": "pencil", "tone": ""},
    "department": {"label": _("With the department’s manager"), "icon": "clock", "tone": "live"},
    "office": {"label": _("With the innovation office"), "icon": "clock", "tone": "live"},
    "returned": {"label": _("Returned for changes"), "icon": "arrow-back-up", "tone": "now"},
    "scheduled": {"label": _("Publication scheduled"), "icon": "calendar-event", "tone": "live"},
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as a list shows it. `chip` has label, icon and tone; `since` is when it came to its step; `reason` why
    it was returned.
    """

    page_id: int
    title: str
    department: Department
    state: str
    since: datetime | None
    edit_url: str
    author: str = ""
    reference: str = ""
    reason: str = ""

    @property
    def chip(self) -> dict[str, Any]:
        """The status as the face shows it."""
        return STATES[self.state]


def waiting_for(actor: Actor) -> list[DraftRow]:
    """Drafts at a step this person reviews, the longest waiting first."""
    roles = roles_of(actor)
    steps = Q(task__in=DepartmentApproval.objects.filter(department__in=roles.manager_of).values("pk"))
    if roles.office:
        steps |= Q(task__in=OfficeApproval.objects.values("pk"))
    waiting = TaskState.objects.filter(steps, status=TaskState.STATUS_IN_PROGRESS).order_by("started_at", "id")
    ids = [int(object_id) for object_id in waiting.values_list("workflow_state__object_id", flat=True)]
    rows = {row.page_id: row for row in rows_of(ChallengePage.objects.filter(pk__in=ids))} if ids else {}
    return [rows[page_id] for page_id in ids if page_id in rows]


def drafts_of(actor: Actor) -> list[DraftRow]:
    """The unsettled drafts of the departments a person writes or approves for, newest first."""
    roles = roles_of(actor)
    return drafts_in(roles.officer_of | roles.manager_of)


def drafts_in(departments: Iterable[int]) -> list[DraftRow]:
    """Drafts of these departments (ids) that are new, waiting, returned or scheduled."""
    paths = DepartmentPage.objects.filter(department__in=list(departments)).values_list("path", flat=True)
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return rows_of(
        ChallengePage.objects.filter(below, has_unpublished_changes=True).order_by("-latest_revision_created_at")
    )


def rows_of(pages: Any) -> list[DraftRow]:
    """List rows of pages, in their order. Three queries."""
    kind = ContentType.objects.get_for_model(Page)
    due = Revision.objects.filter(
        base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    published = Publication.objects.filter(page=OuterRef("pk"))
    found = list(
        pages.select_related("owner").annotate(
            due_at=Subquery(due.order_by("-pk").values("approved_go_live_at")[:1]),
            published_as=Subquery(published.values("challenge__reference")),
        )
    )
    places = {
        space.page.path: space.department for space in DepartmentSpace.objects.select_related("page", "department")
    }
    active = (
        WorkflowState.objects.active()
        .filter(base_content_type=kind, object_id__in=[str(page.pk) for page in found])
        .select_related("current_task_state")
        .annotate(at_office=Exists(OfficeApproval.objects.filter(pk=OuterRef("current_task_state__task"))))
    )
    states = {state.object_id: state for state in active}
    return [_row(page, places[page.path[: -Page.steplen]], states.get(str(page.pk))) for page in found]


def _row(page: Any, department: Department, state: Any) -> DraftRow:
    step = state.current_task_state if state else None
    return DraftRow(
        page_id=page.pk,
        title=page.draft_title or page.title,
        department=department,
        state=_state(state, step, page.due_at),
        since=step.started_at if step else page.due_at or page.latest_revision_created_at,
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        author=str(page.owner or ""),
        reference=page.published_as or "",
        reason=step.comment if step and step.status == TaskState.STATUS_REJECTED else "",
    )


def _state(state: Any, step: Any, due: datetime | None) -> str:
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return "returned"
    if step is not None:
        return "office" if state.at_office else "department"
    return "scheduled" if due else "draft"
