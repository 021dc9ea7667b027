"""Where the room is connected to those below it: the panel's right to read opened proposals, journal, messages. Called
once, when Django is ready.
"""

from __future__ import annotations

from challenges.evaluation import journal_labels, notifications, own_data
from challenges.evaluation.permissions import can_read_as_panel
from challenges.proposals.sealing import register_reader
from marketplace.journal import outbox


def connect() -> None:
    """Let chair, evaluators and secretary through the door, each by the rule of the panel; register labels of the audit
    page, kinds of messages and their sending.
    """
    register_reader(can_read_as_panel)
    journal_labels.register()
    own_data.register()
    notifications.register()
    outbox.subscribe(consumer="notify.evaluation", topics=notifications.TOPICS, handler=notifications.on_event)
