"""Who sees which assignments: the list side of `challenges.evaluation.permissions`."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system, roles_of


class AssignmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> AssignmentQuerySet:
        """The evaluator's own; the chair and secretary those of their panel; the office and auditors all."""
        if is_system(actor):
            return self.all()
        if not isinstance(actor, User) or not actor.is_active:
            return self.none()
        roles = roles_of(actor)
        if roles.office or roles.auditor:
            return self.all()
        leads = self.model._default_manager.filter(
            member__panel__members__user=actor,
            member__panel__members__ended_at__isnull=True,
            member__panel__members__role__in=["chair", "secretary"],
        ).values("pk")
        return self.filter(Q(member__user=actor, member__ended_at__isnull=True) | Q(pk__in=leads))
