"""What the directory and the verification queue cost with 20,000 firms, beside the home page of a bare `wagtail start`;
and that their queries are as many as with 200. `make bench-vendors`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests import databases
from tests.benchmarks import bare, city
from tests.benchmarks.report import Measure, broken, show, write
from tests.benchmarks.served import run, served
from tests.benchmarks.test_pages import BASELINE, asked_inside, measure
from tests.services import ROOT, locked

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

HERE = Path(__file__).parent
MANY, FEW = 20_000, 200
LIST, DESK = 2.5, 4.0
OFFICE = "office@bench.example"
DIRECTORY = "/vendors/"


def page(name: str, path: str, email: str = "", **asked: str) -> dict[str, str]:
    return {"name": name, "path": f"{path}?{urlencode(asked)}" if asked else path, "email": email}


PAGES = [
    page("directory", DIRECTORY),
    page("directory by name", DIRECTORY, sort="name"),
    page("directory, third page", DIRECTORY, page="3"),
    page("directory narrowed", DIRECTORY, size="small", field="waste", q="پاک شهر"),
    page("directory, signed in", DIRECTORY, OFFICE),
    page("verification queue", "/vendors/queue/", OFFICE),
    page("verification queue, last page", "/vendors/queue/", OFFICE, page="99999"),
]
TARGETS = {"directory, signed in": None, "verification queue": DESK, "verification queue, last page": DESK}


@pytest.fixture
def alone(django_db_setup: None) -> Iterator[None]:
    """Two runs at once would measure each other."""
    with locked("benchmark"):
        yield


def make(count: int) -> str:
    """A database with so many firms, kept between runs until a migration or `firms.py` changes."""
    digest = hashlib.sha256(databases.fingerprint().encode() + (HERE / "firms.py").read_bytes()).hexdigest()[:12]
    name, unfinished = f"benched_firms_{count}_{digest}", f"benched_firms_{count}_unfinished"
    if not databases.exists(name):
        for old in databases.names(f"benched\\_firms\\_{count}\\_%"):
            databases.drop(old)
        databases.create(unfinished, databases.ensure_template())
        run([sys.executable, str(HERE / "firms.py"), str(count)], ROOT, city.environment(unfinished))
        databases.rename(unfinished, name)
    run([sys.executable, "manage.py", "prepare"], ROOT, city.environment(name))
    return name


def test_the_directory_and_the_queue_with_20000_firms(alone: None) -> None:
    few, many, directory = make(FEW), make(MANY), bare.make()
    ours = city.environment(many)
    small = asked_inside(PAGES, ROOT, city.environment(few))
    inside: dict[str, Any] = asked_inside(PAGES, ROOT, ours) | asked_inside([BASELINE], directory, bare.ENVIRONMENT)
    with (
        served("bare.wsgi:application", directory, bare.ENVIRONMENT, bare.DATABASE) as theirs,
        served("marketplace.wsgi:application", ROOT, ours, many) as site,
    ):
        costs = measure(theirs, site, PAGES, inside)
    base = costs[BASELINE["name"]]
    measures = []
    for name in [row["name"] for row in PAGES]:
        measures.append(Measure(name, costs[name].total, "ms", base.total, TARGETS.get(name, LIST)))
    for name in [row["name"] for row in PAGES]:
        queries = inside[name]["queries"]
        measures.append(Measure(f"{name}: queries", queries, "queries", small[name]["queries"], 1.0))
    assert not broken(measures, "queries"), "no page asks more often among many firms"
    show(f"{MANY:,} firms: CPU of web and database for one request, beside a bare `wagtail start` home page", measures)
    print(f"\n{write('vendors', measures)}\n{json.dumps({row['name']: inside[row['name']]['bytes'] for row in PAGES})}")
