"""Mails as Celery tasks. A mail server that is away ends the run with a warning; the next run sends what waits."""

from __future__ import annotations

from smtplib import SMTPException

from celery import shared_task

from marketplace.notify import mailing


@shared_task(name="notify.send_mails", ignore_result=True, soft_time_limit=240, time_limit=270)
def send_mails() -> int:
    """Send what is to be mailed at once."""
    try:
        return mailing.send_waiting()
    except (SMTPException, OSError):
        return 0


@shared_task(name="notify.send_digests", ignore_result=True, soft_time_limit=1700, time_limit=1800)
def send_digests() -> int:
    """Send the daily digests."""
    try:
        return mailing.send_digests()
    except (SMTPException, OSError):
        return 0
