"""What people, importers and the demo city do with drafts and pages. Each deed is one transaction with one journal
row.

Invariants: a department's place (page, groups, rights, collection, workflow) is made once and found again; Wagtail's
groups mirror roles and are changed nowhere else; a draft written from a content reads back as the same content.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, WorkflowState

from challenges.content import ChallengeContent
from challenges.models import Challenge
from cms import approval
from cms.checklist import problems_of
from cms.documents import check_documents
from cms.drafting import fill_page
from cms.models import ChallengePage, Origin, Publication
from cms.permissions import can_draft_challenge, can_submit_page, can_unschedule_page
from cms.places import ensure_site_tree, open_department, space_of, sync_membership
from cms.publishing import take_over_dates
from marketplace.accounts.models import Department
from marketplace.accounts.roles import Actor, acting_as, is_system
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record

__all__ = [
    "approve",
    "cancel_schedule",
    "draft_challenge",
    "ensure_site_tree",
    "follow_published_dates",
    "note_drafted",
    "open_department",
    "require_complete",
    "return_for_changes",
    "submit_for_approval",
    "sync_membership",
    "update_draft",
    "waiting_step",
]


@transaction.atomic
def draft_challenge(
    *, actor: Actor, department: Department, content: ChallengeContent, origin: Origin | None = None
) -> ChallengePage:
    """Write a new draft below the department's page, and remember its `origin` (given unsaved, without its page).
    Raises NotAllowed for somebody who does not write for the department.
    """
    can_draft_challenge(actor, department).require()
    page = ChallengePage(title=content.title.fa, owner=_person(actor), live=False, has_unpublished_changes=True)
    fill_page(page, content)
    space_of(department).page.add_child(instance=page)
    page.save_revision(user=_person(actor), clean=False)
    if origin is not None:
        origin.page = page
        origin.save(force_insert=True)
    note_drafted(page, actor=actor, origin=origin)
    return page


@transaction.atomic
def update_draft(
    *, actor: Actor, page: ChallengePage, content: ChallengeContent, change_note: str = ""
) -> ChallengePage:
    """Replace the words of a draft by a content; the published version stays until the draft is approved. Raises
    NotAllowed.
    """
    can_submit_page(actor, page).require()
    draft: ChallengePage = page.get_latest_revision_as_object()
    fill_page(draft, content)
    draft.change_note = change_note
    draft.save_revision(user=_person(actor), clean=False)
    return draft


@transaction.atomic
def note_drafted(page: ChallengePage, *, actor: Actor, origin: Origin | None = None) -> None:
    """Write down that a draft was begun, and from what; the editor calls this too."""
    record(
        actor=actor,
        action="cms.page.drafted",
        subject=page,
        case=approval.case_of(page),
        role=acting_as(actor, page.department.pk),
        after={"begun_from": origin.source_name} if origin else None,
    )


@transaction.atomic
def submit_for_approval(*, actor: Actor, page: ChallengePage) -> WorkflowState:
    """Send the latest draft to the department's manager, or back to the step that had returned it.

    Raises NotAllowed for a stranger, Invalid with everything that is missing, WrongState when it is with the
    approvers already.
    """
    can_submit_page(actor, page).require()
    if page.workflow_in_progress:
        raise WrongState(_("This draft is with the approvers already."), code="in_approval")
    draft = page.get_latest_revision_as_object()
    require_complete(draft, actor=actor)
    state = draft.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(_person(actor))
        return state
    started: WorkflowState = draft.get_workflow().start(draft, _person(actor))
    return started


def require_complete(draft: ChallengePage, *, actor: Actor) -> None:
    """Raises Invalid with everything that keeps a draft from being published, files included."""
    check_documents(draft, actor=actor, may_wait=True)
    if found := problems_of(draft):
        raise Invalid(found)


def waiting_step(page: ChallengePage) -> TaskState:
    """The step at which a draft waits. Raises WrongState when it waits for nobody."""
    state = page.current_workflow_task_state
    if state is None:
        raise WrongState(_("This draft is not with the approvers."), code="not_in_approval")
    found: TaskState = state
    return found


def approve(*, actor: Actor, page: ChallengePage, remark: str = "") -> TaskState:
    """Approve the step at which the draft waits; the last approval publishes or schedules. Raises as
    `cms.approval.approve`.
    """
    return approval.approve(waiting_step(page), actor=actor, remark=remark)


def return_for_changes(
    *, actor: Actor, page: ChallengePage, reason: str = "", sections: Mapping[str, str] | None = None
) -> TaskState:
    """Return the draft to its authors with a reason, of the whole or section by section. Raises as
    `cms.approval.return_for_changes`.
    """
    return approval.return_for_changes(waiting_step(page), actor=actor, reason=reason, sections=sections)


@transaction.atomic
def cancel_schedule(*, actor: Actor, page: ChallengePage, reason: str = "") -> None:
    """Take back a publication that lies ahead; the draft stays approved by nobody and must be sent again. Raises
    NotAllowed, WrongState.
    """
    can_unschedule_page(actor, page).require()
    revision = page.scheduled_revision
    if revision is None:
        raise WrongState(_("No publication of this draft is scheduled."), code="not_scheduled")
    revision.approved_go_live_at = None
    revision.save(user=_person(actor), update_fields=["approved_go_live_at"])
    record(
        actor=actor,
        action="cms.page.unscheduled",
        subject=page,
        case=approval.case_of(page),
        role=acting_as(actor, page.department.pk),
        reason=reason,
    )


@transaction.atomic
def follow_published_dates(challenge: Challenge) -> bool:
    """Bring the draft behind a challenge up to the dates in force; whether anything moved. A challenge without a page
    has no draft.
    """
    tie = Publication.objects.select_related("page").filter(challenge=challenge).first()
    if tie is None:
        return False
    draft = tie.page.get_latest_revision_as_object()
    moved = take_over_dates(draft, challenge.version)
    if moved:
        revision = draft.get_latest_revision()
        revision.content = draft.serializable_data()
        revision.save(update_fields=["content"])
    return moved


def _person(actor: Actor) -> Any:
    """Wagtail knows people; the system is nobody."""
    return None if is_system(actor) else actor
