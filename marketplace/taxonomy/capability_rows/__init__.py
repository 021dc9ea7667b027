"""The shape of a capability term; the terms themselves are in the modules of this package."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CapabilityRow:
    """``aliases`` are other spellings, older words, Finglish and English; ``fields`` are where it is mostly used."""

    code: str
    name_fa: str
    name_en: str
    aliases: tuple[str, ...]
    fields: tuple[str, ...]


def rows(table: str) -> tuple[CapabilityRow, ...]:
    """Read ``code | فارسی | English | alias، alias | field, field`` lines into rows."""
    return tuple(_row(entry) for entry in table.strip().splitlines())


def _row(entry: str) -> CapabilityRow:
    code, name_fa, name_en, aliases, fields = (cell.strip() for cell in entry.split("|"))
    return CapabilityRow(code, name_fa, name_en, _cells(aliases, "،"), _cells(fields, ","))


def _cells(text: str, separator: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split(separator) if cell.strip())
