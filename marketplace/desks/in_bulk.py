"""One deed on many things: each is decided and journalled by itself, and the person reads what came of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from marketplace.errors import DomainError, Invalid


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item: done, or refused with a reason."""

    title: str
    url: str
    done: bool
    reason: str = ""


def each(rows: Iterable[Any], deed: Callable[[Any], Any]) -> list[Outcome]:
    """Do it to every row (`title`, `edit_url`), in order; `deed` is a call of a service, so one transaction. A refusal
    stops nothing.
    """
    return [_one(row, deed) for row in rows]


def _one(row: Any, deed: Callable[[Any], Any]) -> Outcome:
    try:
        deed(row)
    except Invalid as refusal:
        told = " ".join(str(words) for found in refusal.fields.values() for words in found)
        return Outcome(row.title, row.edit_url, False, told)
    except DomainError as refusal:
        return Outcome(row.title, row.edit_url, False, str(refusal.message))
    return Outcome(row.title, row.edit_url, True)
