"""Message catalogues: every room's `locale/*/LC_MESSAGES/django.po` becomes the `.mo` beside it, where that is missing
or older.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from marketplace.embedded import ServiceError

LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"')
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


def _refuse_malformed_lines(text: str) -> None:
    """Babel takes a line without its quotation marks and drops a letter at each end; we do not."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not LINE.fullmatch(line.strip()):
            raise ValueError(f"line {number} is neither a comment nor a keyword with a quoted text")


def _compile(source: Path) -> None:
    changed = source.stat().st_mtime
    try:
        text = source.read_text(encoding="utf-8")
        _refuse_malformed_lines(text)
        catalogue = read_po(io.StringIO(text), locale=source.parent.parent.name, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise ServiceError(f"The catalogue {source} cannot be read: {error}.", "Correct it there.") from error
    content = io.BytesIO()
    write_mo(content, catalogue)
    with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as draft:
        draft.write(content.getvalue())
    os.chmod(draft.name, 0o644)
    os.utime(draft.name, (changed, changed))
    os.replace(draft.name, source.with_suffix(".mo"))
