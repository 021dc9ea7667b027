"""The Celery application. Beat's table is in settings/celery.py; tasks live in each room's tasks.py."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")

app = Celery("baham")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
