"""What `wagtail start` makes, untouched but for its database: the raw baseline of every page."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests import databases
from tests.benchmarks.report import BENCH_DIR
from tests.benchmarks.served import run, surroundings
from tests.services import postgres

DIRECTORY = BENCH_DIR / "wagtail"
DATABASE = "benched_wagtail"
ENVIRONMENT = surroundings(DJANGO_SETTINGS_MODULE="bare.settings.production")
# Connections are kept like ours; a new one for every request would make the baseline look worse.
LOCAL = f"""
SECRET_KEY = "only for this benchmark"
ALLOWED_HOSTS = ["*"]
DATABASES = {{"default": {{"ENGINE": "django.db.backends.postgresql", "NAME": "{DATABASE}", "USER": "postgres",
    "HOST": "{postgres.socket_directory}", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}}}
SECURE_SSL_REDIRECT = False
"""


def make() -> Path:
    """A fresh project in a directory and a database of its own; its home page is the one its own migration makes."""
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    DIRECTORY.mkdir(parents=True)
    run([str(Path(sys.executable).parent / "wagtail"), "start", "bare", str(DIRECTORY)], DIRECTORY, ENVIRONMENT)
    (DIRECTORY / "bare" / "settings" / "local.py").write_text(LOCAL, encoding="utf-8")
    databases.create(DATABASE, "template0")
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"]):
        run([sys.executable, "manage.py", *command], DIRECTORY, ENVIRONMENT)
    return DIRECTORY
