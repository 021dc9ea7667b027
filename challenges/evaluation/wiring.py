"""Where the room is connected to those below it: the panel's right to read opened proposals. Called once, when
Django is ready.
"""

from __future__ import annotations

from challenges.evaluation.permissions import can_read_as_panel
from challenges.proposals.sealing import register_reader


def connect() -> None:
    """Let chair, evaluators and secretary through the door, each by the rule of the panel."""
    register_reader(can_read_as_panel)
