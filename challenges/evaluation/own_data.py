"""What this room holds about a person: the panels they sat on. What they judged is the city's record and stays."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Assignment, PanelMember
from marketplace.accounts import own_data
from marketplace.accounts.models import User

UNFINISHED = ("assigned", "no_conflict", "scoring")


def _collect(user: User) -> list[dict[str, Any]]:
    rows = PanelMember.objects.filter(user=user).select_related("panel__round__challenge").order_by("pk")
    return [
        {
            "challenge": row.panel.round.challenge.reference,
            "role": row.role,
            "from": own_data.moment(row.started_at),
            "until": own_data.moment(row.ended_at),
        }
        for row in rows
    ]


def _reasons(user: User) -> list[own_data.Text]:
    waiting = Assignment.objects.filter(member__user=user, member__ended_at__isnull=True, status__in=UNFINISHED)
    return (
        [_("Proposals wait for your judgement. Finish, or ask the chair to release you.")] if waiting.exists() else []
    )


def register() -> None:
    """Tell it to the people's room; called once at start."""
    own_data.register(own_data.Part("panels", collect=_collect, stays_because=_reasons))
