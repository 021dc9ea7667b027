"""Lists of drafts for the dashboard of the admin and for the desks: what waits for me, what my department is writing.

Invariant: a list holds only drafts of departments the reader works for, or that wait for the reader's own approval;
the number of queries does not depend on the number of rows.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision, TaskState, WorkflowState

from challenges.selectors.rules import holidays
from cms.models import ChallengePage, DepartmentApproval, DepartmentPage, DepartmentSpace, OfficeApproval, Publication
from cms.reviewing import REMINDER_AGES, waited_days
from marketplace.accounts.models import Department, User
from marketplace.accounts.roles import Actor, roles_of
from marketplace.digits import localised
from marketplace.face.language import language

STATES = {
    "draft": {"label": _("Draft"), "icon": "pencil", "tone": ""},
    "department": {"label": _("With the department’s manager"), "icon": "clock", "tone": "live"},
    "office": {"label": _("With the innovation office"), "icon": "clock", "tone": "live"},
    "returned": {"label": _("Returned for changes"), "icon": "arrow-back-up", "tone": "now"},
    "scheduled": {"label": _("Publication scheduled"), "icon": "calendar-event", "tone": "live"},
}
WAITING = frozenset({"department", "office"})


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as a list shows it. `chip` has label, icon and tone; `since` is when it came to its step; `reason` why
    it was returned. For one that waits: the working days it has waited, and the named reviewer, if there is one.
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
    waited: int = 0
    reviewer: str = ""
    reviewer_id: int | None = None

    @property
    def chip(self) -> dict[str, Any]:
        """The status as the face shows it."""
        return STATES[self.state]

    @property
    def age(self) -> dict[str, Any]:
        """How long it has waited, as a chip; only for one that waits."""
        words = ngettext("%(days)s working day", "%(days)s working days", self.waited)
        label = words % {"days": localised(str(self.waited), language())} if self.waited else _("Came today")
        tone = "bad" if self.waited >= REMINDER_AGES[-1] else "now" if self.waited >= REMINDER_AGES[0] else ""
        return {"label": label, "icon": "clock", "tone": tone}


def waiting_for(actor: Actor) -> list[DraftRow]:
    """Drafts at a step this person reviews, by an own role or standing in for somebody, the longest waiting first."""
    roles = roles_of(actor)
    steps = Q(current_task_state__task__in=_steps_of(roles.manager_of | roles.delegate_of))
    if roles.office:
        steps |= Q(current_task_state__task__in=OfficeApproval.objects.values("pk"))
    return _waiting_at(steps)


def waiting_in_sight(actor: Actor) -> list[DraftRow]:
    """Every draft that waits, for the innovation office, which watches all steps; for others what waits for them."""
    if roles_of(actor).office:
        return _waiting_at(Q())
    return waiting_for(actor)


def _steps_of(departments: Iterable[int]) -> Any:
    return DepartmentApproval.objects.filter(department__in=list(departments)).values("pk")


def _waiting_at(steps: Q) -> list[DraftRow]:
    waiting = _active().filter(steps, current_task_state__status=TaskState.STATUS_IN_PROGRESS)
    states = list(waiting.order_by("current_task_state__started_at", "current_task_state"))
    if not states:
        return []
    ids = [int(state.object_id) for state in states]
    rows = {row.page_id: row for row in rows_of(ChallengePage.objects.filter(pk__in=ids), states)}
    return [rows[page_id] for page_id in ids if page_id in rows]


def _active() -> Any:
    """Approvals of pages that have not ended, each with its step, its reviewer and whether the office has it."""
    return (
        WorkflowState.objects.active()
        .filter(base_content_type=ContentType.objects.get_for_model(Page))
        .select_related("current_task_state__review__reviewer")
        .annotate(at_office=F("current_task_state__task__officeapproval"))
    )


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


def rows_of(pages: Any, states: Iterable[Any] | None = None) -> list[DraftRow]:
    """List rows of pages, in their order; their active approvals may be given. Three queries, and one for those."""
    kind = ContentType.objects.get_for_model(Page)
    due = Revision.objects.filter(
        base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    published = Publication.objects.filter(page=OuterRef("pk"))
    shown = ("path", "title", "draft_title", "latest_revision_created_at", "content_type")
    owner = (f"owner__{field.name}" for field in User._meta.concrete_fields)
    found = list(
        pages.select_related("owner")
        .only(*shown, *owner)
        .annotate(
            due_at=Subquery(due.order_by("-pk").values("approved_go_live_at")[:1]),
            published_as=Subquery(published.values("challenge__reference")),
        )
    )
    places = _places({page.path[: -Page.steplen] for page in found})
    if states is None:
        states = _active().filter(object_id__in=[str(page.pk) for page in found])
    by_page = {state.object_id: state for state in states}
    free = holidays() if by_page else frozenset()
    return [_row(page, places[page.path[: -Page.steplen]], by_page.get(str(page.pk)), free) for page in found]


def _places(paths: set[str]) -> dict[str, Department]:
    """The department whose page lies at each of the paths."""
    spaces = DepartmentSpace.objects.filter(page__path__in=paths).select_related("department")
    return {space.path: space.department for space in spaces.annotate(path=F("page__path"))}


def _row(page: Any, department: Department, state: Any, free: Container[date]) -> DraftRow:
    step = state.current_task_state if state else None
    began = step.started_at if step and step.status == TaskState.STATUS_IN_PROGRESS else None
    review = getattr(step, "review", None) if began else None
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
        waited=waited_days(began, free) if began else 0,
        reviewer=str(review.reviewer or "") if review else "",
        reviewer_id=review.reviewer_id if review else None,
    )


def _state(state: Any, step: Any, due: datetime | None) -> str:
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return "returned"
    if step is not None:
        return "office" if state.at_office else "department"
    return "scheduled" if due else "draft"
