"""Names of firms and solutions in addresses."""

from __future__ import annotations


class NameConverter:
    """A slug in any script: letters, digits, «_» and «-»."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
