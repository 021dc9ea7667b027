"""The services of a test run, started before Django reads its settings (a pytest plugin, loaded by `-p
tests.services`).

Invariants: every pytest session on this machine shares one PostgreSQL, one Redis and at most one Elasticsearch below
`.run/test`; a session holds a shared lock (its lease) while it lives, whoever starts first starts the services and
whoever ends last stops them, and the kernel gives the lease back even after a `kill -9`. `DATABASE_URL` and the like of
the surroundings are never touched by a test.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from marketplace.embedded import Elasticsearch, Postgres, Redis, ServiceError
from marketplace.embedded.privileges import own_directory
from marketplace.launcher import catalogues

ROOT = Path(__file__).resolve().parent.parent
RUN_DIR = Path(os.environ.get("BAHAM_RUN_DIR") or ROOT / ".run")
TEST_DIR = RUN_DIR / "test"
# For the databases of tests (tests/databases.py), on Linux's file system in memory.
IN_MEMORY = Path("/dev/shm") / f"baham-{hashlib.sha256(str(TEST_DIR).encode()).hexdigest()[:12]}"  # noqa: S108
REDIS_DATABASES = 64
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET_OPTIONS = {"--help", "-h", "--version", "-V", "--markers", "--fixtures", "--collect-only", "--co"}

postgres = Postgres(TEST_DIR / "postgres", durable=False)
redis = Redis(TEST_DIR / "redis")
elasticsearch = Elasticsearch(TEST_DIR / "elasticsearch", distributions=RUN_DIR / "distributions")

_held: list[IO[str]] = []  # open files whose locks we keep until the process ends


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold the named lock of this machine's test runs."""
    TEST_DIR.mkdir(parents=True, exist_ok=True)
    with (TEST_DIR / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _try_lock(path: Path) -> IO[str] | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def is_worker() -> bool:
    """Whether this process is one of xdist's workers, which use what their controller started."""
    return "PYTEST_XDIST_WORKER" in os.environ


def start_services() -> None:
    """Take a lease and start what does not run yet; the end of this process gives the lease back."""
    atexit.register(stop_services)
    with locked("start"):
        lease = (TEST_DIR / "lease.lock").open("w")
        fcntl.flock(lease, fcntl.LOCK_SH)
        _held.append(lease)
        if os.access(IN_MEMORY.parent, os.W_OK):  # PostgreSQL recovers from a power cut only if the place is there
            own_directory(IN_MEMORY, postgres.account)
        for service in (postgres, redis):
            service.ensure()


def stop_services() -> None:
    """Give the lease back; the last session stops the services."""
    while _held:
        _held.pop().close()
    with locked("start"):
        if (alone := _try_lock(TEST_DIR / "lease.lock")) is None:
            return
        for service in (elasticsearch, redis, postgres):
            service.stop()
        alone.close()


def start_elasticsearch() -> str:
    """Address of the running Elasticsearch, started on first use."""
    with locked("elasticsearch"):
        elasticsearch.ensure()
    return elasticsearch.address


def _claim_redis_database() -> int:
    """A Redis database nobody else uses while this process lives."""
    for number in range(REDIS_DATABASES):
        if (file := _try_lock(TEST_DIR / "redis-databases" / str(number))) is not None:
            _held.append(file)
            atexit.register(file.close)
            return number
    raise RuntimeError(f"more than {REDIS_DATABASES} test processes run at once")


def _compile_catalogues() -> None:
    """A catalogue that cannot be read is said at once; the test that asks for all of them fails, the others run."""
    try:
        catalogues.compile_stale(ROOT)
    except ServiceError as error:
        sys.stderr.write(f"{error}\n")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(args: list[str]) -> None:
    if QUIET_OPTIONS.intersection(args):
        os.environ["DATABASE_URL"], os.environ["REDIS_URL"] = postgres.address, "redis://127.0.0.1:1/0"
        return
    if not is_worker():
        _compile_catalogues()
        start_services()
    os.environ["DATABASE_URL"] = postgres.address_of("postgres")
    os.environ["REDIS_URL"] = redis.address.removesuffix("/0") + f"/{_claim_redis_database()}"
    os.environ["ELASTICSEARCH_URL"] = ""


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let Elasticsearch (about ten seconds) come up while the other tests run."""
    wanted = any(item.get_closest_marker("elasticsearch") for item in session.items)
    if wanted and not session.config.option.collectonly and elasticsearch.unavailable() is None:
        threading.Thread(target=start_elasticsearch, daemon=True).start()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests whose part is missing are skipped with the reason, or fail where the part is required."""
    if item.get_closest_marker("elasticsearch") and (obstacle := elasticsearch.unavailable()) is not None:
        _miss("REQUIRE_ELASTICSEARCH", str(obstacle))
    if item.get_closest_marker("browser") and not CHROMIUM.exists():
        _miss("REQUIRE_BROWSER", f"There is no {CHROMIUM} (Debian: apt-get install chromium).")


def _miss(switch: str, reason: str) -> None:
    if os.environ.get(switch) == "1":
        pytest.fail(f"{switch}=1 and: {reason}", pytrace=False)
    pytest.skip(reason)
