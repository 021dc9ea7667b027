"""Lists of drafts for the dashboard of the admin and for the desks: what waits for me, what my department is writing.

Invariant: a list holds only drafts of departments the reader works for, or that wait for the reader's own approval;
the number of queries does not depend on the number of rows.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState, WorkflowState

from challenges.selectors.rules import holidays
from cms.reviewing import REMINDER_AGES, waited_days
from marketplace.accounts.models import Department, person_name
from marketplace.accounts.roles import Actor, roles_of
from marketplace.digits import localised
from marketplace.face.language import language
from marketplace.plain import read

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
    departments = roles.manager_of | roles.delegate_of
    if not (roles.office or departments):
        return []
    return _waiting_at(_AT_STEPS, {"departments": list(departments), "office": roles.office})


def waiting_in_sight(actor: Actor) -> list[DraftRow]:
    """Every draft that waits, for the innovation office, which watches all steps; for others what waits for them."""
    return _waiting_at("TRUE", {}) if roles_of(actor).office else waiting_for(actor)


def drafts_of(actor: Actor) -> list[DraftRow]:
    """The unsettled drafts of the departments a person writes or approves for, newest first."""
    roles = roles_of(actor)
    return drafts_in(roles.officer_of | roles.manager_of)


def drafts_in(departments: Iterable[int]) -> list[DraftRow]:
    """Drafts of these departments (ids) that are new, waiting, returned or scheduled. Three queries."""
    places = _places("department.id = ANY(%(departments)s)", {"departments": list(departments)})
    if not places:
        return []
    values = {f"below_{number}": f"{path}%" for number, path in enumerate(places)}
    below = " OR ".join(f"page.path LIKE %({name})s" for name in values)  # of constants, which an index answers
    rows = _drafts(f"page.has_unpublished_changes AND ({below})", "page.latest_revision_created_at DESC", values)
    return _listed(rows, places)


def _waiting_at(steps: str, values: dict[str, Any]) -> list[DraftRow]:
    rows = _drafts(f"step.status = 'in_progress' AND {steps}", "step.started_at, step.id", values)
    paths = list({_above(row) for row in rows})
    return _listed(rows, _places("page.path = ANY(%(paths)s)", {"paths": paths})) if rows else []


_AT_STEPS = """(
    step.task_id IN (SELECT task_ptr_id FROM cms_departmentapproval WHERE department_id = ANY(%(departments)s))
    OR %(office)s AND step.task_id IN (SELECT task_ptr_id FROM cms_officeapproval)
)"""
_DRAFTS = """
    SELECT page.id AS page_id, page.title, page.draft_title, page.path, page.latest_revision_created_at AS revised_at,
        page.owner_id, owner.full_name AS owner_name, owner.email AS owner_email, owner.erased_at AS owner_erased_at,
        state.status AS state, step.id AS step_id, step.status AS step_status, step.started_at, step.comment,
        EXISTS (SELECT FROM cms_officeapproval WHERE task_ptr_id = step.task_id) AS at_office,
        review.reviewer_id, reviewer.full_name AS reviewer_name, reviewer.email AS reviewer_email,
        reviewer.erased_at AS reviewer_erased_at,
        (SELECT approved_go_live_at FROM wagtailcore_revision
         WHERE base_content_type_id = %(pages)s AND object_id = page.id::varchar AND approved_go_live_at IS NOT NULL
         ORDER BY id DESC LIMIT 1) AS due_at,
        (SELECT call.reference FROM cms_publication made JOIN challenges_challenge call ON call.id = made.challenge_id
         WHERE made.page_id = page.id) AS reference
    FROM cms_challengepage JOIN wagtailcore_page page ON page.id = cms_challengepage.page_ptr_id
    LEFT JOIN accounts_user owner ON owner.id = page.owner_id
    LEFT JOIN wagtailcore_workflowstate state ON state.object_id = page.id::varchar
        AND state.base_content_type_id = %(pages)s AND state.status IN ('in_progress', 'needs_changes')
    LEFT JOIN wagtailcore_taskstate step ON step.id = state.current_task_state_id
    LEFT JOIN cms_review review ON review.task_state_id = step.id
    LEFT JOIN accounts_user reviewer ON reviewer.id = review.reviewer_id
"""
_PLACES = """
    SELECT page.path, department.id, department.code, department.name_fa, department.name_en
    FROM cms_departmentspace space JOIN wagtailcore_page page ON page.id = space.page_id
    JOIN accounts_department department ON department.id = space.department_id
"""


def _drafts(condition: str, order: str, values: dict[str, Any]) -> list[Any]:
    """Drafts with their author, their active approval and its reviewer, if there is one. One query."""
    pages = ContentType.objects.get_for_model(Page).pk
    return read(f"{_DRAFTS} WHERE {condition} ORDER BY {order}", {"pages": pages, **values})


def _places(condition: str, values: dict[str, Any]) -> dict[str, Department]:
    """The department whose page lies at each path, with its code and names. One query."""
    return {
        row.path: Department(id=row.id, code=row.code, name_fa=row.name_fa, name_en=row.name_en)
        for row in read(f"{_PLACES} WHERE {condition}", values)
    }


def _above(row: Any) -> str:
    """The path of the page that a draft lies below."""
    path: str = row.path[: -Page.steplen]
    return path


def _listed(rows: Sequence[Any], places: Mapping[str, Department]) -> list[DraftRow]:
    free = holidays() if any(row.step_status == TaskState.STATUS_IN_PROGRESS for row in rows) else frozenset()
    return [_row(row, places[_above(row)], free) for row in rows]


def _row(row: Any, department: Department, free: Container[date]) -> DraftRow:
    began = row.started_at if row.step_status == TaskState.STATUS_IN_PROGRESS else None
    reviewer = row.reviewer_id if began else None
    return DraftRow(
        page_id=row.page_id,
        title=row.draft_title or row.title,
        department=department,
        state=_state(row),
        since=row.started_at if row.step_id else row.due_at or row.revised_at,
        edit_url=reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        author=person_name(row.owner_name, row.owner_email, row.owner_erased_at) if row.owner_id else "",
        reference=row.reference or "",
        reason=row.comment if row.step_status == TaskState.STATUS_REJECTED else "",
        waited=waited_days(began, free) if began else 0,
        reviewer=person_name(row.reviewer_name, row.reviewer_email, row.reviewer_erased_at) if reviewer else "",
        reviewer_id=reviewer,
    )


def _state(row: Any) -> str:
    if row.state == WorkflowState.STATUS_NEEDS_CHANGES:
        return "returned"
    if row.step_id is not None:
        return "office" if row.at_office else "department"
    return "scheduled" if row.due_at else "draft"
