"""Reminding evaluators of scores that are due: two days before, once."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from challenges.evaluation.models import Assignment, PanelRole
from challenges.evaluation.notifications import tell
from marketplace.clock import now

AHEAD = timedelta(days=2)


def remind_due() -> int:
    """Tell each evaluator with missing scores that they are due within two days; returns how many people. Safe to
    repeat: the same due date reminds once.
    """
    moment = now()
    rows = list(
        Assignment.objects.filter(
            status__in=["assigned", "no_conflict", "scoring"],
            member__role=PanelRole.EVALUATOR.value,
            member__ended_at__isnull=True,
            member__panel__scores_due_at__gt=moment,
            member__panel__scores_due_at__lte=moment + AHEAD,
        )
        .select_related("member__panel__round__challenge__current_version")
        .order_by("pk")
    )
    counts = Counter(row.member_id for row in rows)
    first = {row.member_id: row for row in reversed(rows)}
    for member_id, row in first.items():
        due_at = row.member.panel.scores_due_at
        due = due_at.isoformat() if due_at else ""
        tell(
            [row.member.user_id],
            "evaluation.scores_due",
            row.member.panel.round.challenge,
            f"{member_id}:{due}",
            ("evaluation:assignment", row.pk),
            count=counts[member_id],
            due_at=due,
        )
    return len(first)
