"""Who sees which proposals. Seeing that a proposal exists is not reading it: content goes through the one door in
`sealing`.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system, roles_of
from vendors.querysets import own_vendor


class ProposalQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> ProposalQuerySet:
        """The vendor's people always; after the opening also the office, auditors, and the panel of the round. Before
        it, staff see a count only.
        """
        if is_system(actor):
            return self.all()
        if not isinstance(actor, User) or not actor.is_active:
            return self.none()
        mine = self.model._default_manager.filter(own_vendor(actor, "vendor__")).values("pk")
        opened = Q(round__opened_at__isnull=False) & ~Q(status__in=["draft", "withdrawn", "lapsed"])
        roles = roles_of(actor)
        if roles.office or roles.auditor:
            return self.filter(Q(pk__in=mine) | opened)
        on_panel = self.model._default_manager.filter(
            round__panel__members__user=actor, round__panel__members__ended_at__isnull=True
        ).values("pk")
        return self.filter(Q(pk__in=mine) | (opened & Q(pk__in=on_panel)))

    def of(self, actor: Any) -> ProposalQuerySet:
        """The proposals of the firms the actor belongs to."""
        return self.filter(pk__in=self.model._default_manager.filter(own_vendor(actor, "vendor__")).values("pk"))

    def counted(self) -> ProposalQuerySet:
        """What staff may count before the opening: submitted ones, waiting for confirmation included."""
        return self.filter(status__in=["submitted", "needs_confirmation"])

    def with_late_limit(self) -> ProposalQuerySet:
        """With `late_until`, the end of the vendor's granted late exception or None, so that a deadline costs no
        query.
        """
        late = apps.get_model("proposals", "LateException")._default_manager
        granted = late.filter(round=OuterRef("round"), vendor=OuterRef("vendor"), approved_at__isnull=False)
        return self.annotate(late_until=Subquery(granted.values("until")[:1]))
