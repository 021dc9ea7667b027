"""Reference numbers in addresses."""

from __future__ import annotations

from marketplace.digits import to_ascii


class ReferenceConverter:
    """«BH-1405-0042», however its letters and digits were typed."""

    regex = "[Bb][Hh]-[0-9۰-۹]{4}-[0-9۰-۹]{4,9}"

    def to_python(self, value: str) -> str:
        return to_ascii(value).upper()

    def to_url(self, value: str) -> str:
        return value
