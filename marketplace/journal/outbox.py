"""The drain of the outbox: events reach their consumers at least once, in order per consumer as far as nothing fails, and are never lost.

Rooms subscribe in their `AppConfig.ready()`; an event becomes one row per subscribed consumer in the transaction that records it.
The drain takes rows with SKIP LOCKED under a lease, so that many workers share the work and a killed worker's rows come back when the
lease runs out. A handler must be idempotent. After MAX_ATTEMPTS a row is a dead letter: kept, shown to staff, retried by hand.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from marketplace.journal.models import OutboxMessage

log = structlog.get_logger("baham.outbox")

LEASE = timedelta(seconds=60)
MAX_ATTEMPTS = 8
FIRST_BACKOFF_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Event:
    """What a handler receives: identifiers and the small before/after values of the audit row."""

    id: int
    topic: str
    subject_type: str
    subject_id: str
    case_type: str
    case_id: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str
    actor_id: int | None
    at: datetime
    confidential: bool


Handler = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class _Subscription:
    topics: tuple[str, ...]
    handler: Handler


_subscriptions: dict[str, _Subscription] = {}
_wake: Callable[[], None] | None = None


def subscribe(*, consumer: str, topics: Iterable[str], handler: Handler) -> None:
    """Have `handler` called with every event whose topic matches one of `topics` (shell patterns: «challenges.*»)."""
    _subscriptions[consumer] = _Subscription(tuple(topics), handler)


def consumers_of(topic: str) -> list[str]:
    """The consumers an event of this topic goes to."""
    return [name for name, sub in _subscriptions.items() if any(fnmatch.fnmatchcase(topic, pattern) for pattern in sub.topics)]


def on_wake(wake: Callable[[], None]) -> None:
    """Set what is called after a commit that left messages; the task module sets it. Failure to wake only delays."""
    global _wake
    _wake = wake


def wake_drain() -> None:
    """Ask for a drain now. A broker that is away is logged and forgotten: the periodic drain will come."""
    if _wake is None:
        return
    try:
        _wake()
    except Exception as error:  # any broker failure is only a delay
        log.warning("outbox_wake_failed", error=type(error).__name__)


def drain(*, limit: int = 200, consumers: Iterable[str] | None = None) -> int:
    """Deliver up to `limit` waiting messages; returns how many were tried. Safe to run in any number of workers at once."""
    messages = _lease(limit, list(consumers) if consumers is not None else None)
    for message in messages:
        _deliver(message)
    return len(messages)


def _lease(limit: int, consumers: list[str] | None) -> list[OutboxMessage]:
    waiting = OutboxMessage.objects.filter(done_at__isnull=True, dead_at__isnull=True, available_at__lte=Now()).filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=Now())
    )
    if consumers is not None:
        waiting = waiting.filter(consumer__in=consumers)
    with transaction.atomic():
        rows = list(waiting.select_for_update(skip_locked=True, of=("self",)).select_related("audit").order_by("id")[:limit])
        OutboxMessage.objects.filter(pk__in=[row.pk for row in rows]).update(leased_until=Now() + LEASE, attempts=F("attempts") + 1)
    return rows


def _deliver(message: OutboxMessage) -> None:
    subscription = _subscriptions.get(message.consumer)
    try:
        if subscription is None:
            raise LookupError(f"no consumer named {message.consumer}")
        with transaction.atomic():
            subscription.handler(_event(message))
            OutboxMessage.objects.filter(pk=message.pk).update(done_at=Now(), leased_until=None, last_error="")
    except Exception as error:  # whatever a consumer raises must not stop the others
        _postpone(message, error)


def _postpone(message: OutboxMessage, error: Exception) -> None:
    tries = message.attempts + 1
    log.warning("outbox_delivery_failed", consumer=message.consumer, message=message.pk, tries=tries, error=type(error).__name__)
    text = f"{type(error).__name__}: {error}"[:2000]
    row = OutboxMessage.objects.filter(pk=message.pk)
    if tries >= MAX_ATTEMPTS:
        row.update(dead_at=Now(), leased_until=None, last_error=text)
    else:
        row.update(available_at=Now() + timedelta(seconds=FIRST_BACKOFF_SECONDS**tries), leased_until=None, last_error=text)


def retry_dead(message_ids: Iterable[int]) -> int:
    """Put dead letters back into the queue; returns how many."""
    return OutboxMessage.objects.filter(pk__in=list(message_ids), dead_at__isnull=False).update(
        dead_at=None, attempts=0, available_at=Now(), last_error=""
    )


def _event(message: OutboxMessage) -> Event:
    row = message.audit
    return Event(
        id=row.pk, topic=row.action, subject_type=row.subject_type, subject_id=row.subject_id, case_type=row.case_type, case_id=row.case_id,
        before=row.before, after=row.after, reason=row.reason, actor_id=row.actor_id, at=row.at, confidential=row.confidential,
    )  # fmt: skip
