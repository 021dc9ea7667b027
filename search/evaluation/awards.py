"""Reading who won what: past opportunities with their buyer, their kind and their winner. Pure.

Invariant: a file is read whole or refused with what is missing; an opportunity becomes the same document that a
challenge of ours becomes, so that matching reads both alike.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marketplace import text
from search.analysis import analyse
from search.documents.document import Bilingual, Document, Key
from search.evaluation.collection import BadCollection
from search.matching import Need

KIND = "challenge"
WHOLE_AREA = "offsite"
_NEEDED = frozenset(
    {
        "ID",
        "Opportunity",
        "Category",
        "Specialist",
        "Organisation Name",
        "Location Of The Work",
        "Published At",
        "Winning supplier",
    }
)


@dataclass(frozen=True, slots=True)
class Award:
    """An opportunity; `winner` is "" where none is known. `tokens` are those of the whole document, in order."""

    title: str
    published: date
    winner: str
    need: Need
    title_tokens: tuple[str, ...]
    tokens: tuple[str, ...]


def read(path: Path) -> list[Award]:
    """The opportunities of a file (columns of `uk_dos_2016_2017.csv`), the oldest first; raises `BadCollection`."""
    return sorted(_awards(path), key=lambda award: award.published)


def split(awards: Sequence[Award], until: date) -> tuple[list[Award], list[Award]]:
    """What was published before a day, and what on it or later."""
    return [award for award in awards if award.published < until], [
        award for award in awards if award.published >= until
    ]


def _awards(path: Path) -> Iterator[Award]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = sorted(_NEEDED - set(rows.fieldnames or ()))
        if missing:
            raise BadCollection(f"{path}: columns missing: {', '.join(missing)}")
        for row in rows:
            try:
                published = date.fromisoformat((row["Published At"] or "").strip()[:10])
            except ValueError as error:
                raise BadCollection(f"{path}, line {rows.line_num}: «Published At» is not a date") from error
            yield _award(row, published)


def _award(row: dict[str, str], published: date) -> Award:
    values = {name: (row[name] or "").strip() for name in _NEEDED}
    about = [values[name] for name in ("Specialist", "Category", "Organisation Name", "Location Of The Work")]
    document = Document(
        Key(KIND, values["ID"]), "", Bilingual(en=values["Opportunity"]), body=Bilingual(en="\n".join(about))
    )
    found = analyse(document)
    title = _informative(found.title)
    tokens = (*title, *_informative(found.summary), *_informative(found.body))
    place = values["Location Of The Work"]
    need = Need(
        fields=_coded(values["Category"]),
        capabilities=_coded(values["Specialist"]),
        districts={} if text.fold(place) == WHOLE_AREA else _coded(place),
        readiness=None,
        classes={},
        words=frozenset(tokens),
    )
    return Award(values["Opportunity"], published, text.fold(values["Winning supplier"]), need, title, tokens)


def _informative(tokens: str) -> tuple[str, ...]:
    return tuple(token for token in tokens.split() if token not in text.STOP_WORDS)


def _coded(value: str) -> dict[str, str]:
    return {text.fold(value): value} if value else {}
