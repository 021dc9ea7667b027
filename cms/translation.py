"""How the English of a draft stands beside its Persian: not there yet, or older than the words it translates.

Read from the draft's revisions: English is stale when its Persian changed after the English was last written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cms.authorship import plain
from cms.content import SECTIONS

PAIRS: Final = {
    "title": ("title", "title_en"),
    "summary": ("summary_fa", "summary_en"),
    **{name: (f"{name}_fa", f"{name}_en") for name in SECTIONS},
    "intellectual_property": ("intellectual_property_fa", "intellectual_property_en"),
}
NOTHING: Final = "[]"
"""A section without a block, as a revision keeps it."""
LOOKED_AT: Final = 100
"""So many revisions back; who wrote English before that and never since has long been told."""


@dataclass(frozen=True, slots=True)
class EnglishState:
    """Names of texts (keys of `PAIRS`) that have no English, and whose English is older than their Persian."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    written: tuple[str, ...]


def english_state(page: Any) -> EnglishState:
    """The state of the latest draft. One query."""
    columns = [f"content__{name}" for pair in PAIRS.values() for name in pair]
    rows = list(page.revisions.order_by("-created_at", "-id").values_list(*columns)[:LOOKED_AT])
    histories = {
        name: [(_words(row[place * 2]), _words(row[place * 2 + 1])) for row in rows] for place, name in enumerate(PAIRS)
    }
    return EnglishState(
        missing=tuple(name for name, history in histories.items() if history and history[0][0] and not history[0][1]),
        stale=tuple(name for name, history in histories.items() if is_stale(history)),
        written=tuple(name for name, history in histories.items() if history and history[0][1]),
    )


def is_stale(history: list[tuple[Any, Any]]) -> bool:
    """Whether the Persian moved on after the English was written; (Persian, English) of each revision, newest first."""
    if not history or not history[0][1]:
        return False
    persian, english = history[0]
    then = persian
    for before_persian, before_english in history:
        if before_english != english:
            break
        then = before_persian
    return bool(then != persian)


def _words(value: Any) -> Any:
    """A value of a revision without the editor's marks; empty blocks count as nothing written."""
    kept = plain(value)
    if kept == NOTHING:
        return ""
    if isinstance(kept, list):
        kept = [block for block in kept if not isinstance(block, dict) or _says_something(block.get("value"))]
    return kept or ""


def _says_something(value: Any) -> bool:
    if isinstance(value, str):
        return value.replace("<p>", "").replace("</p>", "").strip() != ""
    return bool(value)
