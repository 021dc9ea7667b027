"""Where the room is connected to those below it: closing, amendments, files, notifications. Called once, when Django is ready."""

from __future__ import annotations

from challenges.amendments import on_material
from challenges.closing import on_close
from challenges.proposals import labels, notifications
from challenges.proposals.purposes import PURPOSE, can_read_file, key_of_file
from challenges.proposals.services import ask_confirmation, receive_and_lapse
from marketplace.files.purposes import DOCUMENTS_AND_IMAGES, Purpose, register
from marketplace.journal import outbox

MEGABYTE = 1024 * 1024


def connect() -> None:
    """Register hooks, the purpose of proposals' files, labels of the audit page and the notifications."""
    on_close(receive_and_lapse)
    on_material(ask_confirmation)
    register(Purpose(PURPOSE, max_bytes=20 * MEGABYTE, media_types=DOCUMENTS_AND_IMAGES, sealed=True, can_read=can_read_file, key_of=key_of_file))
    labels.register_all()
    notifications.register_all()
    outbox.subscribe(consumer="notify.proposals", topics=("proposals.*",), handler=notifications.on_event)
