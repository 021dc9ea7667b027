"""One stylesheet out of many: follows the `@import` tree and returns a single text.

The result paints exactly what the tree would paint: every import keeps its place and its cascade layer. Only comments
and the white space between rules are dropped.
"""

import re
from pathlib import Path

IMPORT = re.compile(r'@import\s+"(?P<path>[^"]+)"(?:\s+layer\((?P<layer>[\w.-]+)\))?\s*;')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BETWEEN = re.compile(r"\s*\n\s*")


def sources(entry: Path) -> list[Path]:
    """Every file the bundle is made of, the entry first, in the order in which they are read."""
    found = [entry]
    for match in IMPORT.finditer(COMMENT.sub("", entry.read_text(encoding="utf-8"))):
        found.extend(sources(entry.parent / match["path"]))
    return found


def flatten(entry: Path) -> str:
    """The stylesheet at `entry` with all its imports written in. Raises FileNotFoundError if an import is missing."""

    def written_in(match: re.Match[str]) -> str:
        text = flatten(entry.parent / match["path"])
        return f"@layer {match['layer']} {{\n{text}\n}}" if match["layer"] else text

    text = COMMENT.sub("", entry.read_text(encoding="utf-8"))
    return BETWEEN.sub("\n", IMPORT.sub(written_in, text)).strip()
