"""The two steps of approval as Wagtail tasks: the department's own managers, then the innovation office.

Invariant: nobody approves what they wrote, and a return always says why. The rules are in `cms.permissions`, the
deeds in `cms.approval`; a task only tells Wagtail about them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState, WorkflowState

from cms import approval, reviewing
from cms.permissions import approvals_of, can_approve_page, is_reviewer
from cms.sections import SECTION_LABELS, Section
from marketplace.accounts.models import Department, User

APPROVE, RETURN, REASSIGN = "approve", "reject", "reassign"
SECTION_PREFIX = "section_"


class ReasonForm(forms.Form):
    """Why a draft goes back: of the whole, section by section, or both. The first field is called `comment`, because
    Wagtail hands it on under this name.
    """

    comment = forms.CharField(
        label=_("What must change, and why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("What concerns the whole. The author reads this."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[f"{SECTION_PREFIX}{section}"] = forms.CharField(
                label=SECTION_LABELS[section], widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
            )

    @property
    def whole(self) -> forms.BoundField:
        return self["comment"]

    @property
    def by_section(self) -> list[forms.BoundField]:
        """The fields of the sections, in the editor's order."""
        return [self[name] for name in self.fields if name.startswith(SECTION_PREFIX)]

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(str(value).strip() for value in self.cleaned_data.values()):
            self.add_error("comment", _("Say what must change, and why."))
        return self.cleaned_data


class RemarkForm(forms.Form):
    """An approval may carry a remark."""

    comment = forms.CharField(
        label=_("Remark"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class HandOverForm(forms.Form):
    """To whom a draft is handed over. `reviewer` is an id, because Wagtail hands it on as JSON."""

    reviewer = forms.TypedChoiceField(label=_("Who is to decide"), coerce=int)
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
        return self.place

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
                approval.return_for_changes(task_state, actor=user, reason=comment, sections=_by_section(kwargs))
            elif action_name == REASSIGN:
                reviewer = User.objects.get(pk=int(kwargs["reviewer"]))
                reviewing.reassign(task_state, actor=user, reviewer=reviewer, note=comment)

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
        return [*actions, (REASSIGN, _("Hand over to another approver"), True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        if action == REASSIGN:
            return hand_over_form(self.place)
        return ReasonForm if action == RETURN else RemarkForm

    def get_template_for_action(self, action: str) -> str:
        return "cms/panels/return_modal.html" if action == RETURN else ""

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        waiting = TaskState.objects.filter(task_id=self.pk, status=TaskState.STATUS_IN_PROGRESS)
        return waiting if self.may_review(user) else waiting.none()

    def may_review(self, user: Any) -> bool:
        """Whether the person reviews at this step at all."""
        return bool(is_reviewer(user, department_id=self.place))

    @property
    def place(self) -> int | None:
        """The department whose step this is; None: the innovation office's, for every department."""
        return None


def hand_over_form(department_id: int | None) -> type[HandOverForm]:
    """The form with the people whose role makes them approvers of a step. Who wrote the text is refused by the deed."""
    people = [(person.pk, str(person)) for person in reviewing.reviewers_at(department_id)]

    class _HandOverForm(HandOverForm):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["reviewer"].choices = people  # type: ignore[attr-defined]

    return _HandOverForm


def _by_section(values: Mapping[str, Any]) -> dict[str, str]:
    prefix = len(SECTION_PREFIX)
    return {name[prefix:]: str(value) for name, value in values.items() if name.startswith(SECTION_PREFIX)}


class DepartmentApproval(ApprovalTask):
    """The first step: a manager of the department that writes."""

    department = models.OneToOneField(Department, models.PROTECT, related_name="+", verbose_name=_("department"))

    admin_form_fields: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("approval by the department’s manager")
        verbose_name_plural = _("approvals by the department’s manager")

    @property
    def place(self) -> int | None:
        return self.department_id


class OfficeApproval(ApprovalTask):
    """The second step: the innovation office, for every department; it comes only to what the department approved."""

    admin_form_fields: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("approval by the innovation office")
        verbose_name_plural = _("approvals by the innovation office")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """A corrected draft goes to the department's manager again first: the approval before was of other words."""
        given = approvals_of(workflow_state, workflow_state.content_object.get_latest_revision())
        before = [task for task in workflow_state.workflow.tasks if task.pk != self.pk and task.pk not in given]
        return (
            before[0].specific.start(workflow_state, user=user) if before else super().start(workflow_state, user=user)
        )
