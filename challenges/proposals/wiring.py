"""Where the room is connected to those below it: closing, amendments, files, journal, messages. Called once, when
Django is ready.
"""

from __future__ import annotations

from challenges.amendments import on_material
from challenges.closing import on_close
from challenges.proposals import journal_labels, notifications, own_data
from challenges.proposals.purposes import PURPOSE, can_read_file, key_of_file, name_of_file
from challenges.proposals.selectors.trail import cases_of
from challenges.proposals.services import ask_confirmation, receive_and_lapse
from challenges.trail import join_cases
from marketplace.files.purposes import DOCUMENTS_AND_IMAGES, MEGABYTE, Purpose, register
from marketplace.journal import outbox

FILE = Purpose(
    PURPOSE,
    max_bytes=100 * MEGABYTE,
    form_bytes=20 * MEGABYTE,
    media_types=DOCUMENTS_AND_IMAGES,
    sealed=True,
    can_read=can_read_file,
    key_of=key_of_file,
    name_of=name_of_file,
)


def connect() -> None:
    """Register hooks, the purpose of proposals' files, labels of the audit page, kinds of messages and their
    sending.
    """
    on_close(receive_and_lapse)
    on_material(ask_confirmation)
    register(FILE)
    join_cases(cases_of)
    journal_labels.register()
    own_data.register()
    notifications.register()
    outbox.subscribe(consumer="notify.proposals", topics=notifications.TOPICS, handler=notifications.on_event)
