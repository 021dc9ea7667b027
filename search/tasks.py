"""What search does by the clock: send on what is unsent, heal what is broken, tell of what is new, compare everything
at night.
"""

from __future__ import annotations

from celery import shared_task

from search import counting
from search.alerts import run as alerts
from search.sync import healing, push


@shared_task(name="search.push_unsent", ignore_result=True, soft_time_limit=50, time_limit=60)  # type: ignore[untyped-decorator]
def push_unsent() -> None:
    """Send what Elasticsearch has not acknowledged."""
    push.push_quietly()


@shared_task(name="search.heal", ignore_result=True, soft_time_limit=1700, time_limit=1800)  # type: ignore[untyped-decorator]
def heal() -> None:
    """Give Elasticsearch an index when it has none, or when changes do not get through."""
    healing.heal()


@shared_task(name="search.repair", ignore_result=True, soft_time_limit=1700, time_limit=1800)  # type: ignore[untyped-decorator]
def repair() -> None:
    """Bring every document up to date with the marketplace and the clock (certificates expire by date)."""
    healing.repair()


@shared_task(name="search.alert", ignore_result=True, soft_time_limit=270, time_limit=300)  # type: ignore[untyped-decorator]
def alert() -> None:
    """Tell people of what is new for the searches they saved; killed in the middle, the next run goes on."""
    alerts.run()


@shared_task(name="search.forget_figures", ignore_result=True, soft_time_limit=50, time_limit=60)  # type: ignore[untyped-decorator]
def forget_figures() -> None:
    """Remove old counts of what was asked, opened and shown."""
    counting.forget()
