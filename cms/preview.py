"""The public page of a challenge drawn from a draft (being written)."""
from __future__ import annotations

from typing import Any


def render_draft(request: Any, page: Any, *, language: str) -> Any:
    raise NotImplementedError
