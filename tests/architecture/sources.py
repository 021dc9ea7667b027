"""The house's own files, for tests that read source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("marketplace", "vendors", "challenges", "cms", "search")


def python_files(*, migrations: bool = False, tests: bool = False) -> Iterator[Path]:
    """Every Python file of the rooms, with migrations or tests if asked for."""
    for folder in (*ROOMS, *(("tests",) if tests else ())):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if migrations or "migrations" not in path.parts:
                yield path


def templates() -> Iterator[Path]:
    """Every template of the rooms."""
    for folder in ROOMS:
        for ending in ("html", "txt"):
            yield from sorted(path for path in (ROOT / folder).rglob(f"*.{ending}") if "templates" in path.parts)


def named(path: Path) -> str:
    """The path below the checkout, for messages."""
    return str(path.relative_to(ROOT))
