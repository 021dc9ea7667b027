"""The two steps of approval as Wagtail tasks: the department's own managers, then the innovation office.

Invariant: nobody approves what they wrote, and a return always says why. The rules are in `cms.permissions`, the
deeds in `cms.approval`; a task only tells Wagtail about them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState, WorkflowState

from cms import approval
from cms.permissions import approvals_of, can_approve_page, is_reviewer
from marketplace.accounts.models import Department

APPROVE, RETURN = "approve", "reject"


class ReasonForm(forms.Form):
    """Why a draft goes back. The field is called `comment`, because Wagtail hands it on under this name."""

    comment = forms.CharField(
        label=_("What must change, and why"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("The author reads this; name the section."),
    )


class RemarkForm(forms.Form):
    """An approval may carry a remark."""

    comment = forms.CharField(
        label=_("Remark"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class ApprovalTask(Task):
    """One step of the approval of a challenge's draft."""

    class Meta:
        abstract = True

    def reviews(self, page: Page, user: Any) -> bool:
        """Whether the person is one of this step's reviewers for the page."""
        return bool(is_reviewer(user, department_id=self.department_of(page)))

    def department_of(self, page: Page) -> int | None:
        """The department whose managers review; None: the innovation office reviews."""
        raise NotImplementedError

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        state = super().start(workflow_state, user=user)
        approval.note_waiting(state, actor=user)
        return state

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        comment = str(kwargs.get("comment", ""))
        with transaction.atomic():
            if action_name == APPROVE:
                approval.approve(task_state, actor=user, remark=comment)
            elif action_name == RETURN:
                approval.return_for_changes(task_state, actor=user, reason=comment)

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return self.reviews(obj, user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        return not self.reviews(obj, user)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return self.reviews(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.reviews(obj, user):
            return []
        actions: list[tuple[str, Any, bool]] = [(RETURN, _("Return with a reason"), True)]
        if can_approve_page(user, obj, reviewer_of=self.department_of(obj)):
            actions += [(APPROVE, _("Approve"), False), (APPROVE, _("Approve with a remark"), True)]
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReasonForm if action == RETURN else RemarkForm

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        waiting = TaskState.objects.filter(task_id=self.pk, status=TaskState.STATUS_IN_PROGRESS)
        return waiting if self.may_review(user) else waiting.none()

    def may_review(self, user: Any) -> bool:
        """Whether the person reviews at this step at all."""
        raise NotImplementedError


class DepartmentApproval(ApprovalTask):
    """The first step: a manager of the department that writes."""

    department = models.OneToOneField(Department, models.PROTECT, related_name="+", verbose_name=_("department"))

    admin_form_fields: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("approval by the department’s manager")
        verbose_name_plural = _("approvals by the department’s manager")

    def department_of(self, page: Page) -> int | None:
        return self.department_id

    def may_review(self, user: Any) -> bool:
        return bool(is_reviewer(user, department_id=self.department_id))


class OfficeApproval(ApprovalTask):
    """The second step: the innovation office, for every department; it comes only to what the department approved."""

    admin_form_fields: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("approval by the innovation office")
        verbose_name_plural = _("approvals by the innovation office")

    def department_of(self, page: Page) -> int | None:
        return None

    def may_review(self, user: Any) -> bool:
        return bool(is_reviewer(user, department_id=None))

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """A corrected draft goes to the department's manager again first: the approval before was of other words."""
        given = approvals_of(workflow_state, workflow_state.content_object.get_latest_revision())
        before = [task for task in workflow_state.workflow.tasks if task.pk != self.pk and task.pk not in given]
        return (
            before[0].specific.start(workflow_state, user=user) if before else super().start(workflow_state, user=user)
        )
