"""The state of search on `/readyz`. Never required: PostgreSQL answers where Elasticsearch does not."""

from __future__ import annotations

from marketplace.health import DEGRADED, OFF, OK, Reading
from search.engines.choice import health

_STATES = {"ok": OK, "off": OFF}


def probe() -> Reading:
    """Which engine answers now, how Elasticsearch is, how many changes wait for it."""
    found = health()
    return Reading(_STATES.get(found["elasticsearch"], DEGRADED), found)
