"""Messages for tests."""

from __future__ import annotations

from typing import Any

from marketplace.accounts.models import User
from marketplace.notify.services import notify

PARAMS = {"title": {"fa": "پرشدگی مخزن", "en": "Full bins"}, "count": 1500, "closes_at": "2026-12-08T10:30:00+00:00"}


def tell(
    *people: User, kind: str = "tests.told", key: str = "event-1", url: str = "/challenges/x/", **params: Any
) -> int:
    """Tell people something; kinds are registered by tests/notify/conftest.py."""
    return notify(recipients=people, kind=kind, params=PARAMS | params, url=url, dedupe_key=key)
