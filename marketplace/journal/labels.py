"""The reader's words for actions and for the names and values beside them. Every room registers its own at start.

    labels.register({"challenges.challenge.published": _("Published")})
    labels.register_values({"department": _("Department"), "officer": _("Officer")})

States need no registration: they are read from the lifecycle of the same name («…challenge…» → the machine
"challenge"). An action without a label shows as its code: the audit page never hides a row, and a test finds what was
forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.transitions import Machine

Word = str | Promise

_actions: dict[str, Word] = {
    "journal.outbox.retried": _("Undelivered event sent again"),
}
_values: dict[str, Word] = {
    "status": _("State"),
    "true": _("yes"),
    "false": _("no"),
    "system": _("The system"),
}


def register(words: Mapping[str, Word]) -> None:
    """Labels of actions, «room.noun.verb» → words."""
    _actions.update(words)


def register_values(words: Mapping[str, Word]) -> None:
    """Labels of the keys and of the code words that stand in before and after."""
    _values.update(words)


Key = int | str  # a primary key or a public id
NamesOf = Callable[[frozenset[Key]], Mapping[Key, str]]
_named: dict[str, NamesOf] = {}


def register_names(keys: Iterable[str], names_of: NamesOf) -> None:
    """Say how ids under these keys become names: the journal keeps ids, so that no name stands in it for good; the
    audit page shows the name of today. `names_of` reads many at once; an id it does not know stays an id.
    """
    _named.update(dict.fromkeys(keys, names_of))


def names_in(values: Iterable[Mapping[str, Any]]) -> dict[tuple[str, Key], str]:
    """The names behind every id in these before and after, by (key, id). One query for each way of reading names."""
    wanted: dict[NamesOf, dict[str, set[Key]]] = {}
    for row in values:
        for key in row.keys() & _named.keys():
            wanted.setdefault(_named[key], {}).setdefault(key, set()).update(_ids(row[key]))
    found: dict[tuple[str, Key], str] = {}
    for names_of, by_key in wanted.items():
        names = names_of(frozenset().union(*by_key.values()))
        found |= {(key, one): names[one] for key, ids in by_key.items() for one in ids if one in names}
    return found


def _ids(value: Any) -> set[Key]:
    many = value if isinstance(value, (list, tuple)) else [value]
    return {one for one in many if isinstance(one, (int, str)) and one and not isinstance(one, bool)}


Reading = Callable[[str], str]
_readings: dict[str, Reading] = {}


def register_reading(key: str, reading: Reading) -> None:
    """Say how a composed text under this key is told in the reader's language; what it does not understand it gives
    back as it is.
    """
    _readings[key] = reading


def reading_of(key: str) -> Reading | None:
    """The way a key's texts are read, if a room registered one."""
    return _readings.get(key)


def of_action(action: str) -> Word:
    """The words for an action."""
    return _actions.get(action, action)


def of_value(value: Any, *, noun: str = "") -> str:
    """The words for a key or a value of before and after; what has none stands as it is. `noun` names the lifecycle of
    states.
    """
    if value is None or value == "":
        return "—"
    if isinstance(value, (list, tuple)):
        return gettext(", ").join(of_value(item, noun=noun) for item in value)
    word = str(value).lower() if isinstance(value, bool) else str(value)
    machine = Machine.registry.get(noun)
    if machine is not None and word in machine.labels:
        return str(machine.labels[word])
    return str(_values.get(word, word))


def known_actions() -> frozenset[str]:
    """Every action that has a label."""
    return frozenset(_actions)
