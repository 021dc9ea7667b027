"""A dead Redis makes the cache empty, never a page fail."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from marketplace.cache import ForgivingRedisCache


@pytest.fixture
def dead() -> ForgivingRedisCache:
    return ForgivingRedisCache("redis://127.0.0.1:1/0", {})


def test_reads_are_empty_and_writes_are_forgotten(dead: ForgivingRedisCache) -> None:
    dead.set("key", 1)

    assert dead.get("key", "default") == "default"
    assert dead.get_many(["key"]) == {}
    assert dead.has_key("key") is False
    assert dead.set_many({"key": 1}) == ["key"]
    assert dead.delete("key") is False
    assert dead.touch("key") is False


def test_what_is_computed_on_a_miss_is_still_computed(dead: ForgivingRedisCache) -> None:
    assert dead.get_or_set("key", lambda: 42) == 42


def test_counters_begin_anew(dead: ForgivingRedisCache) -> None:
    assert dead.incr("attempts") == 1
    assert dead.add("attempts", 1) is True


def test_a_living_redis_is_used_as_it_is() -> None:
    cache = caches["default"]
    cache.set("number", 1)

    assert cache.incr("number") == 2
    assert cache.get("number") == 2
    assert cache.delete("number") is True
