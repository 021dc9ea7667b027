"""What a builder hands to the index: one thing of the marketplace as the public may see it, in both languages. Pure.

Invariant: a document holds nothing that its public page does not show. Its digest changes exactly when something in it
does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from search import facets


class Key(NamedTuple):
    """Which thing: its kind and its primary key as text."""

    kind: str
    object_id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """The key written by `str`."""
        kind, _, object_id = text.partition(":")
        return cls(kind, object_id)


class Bilingual(NamedTuple):
    """A text in Persian and in English; either may be empty."""

    fa: str = ""
    en: str = ""

    def joined(self) -> str:
        """Both texts, on lines of their own."""
        return "\n".join(part for part in self if part)


NOTHING = Bilingual()


@dataclass(frozen=True, slots=True)
class Document:
    """Texts, facet values (of `facets.STORED`), and what sorting needs. `budget` is in rials, moments are aware."""

    key: Key
    url: str
    title: Bilingual
    summary: Bilingual = NOTHING
    body: Bilingual = NOTHING
    facets: Mapping[str, Iterable[str]] = field(default_factory=dict)
    status: str = ""
    budget: int | None = None
    deadline: datetime | None = None
    published_at: datetime | None = None

    def tags(self) -> list[str]:
        """The facet values as sorted tags."""
        return sorted({facets.tag(name, value) for name, values in self.facets.items() for value in values})

    def digest(self) -> str:
        """SHA-256 over everything in the document."""
        moments = [moment.isoformat() if moment else None for moment in (self.deadline, self.published_at)]
        content = [
            *self.key,
            self.url,
            *self.title,
            *self.summary,
            *self.body,
            self.tags(),
            self.status,
            self.budget,
            *moments,
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
