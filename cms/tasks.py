"""Publication at its time, and reminders of what waits."""

from __future__ import annotations

from celery import shared_task

from cms import reviewing, schedule


@shared_task(name="cms.publish_scheduled", ignore_result=True, soft_time_limit=110, time_limit=120)
def publish_scheduled() -> int:
    """Publish what is due; returns how many pages."""
    return schedule.publish_due()


@shared_task(name="cms.remind_waiting", ignore_result=True, soft_time_limit=110, time_limit=120)
def remind_waiting() -> int:
    """Remind approvers of drafts that reached one of the set ages; returns how many drafts."""
    return reviewing.remind_waiting()
