"""What our pages cost beside the home page of a bare `wagtail start`: CPU, queries and bytes, served the same way in
the same run. `make bench-pages`.

Visitors' pages are measured as on a site that is in use, where `marketplace.kept` has their public part; the rows
«signed in» tell what the same pages cost when they are drawn for one reader, without a promise.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmarks import bare, city
from tests.benchmarks.report import Measure, broken, show, write
from tests.benchmarks.served import Cost, Site, run, served
from tests.services import ROOT, locked

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

ROUNDS, REQUESTS = 5, 20
HERE = Path(__file__).parent
BASELINE = {"name": "bare wagtail", "path": "/", "email": ""}
PUBLIC_QUERIES, DESK_QUERIES = 12, 15
DESK = 4.0
TARGETS = {"home": 1.4, "challenge": 2.0, "vendor": 2.0, "sign-in": 2.0, "board": 2.5}


def target_of(name: str) -> float | None:
    """Times the baseline that a page may cost (issue 3 §6)."""
    return None if name.endswith("signed in") else TARGETS.get(name, DESK if name.endswith("desk") else 2.5)


@pytest.fixture
def alone(django_db_setup: None) -> Iterator[None]:
    """Two runs at once would measure each other, and share the databases."""
    with locked("benchmark"):
        yield


def test_pages_beside_a_bare_wagtail(alone: None) -> None:
    database, directory = city.make(), bare.make()
    ours = city.environment(database)
    pages = json.loads(run([sys.executable, str(HERE / "busiest.py")], ROOT, ours))
    inside = asked_inside(pages, ROOT, ours) | asked_inside([BASELINE], directory, bare.ENVIRONMENT)
    with (
        served("bare.wsgi:application", directory, bare.ENVIRONMENT, bare.DATABASE) as their_site,
        served("marketplace.wsgi:application", ROOT, ours, database) as our_site,
    ):
        costs = measure(their_site, our_site, pages, inside)
    measures = measures_of(pages, inside, costs)
    show("CPU of web and database for one request, beside a bare `wagtail start` home page", measures)
    print(f"\n{write('pages', measures)}")
    assert not broken(measures, "queries"), "every page keeps its limit of queries"


def asked_inside(pages: list[dict[str, str]], directory: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Queries, bytes and a signed-in session for each page, by the site's own settings."""
    answer: dict[str, Any] = json.loads(
        run([sys.executable, str(HERE / "inside.py")], directory, environment, json.dumps(pages))
    )
    return answer


def measure(theirs: Site, ours: Site, pages: list[dict[str, str]], inside: dict[str, Any]) -> dict[str, Cost]:
    """The median over the rounds; every round measures the baseline and each page: all share the same weather."""
    rounds: dict[str, list[Cost]] = {}
    for number in range(ROUNDS + 1):
        for page in [BASELINE, *pages]:
            site = theirs if page is BASELINE else ours
            cost = site.cost(page["path"], inside[page["name"]]["session"], REQUESTS)
            if number:  # the first round warms
                rounds.setdefault(page["name"], []).append(cost)
    return {
        name: Cost(median(row.web for row in rows), median(row.database for row in rows))
        for name, rows in rounds.items()
    }


def measures_of(pages: list[dict[str, str]], inside: dict[str, Any], costs: dict[str, Cost]) -> list[Measure]:
    """CPU with its target, then the parts, queries and bytes."""
    base, theirs = costs[BASELINE["name"]], inside[BASELINE["name"]]
    found = []
    for name in [page["name"] for page in pages]:
        found.append(Measure(name, costs[name].total, "ms", base.total, target_of(name)))
    for name in [page["name"] for page in pages]:
        found.append(Measure(f"{name}: web", costs[name].web, "ms", base.web))
        found.append(Measure(f"{name}: database", costs[name].database, "ms", base.database))
    for page in pages:
        most = DESK_QUERIES if page["name"].endswith("desk") else PUBLIC_QUERIES
        found.append(Measure(f"{page['name']}: queries", inside[page["name"]]["queries"], "queries", target=most))
    for page in pages:
        size = inside[page["name"]]["bytes"] / 1024
        found.append(Measure(f"{page['name']}: page", size, "kB", theirs["bytes"] / 1024))
    return found
