"""Whether a list that was drawn may be shown once more.

Invariant: the index changes without the journal (its change follows the journal's row within moments), so a list
counts for one generation of both; Elasticsearch shows a change a moment after it took it, so its lists count for a
second at most.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Min

from challenges.models import Challenge
from marketplace.clock import now

SETTLES_WITHIN = timedelta(seconds=1)


def generation() -> int:
    """A number that grows with every change of the index. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(revision), 0) FROM search_searchblock")
        found: int = cursor.fetchone()[0]
    return found


def open_now() -> dict[str, Any]:
    """`open_total`: how many challenges take proposals; `next_deadline`: when the first of them no longer does."""
    return Challenge.objects.open().aggregate(open_total=Count("pk"), next_deadline=Min("closes_at"))


_known: list[tuple[int, datetime | None]] = [(-1, None)]
"""The generation of the index and the next deadline, as this process last asked for them."""


def next_deadline(index: int) -> datetime | None:
    """When the first open challenge no longer takes proposals; asked for once for each generation of the index, and
    again when it has passed.
    """
    known_for, deadline = _known[0]
    if known_for != index or (deadline is not None and deadline <= now()):
        rows = Challenge.objects.open().order_by("closes_at").values_list("closes_at", flat=True)
        deadline = next(iter(rows[:1]), None)
        _known[0] = (index, deadline)
    return deadline


def changes_at(engine: str, next_deadline: datetime | None) -> datetime | None:
    """When a list of this engine may say something else although neither journal nor index moved."""
    if engine == "postgres":
        return next_deadline
    return min(now() + SETTLES_WITHIN, next_deadline or datetime.max.replace(tzinfo=now().tzinfo))
