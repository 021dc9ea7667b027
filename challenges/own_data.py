"""What this room holds about people and firms: the questions they have asked. A published question names nobody, so it
stays.
"""

from __future__ import annotations

from typing import Any

from challenges.models import Question
from marketplace.accounts import own_data
from marketplace.accounts.models import User
from vendors import own_data as firms
from vendors.models import Vendor


def _told(rows: Any) -> list[dict[str, Any]]:
    return [
        {
            "at": own_data.moment(row.asked_at),
            "challenge": row.challenge.reference,
            "text": row.text,
            "state": row.status,
            "answer": row.answer,
        }
        for row in rows.select_related("challenge").order_by("pk")
    ]


def _of_person(user: User) -> list[dict[str, Any]]:
    return _told(Question.objects.filter(asked_by=user))


def _of_firm(vendor: Vendor) -> list[dict[str, Any]]:
    return _told(Question.objects.filter(vendor=vendor))


def register() -> None:
    """Tell it to the rooms of people and firms; called once at start."""
    own_data.register(own_data.Part("questions", collect=_of_person))
    firms.register(firms.Part("questions", collect=_of_firm))
