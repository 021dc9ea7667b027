"""The state of search for `/readyz`: the site answers from PostgreSQL while Elasticsearch is away, so that is
«degraded».
"""

from marketplace.health import DEGRADED, OFF, OK, Reading
from search.engines.choice import health

__all__ = ["health", "probe"]

_STATES = {"ok": OK, "off": OFF, "catching up": OK}


def probe() -> Reading:
    """Which engine answers now, how Elasticsearch is, and how many changes wait for it."""
    found = health()
    return Reading(_STATES.get(found["elasticsearch"], DEGRADED), found)
