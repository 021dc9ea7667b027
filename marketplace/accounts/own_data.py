"""What the house holds about a person, room by room: collected when the person asks for it, erased when the person
leaves.

Each room registers its part at start:

    own_data.register(own_data.Part("notify", collect=…, erase=…))

Invariants: `collect` gives JSON values about this person only, never what is sealed, assessed or said by others;
`erase` leaves no name, address or telephone number of the person behind. The journal keeps its rows: they name nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from marketplace.accounts.models import User

Text = str | Promise
ACCOUNT = "account"


def _nothing(_user: User) -> None:
    """The part holds nothing that names the person."""


@dataclass(frozen=True, slots=True)
class Part:
    """A room's part. `stays_because` gives the reasons for which the person cannot leave yet."""

    key: str
    collect: Callable[[User], Any]
    erase: Callable[[User], None] = _nothing
    stays_because: Callable[[User], Iterable[Text]] = lambda _user: ()


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a room's part; registering the same key again replaces it."""
    _parts[part.key] = part


def collected(user: User) -> dict[str, Any]:
    """Everything about the person as JSON values, by room."""
    return {key: part.collect(user) for key, part in sorted(_parts.items())}


def reasons_to_stay(user: User) -> list[Text]:
    """Why the person cannot leave yet; [] means they can."""
    return [reason for part in _parts.values() for reason in part.stays_because(user)]


def erase(user: User) -> None:
    """Have every room forget the person, this one last: the others look the person up by address. The caller holds the
    row under lock.
    """
    for part in sorted(_parts.values(), key=lambda part: part.key == ACCOUNT):
        part.erase(user)


def moment(value: Any) -> str | None:
    """A moment or a day as exports write it (ISO 8601)."""
    return value.isoformat() if value is not None else None
