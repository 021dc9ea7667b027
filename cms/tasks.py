"""Publication at its time."""

from __future__ import annotations

from celery import shared_task

from cms import schedule


@shared_task(name="cms.publish_scheduled", ignore_result=True, soft_time_limit=110, time_limit=120)
def publish_scheduled() -> int:
    """Publish what is due; returns how many pages."""
    return schedule.publish_due()
