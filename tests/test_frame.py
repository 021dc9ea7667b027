"""The frame of the test run itself."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection, connections


@pytest.mark.django_db
def test_a_test_has_a_migrated_database_of_its_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), count(*) > 100 FROM django_migrations")
        name, migrated = cursor.fetchone()

    assert name.startswith("test_")
    assert migrated


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", ["first", "second"])
def test_what_a_committing_test_leaves_is_gone_for_the_next(attempt: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('left_behind')")
        assert cursor.fetchone() == (None,)
        cursor.execute("CREATE TABLE left_behind ()")
    assert not connections["default"].in_atomic_block


def test_the_cache_is_a_real_redis() -> None:
    cache.set("frame", "چارچوب")

    assert cache.get("frame") == "چارچوب"
