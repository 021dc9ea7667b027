"""A Redis cache that a dead Redis makes empty, never fatal.

Invariant: no read or write raises because Redis is away; it is logged once a minute and shown by `/readyz`. Counters
that limit rates start anew meanwhile: pages stay up, and sign-in keeps its own protection (slow password hashes).
"""

from __future__ import annotations

import time
from typing import Any

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

LOG_EVERY_SECONDS = 60.0
_log = structlog.get_logger("baham.cache")


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache; while Redis is away every key is missing and every write is forgotten."""

    _last_logged = 0.0

    def _or(self, fallback: Any, method: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(), method)(*args, **kwargs)
        except (RedisError, OSError) as error:
            if time.monotonic() - ForgivingRedisCache._last_logged > LOG_EVERY_SECONDS:
                ForgivingRedisCache._last_logged = time.monotonic()
                _log.warning("cache_unavailable", reason=type(error).__name__)
            return fallback

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        return self._or(True, "add", key, value, *args, **kwargs)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._or(default, "get", key, default, version)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        self._or(None, "set", key, value, *args, **kwargs)

    def touch(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return self._or(False, "touch", key, *args, **kwargs)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._or(False, "delete", key, version)

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        return self._or({}, "get_many", keys, version)

    def set_many(self, data: dict[str, Any], *args: Any, **kwargs: Any) -> list[str]:
        return self._or(list(data), "set_many", data, *args, **kwargs)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._or(None, "delete_many", keys, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._or(False, "has_key", key, version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return self._or(delta, "incr", key, delta, version)

    def clear(self) -> None:
        self._or(None, "clear")
