"""The demo city in a database of its own, kept between runs until a migration or the city itself changes."""

from __future__ import annotations

import hashlib
import sys

from tests import databases
from tests.benchmarks.report import BENCH_DIR
from tests.benchmarks.served import run, surroundings
from tests.services import ROOT, postgres, redis

REDIS_DATABASE = 63  # the last one of the test run's Redis: no test process has come so far


def database() -> str:
    """The name tells which city is in it."""
    digest = hashlib.sha256(databases.fingerprint().encode())
    for path in sorted((ROOT / "marketplace" / "management" / "demo").rglob("*.py")):
        digest.update(path.read_bytes())
    return f"benched_city_{digest.hexdigest()[:12]}"


def environment(name: str) -> dict[str, str]:
    """What `make run` gives its processes, with a run directory, a database and a cache of our own."""
    return surroundings(
        DJANGO_SETTINGS_MODULE="marketplace.settings.dev",
        BAHAM_RUN_DIR=str(BENCH_DIR / "city"),
        DATABASE_URL=postgres.address_of(name),
        REDIS_URL=f"{redis.address.removesuffix('/0')}/{REDIS_DATABASE}",
        ELASTICSEARCH_URL="",
    )


def make() -> str:
    """The database of the demo city, seeded by `prepare --demo` if it is not there yet."""
    name = database()
    unfinished = f"{name}_unfinished"
    if not databases.exists(name):
        for old in databases.names("benched\\_city\\_%"):
            databases.drop(old)
        databases.create(unfinished, "template0")  # `prepare` migrates it; others may be adding migrations meanwhile
        run([sys.executable, "manage.py", "prepare", "--demo"], ROOT, environment(unfinished))
        databases.rename(unfinished, name)
    run([sys.executable, "manage.py", "prepare"], ROOT, environment(name))
    return name
