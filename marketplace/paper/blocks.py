"""What a document consists of: plain values that the template draws. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_STRONG: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str, default: str = "rtl") -> str:
    """«rtl» or «ltr» by the first letter that has a direction, as browsers do for dir="auto"."""
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), default)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph in one dress. `href` makes it a link, `script` is «sub» or «super»."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    script: str = ""

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        return {
            "text": self.text,
            "bold": self.bold,
            "italic": self.italic,
            "href": self.href,
            "script": self.script,
        }


Text = str | Sequence[Run]


def _runs(text: Text) -> list[dict[str, Any]]:
    return [run.as_data() for run in ((Run(text),) if isinstance(text, str) else text)]


def _words(text: Text) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)


def _line(text: Text) -> dict[str, Any]:
    return {"runs": _runs(text), "dir": direction_of(_words(text), "")}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title: level 1 for sections, 2 within them."""

    text: str
    level: int = 1

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        return {"kind": "heading", "level": self.level, **_line(self.text)}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `tone`: «» · «soft» (grey and small) · «lead» · «quote»."""

    text: Text
    tone: str = ""

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        return {"kind": "paragraph", "tone": self.tone, **_line(self.text)}


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not; an item may hold further blocks below its text."""

    items: Sequence[tuple[Text, Sequence[Block]]]
    ordered: bool = False

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        rows = [{**_line(text), "below": [row.as_data() for row in below]} for text, below in self.items]
        return {"kind": "items", "ordered": self.ordered, "items": rows}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below column headings; `columns` may be empty. Every row has as many cells as the first."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Text]]

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        width = max([len(self.columns), *(len(row) for row in self.rows)], default=0)
        rows = [[_line(cell) for cell in [*row, *([""] * (width - len(row)))]] for row in self.rows]
        return {"kind": "table", "width": width, "columns": [_line(cell) for cell in self.columns], "rows": rows}


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, perhaps with a note below it, two beside each other."""

    rows: Sequence[tuple[str, str, str]]

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        return {"kind": "facts", "rows": [{"label": a, "value": _line(b), "note": c} for a, b, c in self.rows]}


@dataclass(frozen=True, slots=True)
class Steps:
    """Dated steps in their order: date, label, note, and whether the step is done."""

    rows: Sequence[tuple[str, str, str, bool]]

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        rows = [{"date": a, "label": b, "note": c, "done": d} for a, b, c, d in self.rows]
        return {"kind": "steps", "rows": rows}


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares of a whole of 100: name, note, share, and the share in the reader's digits."""

    rows: Sequence[tuple[str, str, int, str]]

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        rows = [{"name": _line(a), "note": _line(b), "share": c, "shown": d} for a, b, c, d in self.rows]
        return {"kind": "bars", "rows": rows}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before reading on, in a box."""

    title: str
    text: str = ""

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        return {"kind": "notice", "title": self.title, "text": _line(self.text)}


Block = Heading | Paragraph | Items | Table | Facts | Steps | Bars | Notice


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. `kind` stands above the title, `place` below it, `foot` at the bottom of every page; `address`
    becomes a QR code. `language` is «fa» or «en»: direction and digits follow it.
    """

    title: str
    blocks: Iterable[Block]
    kind: str = ""
    place: str = ""
    foot: str = ""
    address: str = ""
    language: str = "fa"
    author: str = ""
    keywords: Sequence[str] = field(default_factory=tuple)

    def as_data(self) -> dict[str, Any]:
        """As the template takes it."""
        return {
            "title": _line(self.title),
            "plain_title": self.title,
            "blocks": [block.as_data() for block in self.blocks],
            "kind": self.kind,
            "place": self.place,
            "foot": self.foot,
            "address": self.address,
            "language": self.language,
            "author": self.author,
            "keywords": list(self.keywords),
        }
