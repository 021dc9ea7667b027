"""What a returned draft was asked to change, shown above the text, each reason with the way to its section."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import override
from wagtail.admin.panels import Panel
from wagtail.models import TaskState, WorkflowState

from cms.sections import SECTION_FIELDS, SECTION_LABELS, Section, in_words


def last_return(page: Any) -> TaskState | None:
    """The latest return of the approval a draft is in, or has just come back from."""
    state = page.current_workflow_state if page.pk else None
    if state is None:
        return None
    returned = state.task_states.filter(status=TaskState.STATUS_REJECTED).select_related("finished_by")
    found: TaskState | None = returned.prefetch_related("remarks").order_by("-finished_at", "-pk").first()
    return found


def whole_of(comment: str, remarks: dict[str, str]) -> str:
    """The part of a return that concerns the whole: what stands before its sections, in whichever language they were
    written down.
    """
    for language, _name in settings.LANGUAGES if remarks else ():
        with override(language):
            sections = in_words(remarks)
        if comment.endswith(sections):
            return comment.removesuffix(sections).strip()
    return comment


class RemarksPanel(Panel):
    """Shown to authors of a returned draft, and to whoever reads it when it was sent again."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/remarks.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.returned = last_return(self.instance)

        def is_shown(self) -> bool:
            return bool(super().is_shown()) and self.returned is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            remarks = list(self.returned.remarks.all()) if self.returned else []
            return {
                **super().get_context_data(parent_context),
                "returned": self.returned,
                "waits_again": self.instance.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS,
                "whole": whole_of(self.returned.comment, {row.section: row.reason for row in remarks})
                if self.returned
                else "",
                "remarks": [
                    {
                        "label": SECTION_LABELS[Section(row.section)],
                        "field": SECTION_FIELDS[Section(row.section)],
                        "reason": row.reason,
                    }
                    for row in remarks
                ],
            }
