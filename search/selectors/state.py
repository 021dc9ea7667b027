"""The state of a list as its address has it, and the addresses of its neighbours. Pure.

Invariant: every link keeps everything but what it is for, and leads to the first page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from search import facets
from search.engines.contract import Sort
from search.filters import canonical


@dataclass(frozen=True, slots=True)
class State:
    """What was asked: the box, the chosen facet values, dates, order, and whether the words are meant exactly as
    typed.
    """

    typed: str
    chosen: Mapping[str, tuple[str, ...]]
    published_from: date | None
    published_to: date | None
    sort: Sort | None
    page: int
    exact: bool = False

    @classmethod
    def read(cls, cleaned: Mapping[str, Any], *, exact: bool) -> State:
        """From the cleaned values of a `SearchFilter`."""
        return cls(
            typed=cleaned.get("q") or "",
            chosen={name: tuple(cleaned.get(name) or ()) for name in facets.ALL},
            published_from=cleaned.get("published_from"),
            published_to=cleaned.get("published_to"),
            sort=Sort(cleaned["sort"]) if cleaned.get("sort") else None,
            page=cleaned.get("page") or 1,
            exact=exact,
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters, without the page."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values]
        dates = (("published_from", self.published_from), ("published_to", self.published_to))
        pairs += [(name, day.isoformat()) for name, day in dates if day]
        return [
            ("q", self.typed),
            *pairs,
            ("sort", self.sort.value if self.sort else ""),
            ("exact", "1" if self.exact else ""),
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The parameters that stay when other words are typed."""
        return [(name, value) for name, value in self.pairs() if value and name not in ("q", "exact")]

    @property
    def query_string(self) -> str:
        """The canonical query string: what a saved search keeps."""
        return canonical(self.pairs())

    def without(self, name: str, value: str = "") -> str:
        """The address with one value, or a whole parameter, taken off."""
        return _address(pair for pair in self.pairs() if pair[0] != name or (value and pair[1] != value))

    def with_words(self, typed: str, *, exact: bool = False) -> str:
        """The address with other words in the box."""
        kept = [pair for pair in self.pairs() if pair[0] not in ("q", "exact")]
        return _address([("q", typed), ("exact", "1" if exact else ""), *kept])

    @property
    def address(self) -> str:
        """The first page of exactly this."""
        return _address(self.pairs())

    def only_words(self) -> str:
        """The address with nothing but the words."""
        return _address([("q", self.typed)])

    def is_narrowed(self) -> bool:
        """Whether anything but words narrows the list."""
        return any(self.chosen.values()) or bool(self.published_from or self.published_to)


def _address(pairs: Any) -> str:
    query = canonical(pairs)
    return f"?{query}" if query else "?"
