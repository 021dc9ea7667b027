"""What nobody has to do by hand: a lost, foreign or unreadable Elasticsearch index is rebuilt, drift is repaired.

Invariants: healing never touches the domain; it may run at any time beside itself, a second run finds nothing to do.
"""

from __future__ import annotations

from datetime import timedelta

import structlog

from search.documents.registry import KINDS
from search.engines import choice
from search.engines.breaker import State
from search.engines.contract import EngineUnavailable
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.client import speaking
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres import index
from search.sync import indexing, push, rebuild, report

log = structlog.get_logger("baham.search")

STUCK = timedelta(minutes=10)
"""After so long with Elasticsearch up, unsent changes are not on their way but refused: a new index with today's
mapping helps.
"""

SIGN_OF_LIFE_SECONDS = 2.0


def heal() -> bool:
    """Rebuild Elasticsearch's index if it needs one; returns whether it did. An engine that is away is left for the
    next time.
    """
    engine = choice.primary(patience=push.PATIENCE)
    if engine is None:
        return False
    try:
        reason = _ailment(engine)
        if not reason:
            push.push()
            if not choice.lag.unsent(older_than=STUCK).exists():
                return False
        log.warning("search_index_rebuilding", reason=reason or "refused changes")
        rebuild.rebuild_elasticsearch(lambda step: None)
    except (EngineUnavailable, rebuild.RebuildRunning) as error:
        log.warning("search_heal_postponed", error=str(error))
        return False
    return True


def _ailment(engine: ElasticsearchEngine) -> str:
    """Why the index must be made anew; empty when it is there and can be read. Waits briefly for a sign of life, and
    longer for copies that may only be starting.
    """
    with speaking():
        brief = engine.client.options(request_timeout=SIGN_OF_LIFE_SECONDS)
        if not indices.serving(brief, engine.alias):
            return "no index"
        return "no copy of the index" if not engine.answers() and indices.lost(engine.client, engine.alias) else ""


def repair() -> int:
    """Index again what differs from the marketplace and mend postings; returns how many documents changed."""
    changed = 0
    for kind in KINDS:
        plan = indexing.refresh_kind(kind)
        changed += len(plan.write) + len(plan.remove)
    for block in index.blocks():
        if index.wrong_terms(block):
            log.error("search_postings_mended", block=block)
            index.rebuild_block(block)
    push.push_quietly()
    if choice.primary() and choice.breaker.state is State.CLOSED:
        _repair_elasticsearch()
    return changed


def _repair_elasticsearch() -> None:
    try:
        if any(drift for drift in report.check().drifts if drift.where == "elasticsearch"):
            rebuild.rebuild_elasticsearch(lambda step: None)
    except (EngineUnavailable, rebuild.RebuildRunning) as error:
        log.warning("search_repair_postponed", error=str(error))
