"""Papers that go with a mail: drawn by the room that owns the message, while the mail is written, and kept nowhere.

    enclosures.register("proposals.submitted", receipt_for)

Invariants: a paper that cannot be drawn never costs the mail, which then says where to find it; nothing of a paper
stands in a message, a task or a log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import transaction

from marketplace.notify.models import Notification

log = structlog.get_logger("baham.mail")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of a mail; `name` is ASCII with its ending."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What became of a message's paper: there, not drawn (`failed`), or none belongs to it."""

    paper: Enclosure | None = None
    failed: bool = False


Draw = Callable[[Notification], Enclosure | None]
_drawn_by: dict[str, Draw] = {}


def register(kind: str, draw: Draw) -> None:
    """Messages of this kind are mailed with what `draw` makes of them, in the active language; None for a reader whom
    the paper is not for, or no longer. Registering a kind again replaces it (a reloaded module).
    """
    _drawn_by[kind] = draw


def enclosed(row: Notification) -> Enclosed:
    """The paper of a message. Never raises: whatever `draw` meets is logged by its name, and undone in the database."""
    draw = _drawn_by.get(row.kind)
    if draw is None:
        return Enclosed()
    try:
        with transaction.atomic():
            return Enclosed(draw(row))
    except Exception as error:  # a mail without its paper is better than no mail
        log.warning("enclosure_failed", kind=row.kind, message=row.pk, error=type(error).__name__)
        return Enclosed(failed=True)
