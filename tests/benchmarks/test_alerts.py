"""20,000 saved searches against 200 newly published challenges, among 10,000 older ones. `make bench-alerts`."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from django.db import connection

from marketplace.accounts.models import User
from search.alerts import run as alerts
from search.engines.postgres.engine import PostgresEngine
from search.models import SavedSearch
from tests.benchmarks.report import Measure, show, write
from tests.search.documents import WORDS, random_documents, stored

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

SEARCHES, NEW, OLD = 20_000, 200, 10_000
DISTINCT = 12_000
SECONDS = 120.0


def questions(chance: random.Random) -> list[str]:
    """Query strings as people save them: one to three words, half of them with a filter."""
    filters = ["", "", "field=waste", "field=air&field=water", "district=12", "status=open", "budget=1b-5b&field=waste"]
    found = set[str]()
    while len(found) < DISTINCT:
        typed = "+".join(chance.choices(WORDS, k=chance.choice([1, 2, 2, 3])))
        found.add("&".join(part for part in (chance.choice(filters), f"q={typed}") if part))
    return sorted(found)


def save_searches(chance: random.Random) -> None:
    people = User.objects.bulk_create(
        [User(email=f"p{number}@example.org", language="fa") for number in range(SEARCHES // 4)], batch_size=1000
    )
    known = questions(chance)
    SavedSearch.objects.bulk_create(
        [
            SavedSearch(
                user=people[number // 4], name=f"جست‌وجوی {number}", path=f"/{['challenges', 'search'][number % 2]}/",
                query=known[number % DISTINCT], frequency="at_once", seen_number=alerts.fresh.newest(),
            )
            for number in range(SEARCHES)
        ],
        batch_size=1000,
    )  # fmt: skip


def seconds(work: Any) -> tuple[float, Any]:
    started = time.perf_counter()
    answer = work()
    return time.perf_counter() - started, answer


def test_alerts_of_many_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1405)
    documents = random_documents(OLD, seed=1)
    for start in range(0, OLD, 500):
        stored(*documents[start : start + 500])
    save_searches(chance)
    new = random_documents(NEW, seed=2)
    floor = alerts.fresh.newest()
    stored(*new)
    monkeypatch.setattr(alerts.fresh, "_findable", iter)  # these documents have no challenge behind them
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    engine = PostgresEngine()
    sample = list(SavedSearch.objects.order_by("pk").values_list("path", "query")[:300])
    plain = alerts._requests(sample, alerts.clock.now())
    engine.search(next(iter(plain.values())))
    whole, _ = seconds(
        lambda: [engine.search(alerts.replace(request, after_number=floor, timeout=10.0)) for request in plain.values()]
    )
    spent, done = seconds(alerts.run)
    assert done.searches == SEARCHES
    again, nothing = seconds(alerts.run)
    assert nothing.searches == 0
    measures = [
        Measure("one round", spent, "s", target=SECONDS),
        Measure("a round with nothing due", again, "s", target=1.0),
        Measure("one question, new entries only", spent / len(done.questions) * 1000, "ms", whole / len(plain) * 1000),
        Measure("messages", done.messages, ""),
        Measure("distinct questions", len(done.questions), ""),
    ]
    show(f"{SEARCHES} saved searches, {NEW} new among {OLD} entries; baseline: each asked of the whole index", measures)
    print(f"\n{write('alerts', measures)}")
