"""`record`: the one way to write down that something happened. Every write of the house calls it once, in its
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction

from marketplace import clock
from marketplace.journal import outbox, permissions
from marketplace.journal.context import current_request_id
from marketplace.journal.models import AuditRecord, OutboxMessage


def record(
    *,
    actor: Any,
    action: str,
    subject: models.Model,
    case: models.Model | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    role: str = "",
    confidential: bool = False,
) -> AuditRecord:
    """Write one audit row and its outbox rows in the caller's transaction.

    `action` is «room.noun.verb» («challenges.challenge.published») and is the topic consumers subscribe to. `case` is
    the aggregate whose audit page shows the row (default: the subject). `before`/`after` are small JSON values: never
    personal data, never sealed content. Raises RuntimeError outside a transaction: a change and its record stand or
    fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("journal.record must run inside the transaction of the change it records")
    case = case or subject
    when = {"at": clock.now()} if clock.is_moved() else {}  # the demo city's past is told at its own time
    row = AuditRecord.objects.create(
        **when,
        actor_id=getattr(actor, "pk", None),
        actor_role=role,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        case_type=case._meta.label_lower,
        case_id=str(case.pk),
        before=dict(before or {}),
        after=dict(after or {}),
        reason=reason,
        confidential=confidential,
        request_id=current_request_id(),
    )
    consumers = outbox.consumers_of(action)
    if consumers:
        OutboxMessage.objects.bulk_create([OutboxMessage(audit=row, consumer=consumer) for consumer in consumers])
        transaction.on_commit(outbox.wake_drain)
    return row


def retry_dead_letters(*, actor: Any, message_ids: Iterable[int]) -> int:
    """Send dead letters again; returns how many. Journalled once per message, so that its case shows it."""
    permissions.can_retry_dead_letters(actor).require()
    with transaction.atomic():
        dead = OutboxMessage.objects.filter(pk__in=list(message_ids), dead_at__isnull=False)
        messages = list(dead.select_for_update(of=("self",)).select_related("audit"))
        for message in messages:
            record(actor=actor, action="journal.outbox.retried", subject=message, after={"consumer": message.consumer})
        count = outbox.retry_dead(message.pk for message in messages)
        transaction.on_commit(outbox.wake_drain)
    return count
