"""What the clock does for startups; each runs once a day."""

from __future__ import annotations

from celery import shared_task

from vendors import flagging, reminders, services


@shared_task(name="vendors.remind_of_expiry", ignore_result=True, soft_time_limit=240, time_limit=270)
def remind_of_expiry() -> int:
    """Remind of certificates that end soon. Returns how many messages are new."""
    return reminders.remind_of_expiry()


@shared_task(name="vendors.end_suspensions", ignore_result=True, soft_time_limit=240, time_limit=270)
def end_suspensions() -> int:
    """End suspensions whose term has passed. Returns how many."""
    return services.end_suspensions()


@shared_task(name="vendors.recount_twins", ignore_result=True, soft_time_limit=540, time_limit=570)
def recount_twins() -> int:
    """Count anew how many firms may be the same as a queued or marked one. Returns how many these are."""
    return flagging.recount()
