"""Migrating the database: everything, with other people's apps first.

Why the order: Django renders every related model anew at each step, and Wagtail's two hundred steps are a quarter
faster while our hundred models are not there yet. The result is the same; `manage.py migrate` remains right as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration


def migrate(stdout: OutputWrapper | None = None) -> bool:
    """Apply what is missing; whether anything was."""
    executor = MigrationExecutor(connection, _teller(stdout))
    everything = executor.loader.graph.leaf_nodes()
    if not executor.migration_plan(everything):
        return False  # and seconds of Django's bookkeeping are saved
    executor.loader.check_consistent_history(connection)
    own = {app.label for app in apps.get_app_configs() if (settings.BASE_DIR / app.name.split(".")[0]).is_dir()}
    executor.migrate([target for target in everything if target[0] not in own])
    call_command("migrate", interactive=False, verbosity=1 if stdout else 0, stdout=stdout)
    return True


def _teller(stdout: OutputWrapper | None) -> Callable[..., None]:
    def tell(action: str, migration: Migration | None = None, fake: bool = False) -> None:
        if stdout is not None and action == "apply_start":
            stdout.write(f"Applying {migration} …\n")

    return tell
