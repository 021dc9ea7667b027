"""The drain as a Celery task: woken after each commit that left messages, and by the clock in case the wake-up was
lost.
"""

from __future__ import annotations

from typing import Final

from celery import shared_task
from django.core.cache import cache

from marketplace.journal import outbox

BATCH: Final = 200
ASKED: Final = "journal.drain.asked"
ASKED_SECONDS: Final = 5  # a worker that was killed in between costs no more


@shared_task(name="journal.drain_outbox", ignore_result=True, soft_time_limit=50, time_limit=60)  # type: ignore[untyped-decorator]
def drain_outbox() -> int:
    """Deliver until nothing waits; returns how many messages were tried."""
    cache.delete(ASKED)  # before looking: what is committed from here on asks again
    total = 0
    while tried := outbox.drain(limit=BATCH):
        total += tried
        if tried < BATCH:
            break
    return total


@shared_task(name="journal.forget_delivered", ignore_result=True, soft_time_limit=240, time_limit=270)  # type: ignore[untyped-decorator]
def forget_delivered() -> int:
    """Nightly: remove delivered messages older than a month."""
    return outbox.forget_delivered()


def wake() -> None:
    """Send the task without waiting for a slow or dead broker; one that has not begun will see this commit too."""
    if cache.add(ASKED, True, ASKED_SECONDS):
        drain_outbox.apply_async(retry=False, expires=30)
