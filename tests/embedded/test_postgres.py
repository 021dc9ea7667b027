"""Embedded PostgreSQL starts, stops and heals."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from marketplace.embedded import Postgres, ServiceError
from marketplace.embedded.postgres import LONGEST_SOCKET_DIRECTORY
from marketplace.embedded.privileges import own_directory, service_account


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    directory = Path(tempfile.mkdtemp(prefix="baham-pg-"))  # pytest's own paths are closed to the service's account
    server = Postgres(directory / "postgres", durable=False)
    yield server
    server.stop()
    shutil.rmtree(directory)


def test_it_starts_makes_the_database_and_stops(postgres: Postgres) -> None:
    postgres.start()

    connection = psycopg2.connect(postgres.address)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_user, usesuper FROM pg_user WHERE usename = current_user")
        assert cursor.fetchone() == ("baham", "baham", False)
    connection.close()

    postgres.stop()
    assert not postgres.answers()
    assert not (postgres.data / "postmaster.pid").exists()


def test_it_never_runs_as_root(postgres: Postgres) -> None:
    process = postgres.start()

    assert psutil.Process(process.pid).uids().effective != 0


def test_data_survives_a_kill_of_the_server_and_a_stale_lock_file(postgres: Postgres) -> None:
    process = postgres.start()
    connection = postgres.connect("baham")
    with connection, connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")  # as a durable server has it
        cursor.execute("CREATE TABLE kept AS SELECT 7 AS number")
    connection.close()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    lock = postgres.data / "postmaster.pid"
    # The number in the lock file now belongs to somebody else, as after a restart of the machine: to this test.
    lock.write_text(lock.read_text().replace(str(process.pid), str(os.getpid()), 1))

    postgres.start()

    connection = postgres.connect("baham")
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM kept")
        assert cursor.fetchone() == (7,)
    connection.close()


def test_a_server_left_by_somebody_else_is_replaced(postgres: Postgres) -> None:
    left = postgres.start(leashed=False)
    postgres.note.unlink()  # nothing tells us about it but its working directory

    replacement = Postgres(postgres.directory, durable=False)
    process = replacement.start()

    assert left.wait(timeout=10) is not None
    assert process.poll() is None
    replacement.stop()


def test_an_interrupted_first_run_is_begun_anew(postgres: Postgres) -> None:
    own_directory(postgres.directory, service_account())
    unfinished = postgres.directory / "data.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")

    postgres.start()

    assert postgres.answers()
    assert not unfinished.exists()


def test_a_foreign_directory_in_the_place_of_the_data_is_not_touched(postgres: Postgres) -> None:
    postgres.data.mkdir(parents=True)
    precious = postgres.data / "letter.txt"
    precious.write_text("precious")

    with pytest.raises(ServiceError, match="is not a PostgreSQL data directory"):
        postgres.start()

    assert precious.read_text() == "precious"


def test_a_long_path_gets_its_socket_elsewhere(tmp_path: Path) -> None:
    directory = tmp_path / ("long" * 30)

    socket_directory = Postgres(directory).socket_directory

    assert len(str(socket_directory)) < LONGEST_SOCKET_DIRECTORY
    assert socket_directory != Postgres(directory / "other").socket_directory


def test_a_start_that_fails_says_why_and_leaves_nothing(postgres: Postgres) -> None:
    postgres.start()
    postgres.stop()
    (postgres.data / "postgresql.conf").write_text("nonsense = yes\n")

    with pytest.raises(ServiceError, match="ended at once") as failure:
        postgres.start()

    assert "nonsense" in failure.value.cause
    assert str(postgres.log) in failure.value.remedy
    assert not postgres.note.exists()
