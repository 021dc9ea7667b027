"""File names as people see them: no path, no controls, no letters that reverse the reading of an ending."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 180
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # «cv.fdp.exe» must not read as «cv.exe.pdf»
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


def clean_name(name: str) -> str:
    """The last part of the name, readable and at most 180 characters, its ending kept. «file» if nothing is left."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    plain = _FORBIDDEN.sub("_", _DIRECTION.sub("", last)).strip(" .") or "file"
    if len(plain) <= LONGEST:
        return plain
    ending = plain.rpartition(".")[2]
    return plain[:LONGEST] if len(ending) > 10 else f"{plain[: LONGEST - len(ending) - 1]}.{ending}"


def ending_of(name: str) -> str:
    """What follows the last dot, lower-cased; "" without a dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""
