"""What a startup's desk shows: what waits, its proposals with their state and time left, its certificate. A
constant number of queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from challenges.models import ProposalQuestion
from challenges.pilots.models import Milestone
from challenges.proposals.models import Invitation, Proposal, ProposalAnswer, ProposalPrice
from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.desks.selectors.columns import of_call, of_department
from vendors.models import Certificate, Vendor
from vendors.selectors import current_certificate, own_vendors, with_badges

PROPOSALS = 20
OTHER_SECTIONS = 2  # the price envelope and the eligibility check
OPEN_STATES = frozenset({"draft", "withdrawn", "needs_confirmation", "submitted"})


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal and how many of its sections are ready."""

    proposal: Proposal
    done: int
    total: int

    @property
    def is_editable(self) -> bool:
        """Whether the startup can still change or send it."""
        return self.proposal.status in OPEN_STATES and self.proposal.round.closes_at > now()


@dataclass(frozen=True, slots=True)
class StartupDesk:
    """Everything the desk reads; `vendors` are all firms of the person, `vendor` the one whose desk it is."""

    vendor: Vendor
    vendors: Sequence[Vendor]
    proposals: Sequence[ProposalRow]
    invitations: Sequence[Invitation]
    milestones: Sequence[Milestone]
    certificate: Certificate | None
    waiting_certificates: int


def chosen_vendor(actor: User, slug: str = "") -> tuple[Any, list[Any]]:
    """The firm whose desk is shown (by slug, or the first) and all firms of the person."""
    waiting = Count("certificates", filter=Q(certificates__status="submitted"))
    firms = list(with_badges(own_vendors(actor).annotate(submitted_certificates=waiting)))
    return next((firm for firm in firms if firm.slug == slug), firms[0] if firms else None), firms


def startup_desk(actor: User, vendor: Any, vendors: Sequence[Vendor]) -> StartupDesk:
    """The desk of a firm the actor belongs to."""
    return StartupDesk(
        vendor=vendor,
        vendors=vendors,
        proposals=_proposals(actor, vendor),
        invitations=list(_invitations(vendor)),
        milestones=list(
            Milestone.objects.filter(pilot__vendor=vendor, pilot__status="running", status__in=["planned", "returned"])
            .select_related("pilot")
            .only("title_fa", "title_en", "status", "reason", "due_on", "pilot__public_id")
            .order_by("due_on")[:5]
        ),
        certificate=current_certificate(vendor),
        waiting_certificates=vendor.submitted_certificates,
    )


def _proposals(actor: User, vendor: Vendor) -> list[ProposalRow]:
    own = ("public_id", "status", "status_reason", "cure_until", "eligibility")
    dates = ("round__closes_at", "round__opens_at", "round__decides_at")
    rows = (
        Proposal.objects.visible_to(actor)
        .filter(vendor=vendor)
        .select_related("challenge__current_version", "round")
        .only(*own, *dates, *of_call("challenge"))
        .annotate(
            answered=_count(ProposalAnswer.objects.filter(proposal=OuterRef("pk"), words__gt=0), "proposal"),
            asked=_count(
                ProposalQuestion.objects.filter(terms__version=OuterRef("version"), terms__round=OuterRef("round")),
                "terms",
            ),
            price_given=Exists(ProposalPrice.objects.filter(proposal=OuterRef("pk"))),
        )
        .order_by("-pk")[:PROPOSALS]
    )
    return [_progress(row, row.asked) for row in rows]


def _count(rows: Any, owner: str) -> Coalesce:
    """How many rows the owner has: a column, where a join would make PostgreSQL group by all the others."""
    counted = rows.order_by().values(owner).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted), 0)


def _progress(row: Any, questions: int) -> ProposalRow:
    total = questions + OTHER_SECTIONS
    if row.status not in {"draft", "withdrawn"}:
        return ProposalRow(row, total, total)
    return ProposalRow(row, min(row.answered, questions) + bool(row.price_given) + bool(row.eligibility), total)


def _invitations(vendor: Vendor) -> Any:
    rows = Invitation.objects.filter(vendor=vendor, round__closes_at__gt=now(), round__challenge__status="open")
    rows = rows.exclude(round__proposals__vendor=vendor)
    columns = (*of_call("round__challenge"), *of_department("round__challenge__department"), "round__closes_at")
    return (
        rows.select_related("round__challenge__current_version", "round__challenge__department")
        .only(*columns)
        .order_by("round__closes_at")[:5]
    )
