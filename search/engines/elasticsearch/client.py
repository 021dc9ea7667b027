"""The connection: addresses from `ELASTICSEARCH_URL` (commas between nodes), no waiting beyond the time given, no retry
that waits.

Invariant: a call takes no longer than its `request_timeout`; a node that refuses the connection is skipped for the next
one at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engines.contract import EngineUnavailable

WRITE_TIMEOUT = 30.0


def addresses() -> tuple[str, ...]:
    """The nodes of the configured cluster; none when the city runs on PostgreSQL alone."""
    configured: str = getattr(settings, "ELASTICSEARCH_URL", "") or ""
    return tuple(part.strip() for part in configured.split(",") if part.strip())


@lru_cache(maxsize=4)
def client_for(nodes: tuple[str, ...]) -> Elasticsearch:
    """One client a process and cluster; it keeps its connections."""
    return Elasticsearch(
        list(nodes),
        request_timeout=WRITE_TIMEOUT,
        max_retries=len(nodes) - 1,
        retry_on_timeout=False,
        retry_on_status=[],
        http_compress=False,
    )


@contextmanager
def speaking() -> Iterator[None]:
    """Turn whatever the client or the cluster complains of into `EngineUnavailable`."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise EngineUnavailable(f"elasticsearch: {error}"[:500]) from error
