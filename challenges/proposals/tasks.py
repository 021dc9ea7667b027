"""What the clock does with proposals. Closing a round is the challenges' own."""

from __future__ import annotations

from celery import shared_task

from challenges.proposals import services


@shared_task(name="proposals.close_late_windows", ignore_result=True, soft_time_limit=50, time_limit=60)
def close_late_windows() -> int:
    """Settle the proposals of late windows that have ended. Returns how many."""
    return services.close_late_windows()
