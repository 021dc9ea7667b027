"""Who sees which pilots: results and running pilots are public; what is being prepared is its parties' own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from marketplace.accounts.roles import is_system, roles_of
from vendors.querysets import own_vendor

PUBLIC = ("agreed", "running", "completed", "terminated")


class PilotQuerySet(models.QuerySet[Any]):
    def public(self) -> PilotQuerySet:
        """Agreed, running, completed and ended early."""
        return self.filter(status__in=PUBLIC)

    def with_result(self) -> PilotQuerySet:
        """Those whose result is published."""
        return self.filter(status__in=["completed", "terminated"])

    def visible_to(self, actor: Any) -> PilotQuerySet:
        """Public ones for everybody; those being prepared for the vendor's people, the department, the office and
        auditors.
        """
        roles = roles_of(actor)
        if is_system(actor) or roles.office or roles.auditor or roles.administrator:
            return self.all()
        mine = self.model._default_manager.filter(own_vendor(actor, "vendor__")).values("pk")
        return self.filter(Q(status__in=PUBLIC) | Q(challenge__department_id__in=roles.departments) | Q(pk__in=mine))
