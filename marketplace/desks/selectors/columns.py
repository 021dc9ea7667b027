"""The columns that a row of a desk shows, for `only()`: a desk reads many things and little of each.

Invariant: what a template asks beyond them costs a query for each row, which the query limits of the desks refuse.
"""

from __future__ import annotations

_CALL = ("reference", "current_version__title_fa", "current_version__title_en")
_DEPARTMENT = ("code", "name_fa", "name_en", "sort_key")


def of_call(path: str = "", *more: str) -> tuple[str, ...]:
    """What names a challenge and leads to it, and `more` of it; `path` leads from the row to the challenge."""
    return _below(path, *_CALL, *more)


def of_department(path: str = "department") -> tuple[str, ...]:
    """What names a department and puts it in order."""
    return _below(path, *_DEPARTMENT)


def _below(path: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{path}__{name}" if path else name for name in names)
