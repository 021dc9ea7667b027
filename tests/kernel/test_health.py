"""`/healthz` and `/readyz`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client

from marketplace import health
from marketplace.health import DEGRADED, DOWN, OFF, OK, Reading
from marketplace.journal import outbox
from marketplace.journal.models import OutboxMessage
from tests.factories.journal import event


@pytest.fixture(autouse=True)
def probes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_probes", dict(health._probes))


def ready(client: Client) -> tuple[int, dict[str, dict[str, object]]]:
    answer = client.get("/readyz")
    return answer.status_code, json.loads(answer.content)


def test_the_process_answers_without_asking_anybody(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
def test_every_dependency_tells_its_state_and_how_long_it_took(client: Client) -> None:
    status, said = ready(client)

    assert status == 200
    assert {"database", "redis", "storage", "outbox", "search"} <= set(said["dependencies"])
    for name in ("database", "redis", "storage", "outbox"):
        dependency = said["dependencies"][name]
        assert (dependency["state"], dependency["ms"] >= 0) == ("ok", True), name


@pytest.mark.django_db
def test_a_room_registers_its_own_probe_and_a_broken_one_only_degrades(client: Client) -> None:
    def broken() -> Reading:
        raise ConnectionError("secret address")

    health.register("engine", lambda: Reading(OFF, {"engine": "postgres"}))
    health.register("broken", broken)

    status, said = ready(client)

    assert (status, said["state"]) == (200, DEGRADED)
    assert said["dependencies"]["engine"]["engine"] == "postgres"
    assert said["dependencies"]["broken"]["state"] == DOWN
    assert "secret" not in json.dumps(said)


@pytest.mark.django_db
def test_without_what_is_required_no_requests_should_come(client: Client) -> None:
    health.register("must", lambda: Reading(DOWN), required=True)

    status, said = ready(client)

    assert (status, said["state"]) == (503, DOWN)


@pytest.mark.django_db
def test_a_redis_that_is_away_is_told_though_the_cache_forgives(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise ConnectionError("away")

    monkeypatch.setattr(health.cache._cache, "get_client", broken)

    status, said = ready(client)

    assert (status, said["dependencies"]["redis"]["state"]) == (200, DOWN)


@pytest.fixture
def consumer() -> Iterator[None]:
    outbox.subscribe(consumer="tests.health", topics=("tests.*",), handler=lambda told: None)
    yield
    outbox.unsubscribe("tests.health")


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"available_at": Now() - timedelta(minutes=5)}, {"dead_at": Now()}])
def test_events_that_wait_too_long_or_were_laid_aside_degrade(
    client: Client, consumer: None, change: dict[str, object]
) -> None:
    event()
    assert ready(client)[1]["dependencies"]["outbox"]["state"] == "ok"
    OutboxMessage.objects.filter(consumer="tests.health").update(**change)

    assert ready(client)[1]["dependencies"]["outbox"]["state"] == DEGRADED


@pytest.mark.django_db
def test_a_database_that_is_away_is_503_and_not_a_trace(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **options: object) -> None:
        raise ConnectionError("away")

    monkeypatch.setattr(connection, "cursor", broken)

    status, said = ready(client)

    assert (status, said["dependencies"]["database"]["state"]) == (503, DOWN)


@pytest.mark.django_db
def test_asking_costs_a_handful_of_queries(client: Client, django_assert_max_num_queries: Callable) -> None:
    with django_assert_max_num_queries(6):
        status, said = ready(client)
    assert (status, said["dependencies"]["database"]["state"]) == (200, OK)
