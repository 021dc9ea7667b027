"""Who sees which vendors, certificates and solutions: the list side of `vendors.permissions`, proven equal to it by a
test.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system, roles_of
from marketplace.clock import now
from marketplace.dates import tehran_date


def own_vendor(actor: Any, path: str = "") -> Q:
    """Rows whose vendor the actor belongs to; `path` leads from the row to the vendor («vendor__»)."""
    if not isinstance(actor, User) or not actor.is_active:
        return Q(pk__in=[])
    return Q(**{f"{path}memberships__user": actor, f"{path}memberships__ended_at__isnull": True})


def belongs_to_a_firm(actor: User) -> bool:
    """Whether the person is a member of a startup today; read once per object."""
    held = actor.__dict__.get("_belongs_to_a_firm")
    if held is None:
        held = actor.vendor_memberships.filter(ended_at__isnull=True).exists()
        actor.__dict__["_belongs_to_a_firm"] = held
    return bool(held)


def _sees_all(actor: Any) -> bool:
    roles = roles_of(actor)
    return is_system(actor) or roles.office or roles.auditor or roles.administrator


class VendorQuerySet(models.QuerySet[Any]):
    def public(self) -> VendorQuerySet:
        """What anybody may see: verified firms."""
        return self.filter(status="verified")

    def visible_to(self, actor: Any) -> VendorQuerySet:
        """Verified firms for all, the own firm for its people, all of them for the office, auditors, administrators."""
        if _sees_all(actor):
            return self.all()
        mine = self.model._default_manager.filter(own_vendor(actor)).values("pk")
        return self.filter(Q(status="verified") | Q(pk__in=mine))

    def of(self, actor: Any) -> VendorQuerySet:
        """The firms the actor belongs to."""
        return self.filter(own_vendor(actor))


class CertificateQuerySet(models.QuerySet[Any]):
    def current(self, on: date | None = None) -> CertificateQuerySet:
        """Verified and in date: what may be shown as a badge."""
        day = on or tehran_date(now())
        return self.filter(status="verified", valid_from__lte=day, valid_to__gte=day)

    def visible_to(self, actor: Any) -> CertificateQuerySet:
        """The evidence itself: the firm's own people, the office, auditors and administrators."""
        if _sees_all(actor):
            return self.all()
        return self.filter(own_vendor(actor, "vendor__"))


class SolutionQuerySet(models.QuerySet[Any]):
    def public(self) -> SolutionQuerySet:
        """Published solutions of verified firms."""
        return self.filter(is_published=True, vendor__status="verified")

    def visible_to(self, actor: Any) -> SolutionQuerySet:
        """Public ones for all, the own firm's for its people, everything for the office, auditors, administrators."""
        if _sees_all(actor):
            return self.all()
        mine = self.model._default_manager.filter(own_vendor(actor, "vendor__")).values("pk")
        return self.filter(Q(is_published=True, vendor__status="verified") | Q(pk__in=mine))
