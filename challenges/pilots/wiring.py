"""Where the room is connected to those below it: journal and messages. Called once, when Django is ready."""

from __future__ import annotations

from challenges.pilots import journal_labels, notifications, own_data
from marketplace.journal import outbox


def connect() -> None:
    """Register labels of the audit page, kinds of messages and their sending."""
    journal_labels.register()
    own_data.register()
    notifications.register()
    outbox.subscribe(consumer="notify.pilots", topics=notifications.TOPICS, handler=notifications.on_event)
