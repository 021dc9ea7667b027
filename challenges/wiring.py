"""Where the room is connected to those below it. Called once, when Django is ready."""

from __future__ import annotations

from challenges import documents, journal_labels, notifications, own_data
from marketplace.journal import outbox


def connect() -> None:
    """Register documents, labels of the audit page, kinds of messages and their sending."""
    documents.register()
    journal_labels.register()
    own_data.register()
    notifications.register()
    outbox.subscribe(consumer="notify.challenges", topics=notifications.TOPICS, handler=notifications.on_event)
