"""The one seam between a draft and the published word (being written)."""
from __future__ import annotations

from typing import Any


def publish_page(page: Any, revision: Any, user: Any = None, **options: Any) -> None:
    raise NotImplementedError


def public_address(challenge: Any, request: Any) -> Any:
    return None
