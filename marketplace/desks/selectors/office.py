"""What the innovation office's desk shows: openings, approvals, verifications, appeals, lateness, and the newest
steps in the journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from challenges.evaluation.models import Appeal, Decision
from challenges.models import Round
from challenges.proposals.models import Opening
from cms.drafts import DraftRow, waiting_for
from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.dates import jalali_year
from marketplace.desks.selectors.promises import DepartmentPromises, by_department, due_promises
from marketplace.journal.models import AuditRecord
from marketplace.journal.selectors import AuditEntry, dead_letters, entry_of
from vendors.models import Certificate, Vendor
from vendors.selectors import certificate_queue, verification_queue

ROWS = 6


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """Everything the desk reads."""

    openings: Sequence[Any]
    half_open: dict[int, Opening]
    approvals: Sequence[DraftRow]
    vendors: Sequence[Vendor]
    vendor_count: int
    certificates: Sequence[Certificate]
    appeals: Sequence[Appeal]
    without_panel: Sequence[Round]
    departments: Sequence[DepartmentPromises]
    trail: Sequence[AuditEntry]
    dead_letters: int
    proposed: Sequence[Decision]


def office_desk(actor: User) -> OfficeDesk:
    """The desk of an officer of the innovation office."""
    openings = list(_openings())
    waiting = verification_queue(actor)
    return OfficeDesk(
        openings=openings,
        half_open=_half_open(openings),
        approvals=waiting_for(actor),
        vendors=list(waiting[:ROWS]),
        vendor_count=waiting.count(),
        certificates=list(certificate_queue(actor)[:ROWS]),
        appeals=list(
            Appeal.objects.filter(status="lodged").select_related(
                "vendor", "decision__round__challenge__current_version"
            )[:ROWS]
        ),
        without_panel=list(_without_panel()),
        departments=by_department(due_promises(actor, jalali_year(now())))[:ROWS],
        trail=[
            entry_of(row)
            for row in AuditRecord.objects.filter(confidential=False).select_related("actor").order_by("-pk")[:ROWS]
        ],
        dead_letters=dead_letters().count(),
        proposed=list(
            Decision.objects.filter(status="proposed").select_related("round__challenge__current_version")[:ROWS]
        ),
    )


def _openings() -> Any:
    """Rounds whose deadline has passed and whose proposals are still sealed, and rounds whose prices wait."""
    received = Count("proposals", filter=Q(proposals__status__in=["submitted", "needs_confirmation", "received"]))
    rows = Round.objects.filter(closes_at__lte=now(), opened_at__isnull=True, challenge__status__in=["open", "closed"])
    return rows.select_related("challenge__current_version").annotate(received=received).order_by("opens_at")[:ROWS]


def _half_open(rounds: Sequence[Round]) -> dict[int, Opening]:
    rows = Opening.objects.filter(round__in=rounds, opened_at__isnull=True, expires_at__gt=now()).select_related(
        "first_officer"
    )
    return {row.round_id: row for row in rows}


def _without_panel() -> Any:
    rows = Round.objects.filter(opened_at__isnull=False, panel__isnull=True, challenge__status="evaluating")
    return rows.select_related("challenge__current_version", "challenge__department").order_by("opened_at")[:ROWS]
