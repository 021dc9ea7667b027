"""A search that goes out before its answer is needed, so that a page does what it can while Elasticsearch works.

The client of Elasticsearch only asks and waits; a thread that waits for it would take turns with the page instead of
working beside it. So a search goes over kept connections of the standard library. Invariants: this is a shortcut, never
the only way; whatever goes wrong on it is asked again through the client, in the time that is left, for the client
knows the other nodes, certificates and complaints; a connection is used again only when its last answer was read to the
end, and never by another process.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from http.client import HTTPConnection, HTTPException
from typing import Any

from elastic_transport import BaseNode
from elasticsearch import Elasticsearch

from search.engines.contract import EngineUnavailable

Answer = dict[str, Any]
KEPT = 16
"""So many idle connections a node and process; one is busy for each page that is being answered."""
SHORTEST = 0.01
"""Seconds that are always left for the client; no time at all would be no limit."""
_JSON = "application/vnd.elasticsearch+json; compatible-with=8"
_HEADERS = {"accept": _JSON, "content-type": _JSON}


class _Connection(HTTPConnection):
    """Closed when the answer on it is never waited for."""

    def __del__(self) -> None:
        self.close()


_idle: defaultdict[tuple[str, int], list[HTTPConnection]] = defaultdict(list)
os.register_at_fork(after_in_child=_idle.clear)


def send(client: Elasticsearch, index: str, search: dict[str, Any], seconds: float) -> Callable[[], Answer]:
    """Send a search body now; what is returned waits for its answer until so many seconds after now.

    Never fails itself. Waiting raises `EngineUnavailable` when the time is over, and what `Elasticsearch.search` does.
    """
    until = time.monotonic() + seconds
    nodes = client.transport.node_pool
    node = nodes.get()
    if node.scheme != "http":  # its certificates are the client's business
        return lambda: _within(client, seconds).search(index=index, body=search).body
    sent = _sent(node, index, search, seconds)
    if sent is None:
        nodes.mark_dead(node)

    def answer() -> Answer:
        found = _answer(sent, node, until) if sent else None
        if found:
            nodes.mark_live(node)
        return found or client.options(request_timeout=_left(until)).search(index=index, body=search).body

    return answer


@lru_cache(maxsize=16)
def _within(client: Elasticsearch, seconds: float) -> Elasticsearch:
    """The client with a time limit; making one costs as much as a small search. There are few limits."""
    return client.options(request_timeout=seconds)


def _left(until: float) -> float:
    return max(until - time.monotonic(), SHORTEST)


def _connection(node: BaseNode, seconds: float) -> HTTPConnection:
    try:
        connection = _idle[node.host, node.port].pop()
    except IndexError:
        return _Connection(node.host, node.port, timeout=seconds)
    connection.timeout = seconds
    return connection


def _sent(node: BaseNode, index: str, search: dict[str, Any], seconds: float) -> HTTPConnection | None:
    """The connection on which the search is, or None when it could not be sent."""
    connection = _connection(node, seconds)
    try:
        if connection.sock:
            connection.sock.settimeout(seconds)
        address, headers = f"{node.path_prefix}/{index}/_search", {**node.headers, **_HEADERS}
        connection.request("POST", address, json.dumps(search), headers)
    except (OSError, HTTPException):
        connection.close()
        return None
    return connection


def _answer(connection: HTTPConnection, node: BaseNode, until: float) -> Answer | None:
    """What comes back, or None when it is no answer to a search."""
    try:
        connection.sock.settimeout(_left(until))
        response = connection.getresponse()
        text = response.read()
        good = response.status == 200 and response.getheader("x-elastic-product") == "Elasticsearch"
        found: Answer | None = json.loads(text) if good else None
    except TimeoutError as error:
        connection.close()
        raise EngineUnavailable("elasticsearch: no answer in time") from error
    except (OSError, HTTPException, ValueError):
        connection.close()
        return None
    kept = _idle[node.host, node.port]
    if response.will_close or len(kept) >= KEPT:
        connection.close()
    else:
        kept.append(connection)
    return found
