"""What the clock does. Finalising a decision is the evaluation room's."""

from __future__ import annotations

from celery import shared_task

from challenges import services


@shared_task(name="challenges.close_due", ignore_result=True, soft_time_limit=50, time_limit=60)
def close_due() -> int:
    """Close what is due; runs every few seconds, in any number of workers. Returns how many were closed."""
    return services.close_due()
