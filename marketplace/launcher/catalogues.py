"""Message catalogues: every room's `locale/*/LC_MESSAGES/django.po` becomes the `.mo` beside it, where that is missing
or older.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from marketplace.embedded import ServiceError

ROOMS = ("marketplace", "vendors", "challenges", "cms", "search")


def stale(root: Path) -> list[Path]:
    """Catalogues whose compiled form is missing or older."""
    found = [path for room in ROOMS for path in sorted((root / room).rglob("locale/*/LC_MESSAGES/*.po"))]
    return [path for path in found if not _is_fresh(path)]


def _is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def compile_stale(root: Path) -> int:
    """Compile what is stale; how many that were. A catalogue that cannot be read is refused with its place."""
    catalogues = stale(root)
    for source in catalogues:
        _compile(source)
    return len(catalogues)


def _compile(source: Path) -> None:
    changed = source.stat().st_mtime
    try:
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise ServiceError(f"The catalogue {source} cannot be read: {error}.", "Correct that line.") from error
    content = io.BytesIO()
    write_mo(content, catalogue)
    with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as draft:
        draft.write(content.getvalue())
    os.chmod(draft.name, 0o644)
    os.utime(draft.name, (changed, changed))
    os.replace(draft.name, source.with_suffix(".mo"))
