"""Where data lives: PostgreSQL, the cache in Redis, files."""

from __future__ import annotations

from marketplace.settings import environment
from marketplace.settings.paths import RUN_DIR

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = environment.redis(environment.text("REDIS_URL"))
CACHES = {
    "default": {
        "BACKEND": "marketplace.cache.ForgivingRedisCache",  # a dead Redis makes pages slower, not absent
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "baham",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # people stay signed in when Redis restarts

MEDIA_ROOT = RUN_DIR / "media"
MEDIA_URL = "/media/"
FILES_STORAGE = environment.storage(environment.text("STORAGE_URL", f"file://{MEDIA_ROOT}"))
