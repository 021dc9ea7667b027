"""What the innovation office's desk shows: openings, approvals, verifications, appeals, lateness, and the newest
steps in the journal. Eleven queries besides those of every signed-in page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, Subquery, When, Window
from django.db.models.functions import Coalesce

from challenges.evaluation.models import Appeal
from challenges.models import Round
from challenges.proposals.models import Opening, Proposal
from cms.drafts import DraftRow, waiting_for
from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.desks.selectors.columns import of_call, of_department
from marketplace.journal.models import AuditRecord
from marketplace.journal.selectors import AuditEntry, dead_letters, entry_of
from vendors.selectors import firms_to_check

ROWS = 6
WAITS = 20
RECEIVED = Q(status__in=["submitted", "needs_confirmation", "received"])


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """Everything the desk reads. `openings`, `without_panel` and `appealed` are rounds: the last ones with the appeal
    that waits, the first ones with how many proposals came and who has begun the opening.
    """

    openings: Sequence[Any]
    without_panel: Sequence[Any]
    appealed: Sequence[Any]
    approvals: Sequence[DraftRow]
    firms: Sequence[Any]
    firm_count: int
    trail: Sequence[AuditEntry]
    dead_letters: int


def office_desk(actor: User) -> OfficeDesk:
    """The desk of an officer of the innovation office."""
    rounds = list(_rounds()[:WAITS])
    firms = list(firms_to_check(actor).annotate(total=Window(Count("pk")))[:ROWS])
    return OfficeDesk(
        openings=[row for row in rounds if row.is_sealed],
        without_panel=[row for row in rounds if row.lacks_panel],
        appealed=[row for row in rounds if row.appeal_id],
        approvals=waiting_for(actor),
        firms=firms,
        firm_count=firms[0].total if firms else 0,
        trail=[entry_of(row) for row in _newest_steps()[:ROWS]],
        dead_letters=dead_letters().count(),
    )


def _rounds() -> Any:
    """Rounds that wait for the office: still sealed after the deadline, opened without a panel, or with an appeal."""
    moment = now()
    sealed = Q(closes_at__lte=moment, opened_at__isnull=True, challenge__status__in=["open", "closed"])
    panelless = Q(opened_at__isnull=False, panel__isnull=True, challenge__status="evaluating")
    lodged = Appeal.objects.filter(decision__round=OuterRef("pk"), status="lodged").order_by("pk")
    begun = Opening.objects.filter(round=OuterRef("pk"), opened_at__isnull=True, expires_at__gt=moment).order_by("-pk")
    received = Proposal.objects.filter(RECEIVED, round=OuterRef("pk")).order_by().values("round")
    rows = Round.objects.annotate(appeal_id=Subquery(lodged.values("pk")[:1]))
    rows = rows.filter(sealed | panelless | Q(appeal_id__isnull=False))
    columns = (*of_call("challenge"), *of_department("challenge__department"), "opens_at")
    return (
        rows.select_related("challenge__current_version", "challenge__department")
        .only(*columns)
        .annotate(
            is_sealed=Case(When(sealed, then=True), default=False),
            lacks_panel=Case(When(panelless, then=True), default=False),
            received=Coalesce(Subquery(received.annotate(total=Count("pk")).values("total")), 0),
            begun_by=Subquery(begun.values("first_officer__full_name")[:1]),
        )
        .order_by("opens_at", "pk")
    )


def _newest_steps() -> Any:
    return AuditRecord.objects.filter(confidential=False).select_related("actor").order_by("-pk")
