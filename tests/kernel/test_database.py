"""A kept connection is looked at before each page, and asked only when there is reason to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DataError, ProgrammingError, connection, transaction
from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper

from marketplace.database.base import DatabaseWrapper
from marketplace.plain import read_often

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """No test meets another's plans."""
    connection.close()
    connection.keeps_plans = True
    yield
    connection.keeps_plans = True


@pytest.fixture
def kept() -> Iterator[DatabaseWrapper]:
    """A connection of its own that is open."""
    other = connection.copy("kept")
    other.ensure_connection()
    yield other
    other.close()


def test_a_living_connection_is_not_asked(kept: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PostgresWrapper, "is_usable", lambda self: pytest.fail("asked"))
    assert kept.is_usable()


def test_one_that_was_closed_here_is_of_no_use(kept: DatabaseWrapper) -> None:
    kept.connection.close()
    assert not kept.is_usable()


def test_one_that_the_server_ended_is_made_anew(kept: DatabaseWrapper) -> None:
    with kept.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    assert not kept.is_usable()
    kept.health_check_enabled, kept.health_check_done = True, False
    kept.close_if_health_check_failed()
    with kept.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() != (pid,)


def test_one_that_only_has_news_is_asked_and_kept(kept: DatabaseWrapper) -> None:
    with kept.cursor() as cursor:
        cursor.execute("LISTEN news")
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY news")
    assert kept.is_usable()


GREETED = "SELECT %s::text AS greeting, %s::int + 1 AS number"


def test_what_is_often_read_is_planned_once_for_a_connection() -> None:
    for number in range(3):
        (row,) = read_often(GREETED, ["سلام %", number])
        assert (row.greeting, row.number) == ("سلام %", number + 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%greeting%'")
        assert cursor.fetchone() == (1,)


def test_a_new_connection_plans_anew() -> None:
    read_often(GREETED, ["الف", 1])
    connection.close()
    assert read_often(GREETED, ["ب", 1])[0].greeting == "ب"


def test_a_plan_somebody_else_made_there_is_used() -> None:
    read_often(GREETED, ["الف", 1])
    connection._calls.clear()
    assert read_often(GREETED, ["ب", 1])[0].greeting == "ب"


def test_within_a_transaction_no_plan_is_relied_on() -> None:
    read_often(GREETED, ["الف", 1])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        assert read_often(GREETED, ["ب", 1])[0].greeting == "ب"


def test_a_server_that_forgets_plans_is_not_asked_for_them_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read_often(GREETED, ["الف", 1])
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert read_often(GREETED, ["ب", 1])[0].greeting == "ب"
    monkeypatch.setattr(DatabaseWrapper, "_plan", lambda self, statement: pytest.fail("planned again"))
    assert read_often("SELECT %s::text AS greeting", ["پ"])[0].greeting == "پ"


def test_what_is_wrong_with_a_statement_is_said() -> None:
    with pytest.raises(ProgrammingError):
        read_often("SELECT nothing FROM nowhere WHERE a = %s", [1])
    with pytest.raises(DataError):
        read_often("SELECT 1 / %s::int AS never", [0])
