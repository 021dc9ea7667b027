"""Where Wagtail offers no other way to hear of something. Receivers only call a service."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import WorkflowState
from wagtail.signals import workflow_cancelled

from cms import approval


@receiver(workflow_cancelled, sender=WorkflowState, dispatch_uid="cms.workflow_cancelled")
def note_cancelled(sender: Any, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """An author took the draft back from approval."""
    approval.note_withdrawn(instance, actor=user)
