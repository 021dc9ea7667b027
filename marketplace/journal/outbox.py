"""The drain of the outbox: events reach their consumers at least once and are never lost.

Rooms subscribe in their `AppConfig.ready()`; an event becomes one row per subscribed consumer in the transaction that
records it. The drain takes rows with SKIP LOCKED under a lease, so that many workers share the work and a killed
worker's rows come back when the lease runs out. A consumer gets its events in order as far as nothing fails; a handler
must be idempotent. After MAX_ATTEMPTS (some four hours) a row is a dead letter: kept, shown to staff, sent again by
hand.
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
MAX_ATTEMPTS = 15
FIRST_BACKOFF = timedelta(seconds=2)
LONGEST_BACKOFF = timedelta(hours=1)
KEPT_DELIVERED = timedelta(days=30)


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
_wakers: list[Callable[[], None]] = []


def subscribe(*, consumer: str, topics: Iterable[str], handler: Handler) -> None:
    """Have `handler` called with every event whose topic matches one of `topics` (shell patterns: «challenges.*»)."""
    _subscriptions[consumer] = _Subscription(tuple(topics), handler)


def unsubscribe(consumer: str) -> None:
    """Take a consumer away; its waiting messages become dead letters in time."""
    _subscriptions.pop(consumer, None)


def consumers_of(topic: str) -> list[str]:
    """The consumers an event of this topic goes to."""
    return [
        name
        for name, subscription in _subscriptions.items()
        if any(fnmatch.fnmatchcase(topic, pattern) for pattern in subscription.topics)
    ]


def on_wake(wake: Callable[[], None]) -> None:
    """Set what is called after a commit that left messages; the task module sets it. Failure to wake only delays."""
    _wakers[:] = [wake]


def wake_drain() -> None:
    """Ask for a drain now. A broker that is away is logged and forgotten: the periodic drain will come."""
    for wake in _wakers:
        try:
            wake()
        except Exception as error:  # any broker failure is only a delay
            log.warning("outbox_wake_failed", error=type(error).__name__)


def drain(*, limit: int = 200, consumers: Iterable[str] | None = None) -> int:
    """Deliver up to `limit` waiting messages; returns how many were tried. Safe in any number of workers at once."""
    messages = _lease(limit, list(consumers) if consumers is not None else None)
    for message in messages:
        _deliver(message)
    return len(messages)


def _lease(limit: int, consumers: list[str] | None) -> list[OutboxMessage]:
    waiting = OutboxMessage.objects.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=Now()),
        done_at__isnull=True,
        dead_at__isnull=True,
        available_at__lte=Now(),
    )
    if consumers is not None:
        waiting = waiting.filter(consumer__in=consumers)
    locked = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("audit").order_by("id")
    with transaction.atomic():
        rows = list(locked[:limit])
        leased = OutboxMessage.objects.filter(pk__in=[row.pk for row in rows])
        leased.update(leased_until=Now() + LEASE, attempts=F("attempts") + 1)
    for row in rows:
        row.attempts += 1  # names this lease: whoever leases the row again counts further
    return rows


def _deliver(message: OutboxMessage) -> None:
    subscription = _subscriptions.get(message.consumer)
    try:
        with transaction.atomic():
            if not _still_ours(message):
                return
            if subscription is None:
                raise LookupError(f"no consumer named {message.consumer}")
            subscription.handler(_event(message))
            _row(message).update(done_at=Now(), leased_until=None, last_error="")
    except Exception as error:  # whatever a consumer raises must not stop the others
        _postpone(message, error)


def _row(message: OutboxMessage) -> Any:
    return OutboxMessage.objects.filter(pk=message.pk, attempts=message.attempts, done_at__isnull=True)


def _still_ours(message: OutboxMessage) -> bool:
    """Lock the row unless a slow batch let the lease run out and another worker took it over.

    Waits for the lock: a worker that is just choosing its own messages may hold it for a moment.
    """
    return bool(_row(message).select_for_update().values_list("pk", flat=True).first())


def _postpone(message: OutboxMessage, error: Exception) -> None:
    name, tries = type(error).__name__, message.attempts
    log.warning("outbox_delivery_failed", consumer=message.consumer, message=message.pk, tries=tries, error=name)
    text = f"{name}: {error}"[:2000]
    if tries >= MAX_ATTEMPTS:
        _row(message).update(dead_at=Now(), leased_until=None, last_error=text)
    else:
        _row(message).update(available_at=Now() + backoff(tries), leased_until=None, last_error=text)


def backoff(tries: int) -> timedelta:
    """How long to wait after so many failed tries: doubling from two seconds to one hour."""
    doubled: timedelta = FIRST_BACKOFF * 2 ** (tries - 1)
    return min(doubled, LONGEST_BACKOFF)


def retry_dead(message_ids: Iterable[int]) -> int:
    """Put dead letters back into the queue; returns how many."""
    dead = OutboxMessage.objects.filter(pk__in=list(message_ids), dead_at__isnull=False)
    return dead.update(dead_at=None, attempts=0, available_at=Now(), last_error="")


def forget_delivered() -> int:
    """Remove delivered messages that nobody will ask about any more; the audit rows stay. Returns how many."""
    old = OutboxMessage.objects.filter(done_at__lt=Now() - KEPT_DELIVERED)
    return old.delete()[0]


def _event(message: OutboxMessage) -> Event:
    row = message.audit
    return Event(
        id=row.pk,
        topic=row.action,
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        case_type=row.case_type,
        case_id=row.case_id,
        before=row.before,
        after=row.after,
        reason=row.reason,
        actor_id=row.actor_id,
        at=row.at,
        confidential=row.confidential,
    )
