"""The test run: real PostgreSQL and Redis (tests/services.py sets their addresses), everything else as in production
where it can be.
"""

from __future__ import annotations

import os

from marketplace.embedded import Postgres
from marketplace.settings.paths import RUN_DIR

_TESTS = {
    "DATABASE_URL": Postgres(RUN_DIR / "test" / "postgres", durable=False).address_of("postgres"),
    "REDIS_URL": "redis://127.0.0.1:1/0",  # nobody: only `manage.py` without a test run comes here
    "SECRET_KEY": "only-for-tests-" + 50 * "x",
    "SEALING_KEYS": "test:" + "A" * 43 + "=",
    "PERSONAL_DATA_KEYS": "test:" + "B" * 42 + "A=",
    "LOG_LEVEL": "CRITICAL",
}
for _name, _value in _TESTS.items():
    os.environ.setdefault(_name, _value)

from marketplace.settings.base import *  # noqa: E402  the fragments read the environment when they are imported

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES["default"]["CONN_MAX_AGE"] = 0
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; nothing here is secret
MEDIA_ROOT = RUN_DIR / "test" / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no collected files in a test run: found where they lie
WHITENOISE_USE_FINDERS = True
