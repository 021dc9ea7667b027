"""Where the room is connected to those below it. Called once, when Django is ready."""

from __future__ import annotations

from marketplace.journal import outbox
from vendors import flagging, journal_labels, notifications, own_data, purposes


def connect() -> None:
    """Register files, labels of the audit page, kinds of messages and their sending."""
    purposes.register()
    journal_labels.register()
    own_data.register_people()
    notifications.register()
    outbox.subscribe(consumer="notify.vendors", topics=notifications.TOPICS, handler=notifications.on_event)
    outbox.subscribe(consumer="vendors.twins", topics=flagging.TOPICS, handler=flagging.on_event)
