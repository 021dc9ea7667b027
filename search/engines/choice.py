"""Which engine answers: Elasticsearch while it is well and up to date, PostgreSQL otherwise, within the same time
limit.

Invariants: a search gets its answer whatever Elasticsearch does; the breaker lets nobody wait for a dead engine twice;
an engine that has not yet received changes older than `MAX_LAG` is not asked, so nobody goes on seeing what was
withdrawn; it is asked again by itself.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache, partial
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from search.engines.breaker import Breaker, State
from search.engines.contract import EngineUnavailable, SearchRequest, SearchResponse
from search.engines.elasticsearch.client import WRITE_TIMEOUT, addresses, client_for
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres.engine import PostgresEngine
from search.models import SearchEntry

log = structlog.get_logger("baham.search")

PRIMARY_SHARE = 0.4
"""The part of a request's time that Elasticsearch may use; what is left is more than PostgreSQL needs."""
MAX_LAG = timedelta(seconds=3)
LAG_CHECK_SECONDS = 1.0

breaker = Breaker()
Found = TypeVar("Found")


@lru_cache(maxsize=1)
def embedded() -> PostgresEngine:
    """The engine that is always there; one per process, because it holds the columns."""
    return PostgresEngine()


def primary(*, patience: float = WRITE_TIMEOUT) -> ElasticsearchEngine | None:
    """Elasticsearch, where an address is configured; `patience` is how many seconds each of its writes may take."""
    nodes = addresses()
    if not nodes:
        return None
    client = client_for(nodes)
    if patience != WRITE_TIMEOUT:
        client = client.options(request_timeout=patience)
    return ElasticsearchEngine(client, settings.ELASTICSEARCH_INDEX_PREFIX)


def is_configured() -> bool:
    """Whether the city has an Elasticsearch."""
    return bool(addresses())


def search(request: SearchRequest) -> SearchResponse:
    """Answer from the best engine that can. Raises `EngineUnavailable` only when PostgreSQL cannot answer either."""
    return begin(request)()


def begin(request: SearchRequest) -> Callable[[], SearchResponse]:
    """The same in two steps: the question goes out now, and what is returned waits for its answer, within the same
    limit. Whoever has something to do meanwhile does it while Elasticsearch works.
    """
    started, engine = time.monotonic(), _trusted()
    waiting = engine.begin(replace(request, timeout=request.timeout * PRIMARY_SHARE)) if engine else None

    def otherwise(seconds: float) -> SearchResponse:
        return embedded().search(replace(request, timeout=seconds))

    return lambda: _best(request.timeout, started, waiting, otherwise)


def counts(requests: Sequence[SearchRequest]) -> list[int]:
    """How many each of these finds, asked together: from the best engine that can, as `search`."""
    if not requests:
        return []
    limit, started, engine = requests[0].timeout, time.monotonic(), _trusted()

    def within(seconds: float) -> list[SearchRequest]:
        return [replace(each, timeout=seconds) for each in requests]

    waiting = partial(engine.counts, within(limit * PRIMARY_SHARE)) if engine else None
    return _best(limit, started, waiting, lambda seconds: embedded().counts(within(seconds)))


def _trusted() -> ElasticsearchEngine | None:
    """Elasticsearch, when it may be asked now. A try that is never waited for is tried again by the next."""
    engine = primary()
    return engine if engine and not lag.is_behind() and breaker.allows() else None


def _best(
    limit: float, started: float, waiting: Callable[[], Found] | None, otherwise: Callable[[float], Found]
) -> Found:
    """What Elasticsearch says, the breaker hearing how it went; otherwise what PostgreSQL says in the seconds left."""
    if waiting:
        try:
            answer = waiting()
        except EngineUnavailable as error:
            breaker.failed()
            log.warning("search_engine_failed", engine="elasticsearch", error=str(error), state=breaker.state.value)
        except BaseException:
            breaker.failed()
            raise
        else:
            breaker.succeeded()
            return answer
    left = limit - (time.monotonic() - started)
    return otherwise(max(left, limit / 2))


class Lag:
    """Whether Elasticsearch waits for changes that are older than it should; looked up at most once a second in
    a process.
    """

    def __init__(self) -> None:
        self._until, self._behind = 0.0, False
        self._lock = threading.Lock()

    def is_behind(self) -> bool:
        """The last known answer, or a fresh one."""
        with self._lock:
            if time.monotonic() < self._until:
                return self._behind
            self._behind = self.unsent(older_than=MAX_LAG).exists()
            self._until = time.monotonic() + LAG_CHECK_SECONDS
            return self._behind

    def forget(self) -> None:
        """Look again next time: something was just sent."""
        self._until = 0.0

    @staticmethod
    def unsent(*, older_than: timedelta = timedelta(0)) -> Any:
        """Entries whose present version Elasticsearch has not acknowledged."""
        return SearchEntry.objects.exclude(sent_version=F("version")).filter(
            indexed_at__lte=timezone.now() - older_than
        )


lag = Lag()


def health() -> dict[str, Any]:
    """For `/readyz`: which engine answers now, how Elasticsearch is, and how many changes wait for it. Asks
    Elasticsearch, briefly; its answer is as good as a search's, so a process that nobody searches with trusts it again.
    """
    engine = primary()
    if engine is None:
        return {"engine": "postgres", "elasticsearch": "off", "unsent": 0}
    unsent = lag.unsent().count()
    trying, answers = breaker.allows(), engine.answers()
    if trying:
        (breaker.succeeded if answers else breaker.failed)()
    if not answers:
        state = "away"
    elif breaker.state is not State.CLOSED:
        state = "recovering"
    else:
        state = "catching up" if lag.is_behind() else "ok"
    return {"engine": "elasticsearch" if state == "ok" else "postgres", "elasticsearch": state, "unsent": unsent}
