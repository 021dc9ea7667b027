"""Where problems are collected: path of a value → messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from marketplace.digits import localised


class Report:
    """Messages by the path of the value they are about («rounds.0.criteria.2.weight»); the path "" holds what
    concerns the whole.
    """

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, path: str, message: str) -> None:
        """Note a problem once; digits become those of the reader."""
        shown = localised(message, get_language() or "fa")
        messages = self.found.setdefault(path, [])
        if shown not in messages:
            messages.append(shown)

    def merge(self, other: Mapping[str, Iterable[str]]) -> None:
        """Take over the problems that somebody else found."""
        for path, messages in other.items():
            for message in messages:
                self.add(path, message)
