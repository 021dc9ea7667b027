"""What tests of approving and of standing in share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from marketplace import clock
from marketplace.accounts.models import User
from marketplace.journal import outbox
from marketplace.notify.models import Notification


def anew(person: User) -> User:
    """The person as the next request loads them."""
    return User.objects.get(pk=person.pk)


def told(kind: str) -> set[int]:
    outbox.drain(consumers=["notify.cms", "notify.delegations"])
    return set(Notification.objects.filter(kind=kind).values_list("recipient_id", flat=True))


def wait(days: int) -> Any:
    """So many days later, at the same hour."""
    return clock.travel(by=timedelta(days=days))
