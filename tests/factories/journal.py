"""Events for tests of the journal, and draining by hand what a worker would drain."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord, OutboxMessage
from marketplace.journal.services import record
from tests.factories.accounts import DepartmentFactory


def event(action: str = "tests.thing.happened", *, subject: models.Model | None = None, **said: Any) -> AuditRecord:
    """One journal row with its messages, in a transaction of its own."""
    with transaction.atomic():
        subject = subject or DepartmentFactory.create()
        return record(**{"actor": SYSTEM_ACTOR, "action": action, "subject": subject} | said)


def deliver_all(*consumers: str) -> int:
    """Drain until nothing is due (only these consumers, if any are named); returns how many messages were tried.

    Fails the test if a handler raised: a message that had to be postponed is a defect there.
    """
    tried = 0
    while count := outbox.drain(consumers=consumers or None):
        tried += count
    failed = OutboxMessage.objects.filter(done_at__isnull=True).exclude(last_error="")
    assert not failed, [f"{row.consumer}: {row.last_error}" for row in failed]
    return tried
