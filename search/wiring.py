"""Where the room is connected to those below it. Called once, when Django is ready."""

from __future__ import annotations

from marketplace import health
from marketplace.journal import outbox
from search import invitations, journal_labels, labels, own_data, probe
from search.alerts import messages
from search.sync import affected, indexing


def connect() -> None:
    """Listen to the journal and to names; register words, show the state of search on `/readyz`."""
    labels.listen()
    outbox.subscribe(consumer="search", topics=affected.TOPICS, handler=indexing.handle)
    journal_labels.register()
    outbox.subscribe(consumer="search_invitations", topics=invitations.TOPICS, handler=invitations.on_event)
    messages.register()
    invitations.register()
    own_data.register()
    health.register("search", probe.probe)
