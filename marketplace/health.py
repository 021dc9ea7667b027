"""`/healthz`: the process answers. `/readyz`: each dependency with its state and how long it took to answer.

Rooms register probes at start (`register("search", probe)`), so that the kernel knows none of them. Invariants: a probe
that raises is «down» and never breaks the page; only a required one that is down makes the answer 503; nothing said
here is secret.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis

from marketplace.journal import selectors as journal

log = structlog.get_logger("baham.health")

OK, DEGRADED, DOWN, OFF = "ok", "degraded", "down", "off"
LONGEST_WAIT_SECONDS = 60  # events older than this mean that the worker is away


@dataclass(frozen=True, slots=True)
class Reading:
    """What a probe found: ok, degraded, down or off (not set up), with a few plain details."""

    state: str = OK
    details: Mapping[str, Any] = field(default_factory=dict)


Probe = Callable[[], Reading]


@dataclass(frozen=True, slots=True)
class _Entry:
    probe: Probe
    required: bool


_probes: dict[str, _Entry] = {}


def register(name: str, probe: Probe, *, required: bool = False) -> None:
    """Add a dependency to `/readyz`. `required`: without it this process should get no requests."""
    _probes[name] = _Entry(probe, required)


def report() -> tuple[bool, dict[str, dict[str, Any]]]:
    """Whether every required dependency answers, and the state of all of them."""
    ready, found = True, {}
    for name, entry in _probes.items():
        began = time.perf_counter()
        try:
            reading = entry.probe()
        except Exception as error:  # whatever a dependency raises is its state
            log.warning("dependency_down", dependency=name, error=type(error).__name__)
            reading = Reading(DOWN, {"error": type(error).__name__})
        took = round((time.perf_counter() - began) * 1000, 1)
        ready = ready and not (entry.required and reading.state == DOWN)
        found[name] = {"state": reading.state, "ms": took, **reading.details}
    return ready, found


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 with the state of every dependency, 503 if one without which nothing works is down."""
    ready, found = report()
    worst = DOWN if not ready else DEGRADED if any(row["state"] in (DOWN, DEGRADED) for row in found.values()) else OK
    return JsonResponse({"state": worst, "dependencies": found}, status=200 if ready else 503)


def _database() -> Reading:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version')")
        return Reading(OK, {"version": str(cursor.fetchone()[0]).split(" ")[0]})


def _redis() -> Reading:
    # Past the forgiving cache: that one would hide a Redis that is away.
    client: Redis = cache._cache.get_client(None, write=True)  # type: ignore[attr-defined]
    client.ping()
    return Reading()


def _storage() -> Reading:
    default_storage.exists("readyz")
    return Reading()


def _outbox() -> Reading:
    waiting, dead, oldest = journal.outbox_state()
    details = {"waiting": waiting, "undelivered": dead, "oldest_seconds": round(oldest)}
    return Reading(DEGRADED if oldest > LONGEST_WAIT_SECONDS or dead else OK, details)


register("database", _database, required=True)
register("redis", _redis)
register("storage", _storage)
register("outbox", _outbox)
