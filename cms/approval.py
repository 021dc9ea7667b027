"""The deeds of approval: each decides by `cms.permissions`, moves Wagtail's workflow and writes one journal row, in
one transaction.

They work on Wagtail's own objects and know no model of this room, so that the tasks can call them. Whatever leads
here (the editor, the modal, a service, a test) passes the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.authorship import same_words
from cms.models.reviewing import Review, SectionRemark
from cms.permissions import can_approve_page, can_return_page
from cms.sections import Section, in_words
from marketplace.accounts.delegating import standing_in
from marketplace.accounts.roles import acting_as, roles_of
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean


def case_of(page: Any) -> models.Model:
    """The case a draft's journal rows belong to: the page before the first publication, the challenge afterwards."""
    found: models.Model = page.challenge or page
    return found


def locked_state(task_state: TaskState) -> TaskState:
    """The same step under a row lock and still waiting. Raises WrongState when somebody decided meanwhile."""
    WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    fresh = TaskState.objects.select_for_update(of=("self",)).get(pk=task_state.pk)
    if fresh.status != TaskState.STATUS_IN_PROGRESS:
        raise WrongState(_("Somebody has already decided about this draft."), code="already_decided")
    return fresh


def note_waiting(state: TaskState, *, actor: Any) -> None:
    """Write down that a draft waits at a step; called by every start of a task, so no way around the editor stays
    silent.
    """
    page = state.workflow_state.content_object.specific
    step = state.task.specific
    Review.objects.get_or_create(task_state=state)
    record(
        actor=actor,
        action="cms.page.waiting",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        after={"step": step_name(step, page), "revision": state.revision_id},
    )


@transaction.atomic
def note_withdrawn(state: WorkflowState, *, actor: Any) -> None:
    """Write down that a draft was taken back from approval."""
    page = state.content_object.specific
    record(
        actor=actor,
        action="cms.page.withdrawn",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
    )


def step_name(task: Any, page: Page) -> str:
    """«department» or «office»."""
    return "office" if task.department_of(page) is None else "department"


def in_place_of(actor: Any, department_id: int | None) -> dict[str, int]:
    """For the journal: whom the actor stands in for, when no role of the own makes the actor a reviewer."""
    if department_id is None or department_id in roles_of(actor).manager_of:
        return {}
    delegation = standing_in(actor, department_id)
    return {"stands_in_for": delegation.giver_id} if delegation else {}


@transaction.atomic
def approve(task_state: TaskState, *, actor: Any, remark: str = "") -> TaskState:
    """Approve the step. The last approval publishes (or schedules) in the same transaction, so a refusal to publish
    undoes it.

    Raises NotAllowed for a stranger or an author of the text, WrongState when the step is over, Invalid when the text
    cannot be published.
    """
    state = locked_state(task_state)
    page = state.workflow_state.content_object.specific
    task = state.task.specific
    can_approve_page(actor, page, reviewer_of=task.department_of(page)).require()
    _carry_over_unchanged(state, page.get_latest_revision())
    record(
        actor=actor,
        action="cms.page.approved",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        before={"step": step_name(task, page)},
        after={"revision": state.revision_id, **in_place_of(actor, task.department_of(page))},
        reason=remark,
    )
    state.approve(user=actor, comment=remark)
    return state


@transaction.atomic
def return_for_changes(
    task_state: TaskState, *, actor: Any, reason: str = "", sections: Mapping[str, str] | None = None
) -> TaskState:
    """Give the draft back to its authors with a reason: of the whole, or section by section (name of a `Section` →
    what must change there).

    Raises Invalid without any, NotAllowed for a stranger, WrongState when the step is over.
    """
    state = locked_state(task_state)
    page = state.workflow_state.content_object.specific
    task = state.task.specific
    can_return_page(actor, reviewer_of=task.department_of(page)).require()
    remarks = _remarks(sections or {})
    if not clean(reason) and not remarks:
        raise Invalid({"comment": _("Say what must change, and why.")})
    SectionRemark.objects.bulk_create(
        SectionRemark(task_state=state, section=name, reason=words) for name, words in remarks.items()
    )
    told = in_words(remarks, clean(reason))
    record(
        actor=actor,
        action="cms.page.returned",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        before={"step": step_name(task, page)},
        after={
            "revision": state.revision_id,
            **({"sections": list(remarks)} if remarks else {}),
            **in_place_of(actor, task.department_of(page)),
        },
        reason=told,
    )
    state.reject(user=actor, comment=told)
    return state


def _remarks(sections: Mapping[str, str]) -> dict[str, str]:
    """What was written, in the editor's order; a section without words is left out. Raises Invalid for an unknown
    one.
    """
    if unknown := set(sections) - {section.value for section in Section}:
        raise Invalid({"comment": _("There is no such section: %(names)s") % {"names": ", ".join(sorted(unknown))}})
    written = {section.value: clean(sections.get(section.value, "")) for section in Section}
    return {name: words for name, words in written.items() if words}


def _carry_over_unchanged(state: TaskState, latest: Revision) -> None:
    """Comments make new revisions: an approval of the same words counts for the latest one."""
    for step in (
        TaskState.objects.filter(workflow_state=state.workflow_state)
        .exclude(revision=latest)
        .select_related("revision")
    ):
        counts = step.pk == state.pk or step.status == TaskState.STATUS_APPROVED
        if counts and same_words(step.revision, latest):
            TaskState.objects.filter(pk=step.pk).update(revision=latest)
    state.refresh_from_db()
