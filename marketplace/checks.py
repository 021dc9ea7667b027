"""Settings are validated before anything serves a request.

Invariants: production refuses to begin without its secrets, hosts and services (settings/production.py); every command
repeats here what can be seen from the settings alone, so that nobody finds out from the first failing request.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from marketplace.celery import app as celery_app
from marketplace.settings.requirements import REQUIRED_IN_PRODUCTION, unsound_keys


@register
def settings_are_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """What must hold in every environment."""
    messages: list[CheckMessage] = []
    engine = settings.DATABASES["default"]["ENGINE"]
    if engine != "marketplace.database":
        hint = "Constraints, the outbox and the search engine lean on PostgreSQL."
        messages.append(Error(f"The database engine is {engine}; only PostgreSQL will do.", hint=hint, id="baham.E001"))
    for name in ("SEALING_KEYS", "PERSONAL_DATA_KEYS"):
        entries = getattr(settings, name)
        if not entries:
            messages.append(Error(f"{name} is empty.", hint=REQUIRED_IN_PRODUCTION[name], id="baham.E002"))
        messages.extend(Error(problem, id="baham.E003") for problem in unsound_keys(name, entries))
    return messages


@register
def beat_knows_its_tasks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every periodic task in the table exists: a misspelt name would otherwise fail silently, once a minute."""
    from_table = {entry["task"]: name for name, entry in settings.CELERY_BEAT_SCHEDULE.items()}
    from_code = _known_tasks()
    return [
        Warning(f"The periodic task “{name}” calls {task}, which does not exist.", id="baham.W004")
        for task, name in from_table.items()
        if task not in from_code
    ]


def _known_tasks() -> set[str]:
    celery_app.autodiscover_tasks(force=True)  # not import_default_modules, which runs the checks again
    return set(celery_app.tasks)
