"""The catalogue of messages: every kind with its words, its group and how urgent it is. Rooms register theirs at start.

    catalogue.register(
        Group("challenges", _("Challenges I follow"), default=Mailing.DIGEST),
        Kind("challenges.amended", "challenges", _("“%(title)s” was changed"), _("…"), _("See what changed")),
    )

Words are lazy gettext strings with %(name)s parameters. A parameter may be given in both languages ({"fa": …, "en":
…}); one whose name ends in `_at` or `_on` is an ISO moment or day and is written in the reader's calendar; whole
numbers get the reader's digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace import dates
from marketplace.accounts.models import User
from marketplace.digits import grouped, localised
from marketplace.face.language import apart
from marketplace.notify.models import Mailing

Words = str | Promise
SEE_IT = _("See it")


class Importance(StrEnum):
    """ACT: something waits for this person; TELL: good to know."""

    ACT = "act"
    TELL = "tell"


def everybody(person: User) -> bool:
    """Whom the messages of a group reach, unless the room says otherwise."""
    return True


@dataclass(frozen=True, slots=True)
class Group:
    """What a person switches on and off together. `default` holds until the person chooses; `fixed` ones cannot be
    silenced; who is not among those it `reaches` is not asked about it.
    """

    key: str
    label: Words
    default: Mailing = Mailing.NOW
    fixed: bool = False
    reaches: Callable[[User], bool] = everybody


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of message: title, one paragraph, and the word on its button.

    `stop` is the name of an address that ends what sends it; its signed token is the parameter «stop», `stop_label` the
    words of the link. Without it the link silences the group.
    """

    key: str
    group: str
    title: Words
    body: Words
    action: Words = SEE_IT
    importance: Importance = Importance.TELL
    stop: str = ""
    stop_label: Words = ""


_groups: dict[str, Group] = {}
_kinds: dict[str, Kind] = {}


def register(*entries: Group | Kind) -> None:
    """Add groups and kinds; registering the same key again replaces it (a reloaded module)."""
    for entry in entries:
        if isinstance(entry, Group):
            _groups[entry.key] = entry
        else:
            _kinds[entry.key] = entry


def groups() -> list[Group]:
    """All groups in the order in which they were registered."""
    return list(_groups.values())


def group(key: str) -> Group:
    """The group of this key; KeyError names the key if no room registered it."""
    return _groups[key]


def kind(key: str) -> Kind:
    """The kind of this key; KeyError names the key if no room registered it."""
    return _kinds[key]


def kinds() -> list[Kind]:
    """All kinds."""
    return list(_kinds.values())


@dataclass(frozen=True, slots=True)
class Message:
    """A message in the reader's language, ready to be shown or sent."""

    title: str
    body: str
    action: str
    important: bool


def render(key: str, params: Mapping[str, Any]) -> Message:
    """The words of a message in the active language. A kind that no longer exists gives its key, never an error."""
    found = _kinds.get(key)
    if found is None:
        return Message(key, "", str(SEE_IT), False)
    filled = _Shown({name: apart(shown(name, value)) for name, value in params.items()})
    return Message(
        str(found.title) % filled, str(found.body) % filled, str(found.action), found.importance is Importance.ACT
    )


class _Shown(dict[str, str]):
    """A parameter that an old row lacks leaves a gap instead of breaking the inbox."""

    def __missing__(self, key: str) -> str:
        return "…"


def shown(name: str, value: Any) -> str:
    """One parameter in the active language."""
    language = get_language() or "fa"
    if isinstance(value, Mapping):
        return str(value.get(language) or value.get("fa") or next(iter(value.values()), ""))
    if value in (None, ""):
        return ""
    if name.endswith("_at") and isinstance(value, str):
        return _dated(datetime.fromisoformat(value), language)
    if name.endswith("_on") and isinstance(value, str):
        return _dated(date.fromisoformat(value[:10]), language)
    if isinstance(value, int) and not isinstance(value, bool):
        return grouped(value, language)
    return localised(str(value), language)


def _dated(value: date | datetime, language: str) -> str:
    """Jalali in Persian; Gregorian with the Jalali day beside it in English."""
    if isinstance(value, datetime):
        text = dates.format_datetime(value, language=language)
    else:
        text = dates.format_date(value, language=language)
    return text if language == "fa" else f"{text} ({dates.jalali_date(value, 'medium', language='en')})"
