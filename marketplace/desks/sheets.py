"""Tables for spreadsheet programs. A cell that such a program would run as a formula is made harmless; the mark at the
beginning lets it read Persian.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

MARK = "\ufeff"
NOT_SAFE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # OWASP, CSV injection


def harmless(value: Any) -> Any:
    """Text that would be run gets an apostrophe in front; numbers and everything else stay."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" \u200c\ufeff").startswith(NOT_SAFE) else value


def csv_response(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as a download; `name` is the file's, without its ending."""
    response = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    csv.writer(response).writerows([harmless(cell) for cell in row] for row in rows)
    return response
