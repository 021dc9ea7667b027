"""What this room holds about a person: saved searches."""

from __future__ import annotations

from typing import Any

from marketplace.accounts import own_data
from marketplace.accounts.models import User
from search.models import SavedSearch


def _collect(user: User) -> list[dict[str, Any]]:
    rows = SavedSearch.objects.filter(user=user).order_by("pk")
    return [
        {"at": own_data.moment(row.created_at), "name": row.name, "list": row.path, "query": row.query} for row in rows
    ]


def _erase(user: User) -> None:
    SavedSearch.objects.filter(user=user).delete()


def register() -> None:
    """Tell it to the people's room; called once at start."""
    own_data.register(own_data.Part("saved_searches", collect=_collect, erase=_erase))
