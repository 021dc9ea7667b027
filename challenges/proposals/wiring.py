"""Where the room is connected to those below it: closing, amendments, files. Called once, when Django is ready."""

from __future__ import annotations

from challenges.amendments import on_material
from challenges.closing import on_close
from challenges.proposals.purposes import PURPOSE, can_read_file, key_of_file
from challenges.proposals.services import ask_confirmation, receive_and_lapse
from marketplace.files.purposes import DOCUMENTS_AND_IMAGES, MEGABYTE, Purpose, register


def connect() -> None:
    """Register hooks and the purpose of proposals' files."""
    on_close(receive_and_lapse)
    on_material(ask_confirmation)
    register(
        Purpose(
            PURPOSE,
            max_bytes=20 * MEGABYTE,
            media_types=DOCUMENTS_AND_IMAGES,
            sealed=True,
            can_read=can_read_file,
            key_of=key_of_file,
        )
    )
