"""Work after the response, and work at set times. Tasks take ids, call one service and set their own limits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from celery.schedules import crontab

from marketplace.settings.database import REDIS_URL

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # tasks are safe to repeat; a killed worker loses none
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270
CELERY_TASK_PUBLISH_RETRY = False  # a dead broker must not hold up a request: the outbox remembers
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10, "visibility_timeout": 900}
CELERY_TIMEZONE = "Asia/Tehran"

CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {}


def _every(span: timedelta, task: str) -> None:
    """A run that has waited longer than its period is dropped: the next one does the same work."""
    CELERY_BEAT_SCHEDULE[task] = {
        "task": task,
        "schedule": span,
        "options": {"expires": max(span.total_seconds(), 1.0)},
    }


_every(timedelta(seconds=15), "journal.drain_outbox")  # commits wake it at once; this is for a wake-up that was lost
_every(timedelta(seconds=10), "notify.send_mails")
_every(timedelta(seconds=5), "cms.publish_scheduled")  # at the set minute, within ten seconds
_every(timedelta(minutes=1), "files.check_waiting")
_every(timedelta(seconds=5), "challenges.close_due")
_every(timedelta(minutes=1), "evaluation.finalise_due")
_every(timedelta(seconds=10), "proposals.close_late_windows")
_every(timedelta(seconds=10), "search.push_unsent")  # commits send it at once; this is for what did not get through
_every(timedelta(seconds=30), "search.alert")  # each saved search in its own time: at once, daily, weekly
_every(timedelta(seconds=15), "search.heal")  # a new Elasticsearch has its index soon after the first start


def _daily(hour: int, minute: int, task: str) -> None:
    """Once a day at this time in Tehran."""
    CELERY_BEAT_SCHEDULE[task] = {"task": task, "schedule": crontab(hour=hour, minute=minute)}


_daily(8, 0, "notify.send_digests")
_daily(3, 20, "journal.forget_delivered")
_daily(3, 40, "files.remove_unattached")
_daily(3, 30, "search.forget_figures")
_daily(3, 0, "search.repair")  # certificates expire by date
_daily(8, 30, "vendors.remind_of_expiry")
_daily(8, 40, "evaluation.remind_due")
_daily(8, 20, "cms.remind_waiting")
_daily(0, 5, "vendors.end_suspensions")
_daily(3, 50, "vendors.recount_twins")  # marks of the queue that no event has changed
