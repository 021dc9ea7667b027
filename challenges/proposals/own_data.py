"""What this room holds about people and firms: their proposals. Sealed content is given to the firm's own people only,
who may read it at any time; submissions and receipts are the city's record and stay sealed or opened as they are.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import draft_of
from marketplace.accounts import own_data
from marketplace.accounts.models import User
from vendors import own_data as firms
from vendors.models import Vendor

UNDER_WAY = (
    *("submitted", "needs_confirmation", "received", "cure_requested"),
    *("admissible", "shortlisted", "invited", "reserve"),
)


def _of_person(user: User) -> list[dict[str, Any]]:
    """Which proposals the person began; their content is the firm's."""
    rows = Proposal.objects.filter(created_by=user).select_related("challenge", "vendor").order_by("pk")
    return [
        {"id": str(row.public_id), "challenge": row.challenge.reference, "startup": row.vendor.name_fa} for row in rows
    ]


def _of_firm(vendor: Vendor) -> list[dict[str, Any]]:
    rows = Proposal.objects.filter(vendor=vendor).select_related("challenge", "round", "price").order_by("pk")
    return [_proposal(row) for row in rows]


def _proposal(row: Proposal) -> dict[str, Any]:
    draft = draft_of(row)
    return {
        "id": str(row.public_id),
        "challenge": row.challenge.reference,
        "round": row.round.number,
        "state": row.status,
        "reason": row.status_reason,
        "badge": row.badge,
        "answers": draft.answers,
        "team": draft.team,
        "price": draft.price,
        "files": [file.name for file in draft.files],
        "receipts": [
            {"number": sent.receipt_number, "hash": sent.receipt_hash, "at": own_data.moment(sent.received_at)}
            for sent in row.submissions.order_by("number")
        ],
    }


def _reasons(vendor: Vendor) -> list[firms.Text]:
    waiting = Proposal.objects.filter(vendor=vendor, status__in=UNDER_WAY).exists()
    return [_("A proposal is under way. Withdraw it, or wait for the decision.")] if waiting else []


def register() -> None:
    """Tell it to the rooms of people and firms; called once at start."""
    own_data.register(own_data.Part("proposals", collect=_of_person))
    firms.register(firms.Part("proposals", collect=_of_firm, stays_because=_reasons))
