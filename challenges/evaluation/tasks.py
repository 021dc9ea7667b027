"""Time-driven steps of the evaluation."""

from __future__ import annotations

from celery import shared_task

from challenges.evaluation.reminders import remind_due
from challenges.evaluation.services import finalise_due


@shared_task(name="evaluation.finalise_due", ignore_result=True, soft_time_limit=50, time_limit=60)
def finalise_due_decisions() -> int:
    """Finalise decisions whose stand-still has run out."""
    return finalise_due()


@shared_task(name="evaluation.remind_due", ignore_result=True, soft_time_limit=50, time_limit=60)
def remind_due_scores() -> int:
    """Remind evaluators of scores that are due."""
    return remind_due()
