"""Checks of files in quarantine and tidying, as Celery tasks."""

from __future__ import annotations

from celery import shared_task

from marketplace.files import services, tidying
from marketplace.files.models import Attachment, AttachmentStatus

BATCH = 100


@shared_task(name="files.check", ignore_result=True, soft_time_limit=120, time_limit=150)
def check(attachment_id: str) -> str:
    """Check one file."""
    return services.check(attachment_id=attachment_id)


@shared_task(name="files.check_waiting", ignore_result=True, soft_time_limit=240, time_limit=270)
def check_waiting() -> int:
    """Check what waits in quarantine; returns how many were looked at."""
    waiting = Attachment.objects.filter(status=AttachmentStatus.QUARANTINED.value).order_by("created_at")
    ids = list(waiting.values_list("pk", flat=True)[:BATCH])
    for pk in ids:
        services.check(attachment_id=pk)
    return len(ids)


@shared_task(name="files.remove_unattached", ignore_result=True, soft_time_limit=240, time_limit=270)
def remove_unattached() -> int:
    """Nightly: remove uploads that nothing refers to, and those that never arrived whole."""
    return tidying.remove_unattached() + tidying.remove_abandoned()
