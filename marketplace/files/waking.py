"""Asking a worker to check a file now. A broker that is away only delays: the periodic task looks for what waits."""

from __future__ import annotations

import structlog
from celery import current_app

log = structlog.get_logger("baham.files")


def wake_check(attachment_id: str) -> None:
    """Send the task by name, without waiting for a slow or dead broker."""
    try:
        current_app.send_task("files.check", args=[attachment_id], retry=False, expires=300)
    except Exception as error:  # any broker failure is only a delay
        log.warning("check_wake_failed", error=type(error).__name__)
