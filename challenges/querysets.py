"""Who sees which challenges and questions: the list side of `challenges.permissions`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from marketplace.accounts.roles import is_system, roles_of
from marketplace.clock import now
from vendors.querysets import own_vendor

HTML = ("need", "outcome", "context", "data", "site", "eligibility")
LONG_TEXTS = ("source", "changes", *(f"{name}_html_{language}" for name in HTML for language in ("fa", "en")))


def light(rows: Any, version: str = "current_version") -> Any:
    """`rows` with their version (at that path, in `select_related`) but without its long texts: for lists, which show
    titles and dates.
    """
    return rows.select_related(version).defer(*(f"{version}__{name}" for name in LONG_TEXTS))


class ChallengeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> ChallengeQuerySet:
        """Every published challenge is public, cancelled ones with their reason too; what is not published is a
        page's draft, not a row here.
        """
        return self.filter(current_version__isnull=False)

    def open(self, moment: datetime | None = None) -> ChallengeQuerySet:
        """Taking proposals by the dates, whatever a late worker left in `status`."""
        return self.filter(status="open", closes_at__gt=moment or now())

    def due_to_close(self, moment: datetime) -> ChallengeQuerySet:
        """Still marked open although the deadline has passed."""
        return self.filter(status="open", closes_at__lte=moment)

    def of_departments(self, actor: Any) -> ChallengeQuerySet:
        """The challenges of the departments the actor belongs to."""
        return self.filter(department_id__in=roles_of(actor).departments)

    def for_list(self) -> ChallengeQuerySet:
        """With what a result row shows, in a constant number of queries."""
        rows: ChallengeQuerySet = light(self).select_related("department")
        return rows.prefetch_related("current_version__fields", "current_version__districts")


class QuestionQuerySet(models.QuerySet[Any]):
    def public(self) -> QuestionQuerySet:
        """Answered questions."""
        return self.filter(status="answered")

    def visible_to(self, actor: Any) -> QuestionQuerySet:
        """Answered ones for everybody; waiting and declined ones for the asker's firm, the department, the office and
        auditors.
        """
        roles = roles_of(actor)
        if is_system(actor) or roles.office or roles.auditor or roles.administrator:
            return self.all()
        mine = self.model._default_manager.filter(own_vendor(actor, "vendor__")).values("pk")
        return self.filter(Q(status="answered") | Q(challenge__department_id__in=roles.departments) | Q(pk__in=mine))
