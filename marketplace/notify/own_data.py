"""What this room holds about a person: messages, wishes about mails, what is followed."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from marketplace.accounts import own_data
from marketplace.accounts.models import User
from marketplace.notify.models import Notification, Preference, Watch

ERASED = {"fa": "کسی که رفته است", "en": "Somebody who has left"}


def _collect(user: User) -> dict[str, Any]:
    messages = Notification.objects.filter(recipient=user).order_by("pk")
    watches = Watch.objects.filter(user=user).order_by("pk")
    return {
        "messages": [
            {"at": own_data.moment(row.created_at), "kind": row.kind, "params": row.params, "url": row.url}
            for row in messages
        ],
        "mails": dict(Preference.objects.filter(user=user).values_list("group", "mail")),
        "follows": [f"{row.subject_type}:{row.subject_id}" for row in watches],
    }


def _erase(user: User) -> None:
    """What the person received goes; in what others received the name gives way."""
    Notification.objects.filter(recipient=user).delete()
    Preference.objects.filter(user=user).delete()
    Watch.objects.filter(user=user).delete()
    words = {user.email, user.full_name} - {""}
    naming = Q()
    for word in words:
        naming |= Q(told__contains=word)
    rows = list(Notification.objects.annotate(told=Cast("params", TextField())).filter(naming))
    for row in rows:
        row.params = {
            name: ERASED if isinstance(value, str) and value in words else value for name, value in row.params.items()
        }
    Notification.objects.bulk_update(rows, ["params"], batch_size=500)


def register() -> None:
    """Tell it to the people's room; called once at start."""
    own_data.register(own_data.Part("messages", collect=_collect, erase=_erase))
