"""Who may write, approve, schedule and publish a challenge's draft. The reason of a refusal is shown to the person.

Invariant: an approval never comes from somebody who wrote the text that is approved; publication needs both approvals
for exactly the text that is published. Functions take pages as they come from Wagtail and ask roles, never Wagtail's
groups: the groups only mirror them.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.authorship import authors_of, same_words
from marketplace.accounts.models import Department
from marketplace.accounts.roles import Actor, is_system, roles_of
from marketplace.decisions import ALLOW, Decision, allow_if, deny


def can_draft_challenge(actor: Actor, department: Department) -> Decision:
    """Officers and managers of the department write; the system does for importers and the demo city."""
    roles = roles_of(actor)
    writes = department.pk in roles.officer_of | roles.manager_of or roles.administrator or is_system(actor)
    return allow_if(
        writes, _("Only officers and managers of this department write its challenges."), "not_of_department"
    )


def can_edit_page(actor: Actor, page: Any) -> Decision:
    """A published challenge is amended only while it is open; whose page it is, Wagtail's tree of rights decides."""
    challenge = page.challenge
    return allow_if(
        challenge is None or challenge.is_open,
        _("This challenge is no longer open, so its text cannot be amended."),
        "not_open",
    )


def can_submit_page(actor: Actor, page: Any) -> Decision:
    """Who may write it may send it for approval, as long as it may still be changed."""
    return can_draft_challenge(actor, page.department) and can_edit_page(actor, page)


def can_share_page(actor: Actor, page: Any) -> Decision:
    """Who writes for the department may show its draft to somebody outside by a secret link."""
    return can_draft_challenge(actor, page.department)


def can_begin_from_template(actor: Actor, template: Any) -> Decision:
    """Templates are for everybody who writes, as long as the office offers them."""
    return allow_if(template.is_offered, _("The innovation office no longer offers this template."), "not_offered")


def can_keep_templates(actor: Actor) -> Decision:
    """The innovation office keeps the templates."""
    return allow_if(roles_of(actor).office, _("The innovation office keeps the templates."), "not_office")


def is_reviewer(actor: Actor, *, department_id: int | None) -> Decision:
    """Managers, and whoever stands in for one today, review inside their department; with no department given, the
    innovation office reviews.
    """
    roles = roles_of(actor)
    if department_id is None:
        return allow_if(roles.office, _("Only the innovation office approves at this step."), "not_reviewer")
    return allow_if(
        department_id in roles.manager_of | roles.delegate_of,
        _("Only managers of this department approve at this step."),
        "not_reviewer",
    )


def can_approve_page(actor: Actor, page: Page, *, reviewer_of: int | None) -> Decision:
    """A reviewer of the step who wrote nothing of the text since it was last published."""
    reviewer = is_reviewer(actor, department_id=reviewer_of)
    if not reviewer:
        return reviewer
    wrote = getattr(actor, "pk", None) in authors_of(page)
    return deny(_("You wrote part of this text, so somebody else must approve it."), "own_text") if wrote else ALLOW


def can_return_page(actor: Actor, *, reviewer_of: int | None) -> Decision:
    """Any reviewer of the step, also one who wrote part of it."""
    return is_reviewer(actor, department_id=reviewer_of)


def can_reassign_page(actor: Actor, *, reviewer_of: int | None) -> Decision:
    """Any reviewer of the step, and the innovation office, which watches how long drafts wait."""
    return allow_if(
        is_reviewer(actor, department_id=reviewer_of) or roles_of(actor).office,
        _("Only who approves at this step, or the innovation office, hands a draft over."),
        "not_reviewer",
    )


def can_remind_reviewer(actor: Actor) -> Decision:
    """The innovation office."""
    return allow_if(roles_of(actor).office, _("Reminders by hand are sent by the innovation office."), "not_office")


def can_see_waiting(actor: Actor) -> Decision:
    """The list of drafts that wait: whoever approves somewhere, and the innovation office."""
    roles = roles_of(actor)
    return allow_if(
        roles.office or roles.manager_of or roles.delegate_of,
        _("This list is for those who approve drafts."),
        "not_reviewer",
    )


def can_unschedule_page(actor: Actor, page: Any) -> Decision:
    """The innovation office and the department's managers may take back a publication that has not happened yet."""
    roles = roles_of(actor)
    allowed = roles.office or page.department.pk in roles.manager_of
    return allow_if(
        allowed,
        _("Only the innovation office or the department’s manager takes back a scheduled publication."),
        "not_reviewer",
    )


def can_publish_revision(page: Any, revision: Revision) -> Decision:
    """Publication needs every approval, for these very words; whoever gave the last one may be of the department or
    of the office.
    """
    return allow_if(
        approved_state(page, revision),
        _("This text has not been approved; send it for approval first."),
        "not_approved",
    )


def approved_state(page: Any, revision: Revision) -> WorkflowState | None:
    """The latest approval of the page, if it is finished and every step approved the words of this revision."""
    state = page.workflow_states.order_by("-created_at", "-id").first()
    if state is None or state.status != WorkflowState.STATUS_APPROVED:
        return None
    steps = {task.pk for task in state.workflow.tasks}
    return state if steps and steps <= set(approvals_of(state, revision)) else None


def approvals_of(state: WorkflowState, revision: Revision) -> dict[int, TaskState]:
    """The approvals that were given for the words of a revision: id of the step → approval, the latest of each."""
    given = (
        TaskState.objects.filter(workflow_state=state, status=TaskState.STATUS_APPROVED)
        .select_related("revision", "finished_by")
        .order_by("id")
    )
    return {approval.task_id: approval for approval in given if same_words(approval.revision, revision)}
