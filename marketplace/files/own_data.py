"""What this room holds about a person: the names of the files they have sent. What the files belong to keeps them."""

from __future__ import annotations

from typing import Any

from marketplace.accounts import own_data
from marketplace.accounts.models import User
from marketplace.files.models import Attachment


def _collect(user: User) -> list[dict[str, Any]]:
    rows = Attachment.objects.filter(uploaded_by=user).order_by("created_at")
    return [
        {"at": own_data.moment(row.created_at), "name": row.name, "purpose": row.purpose, "bytes": row.size}
        for row in rows
    ]


def register() -> None:
    """Tell it to the people's room; called once at start."""
    own_data.register(own_data.Part("files", collect=_collect))
