"""What happens to proposals when a round closes and when its challenge changes: called inside the challenge's own transaction."""

from __future__ import annotations

from datetime import datetime

from challenges.models import Challenge, ChallengeVersion, Round
from challenges.proposals.models import LateException, Proposal
from challenges.proposals.states import PROPOSAL
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.journal.services import record

OPEN_STATES = ("draft", "withdrawn", "submitted", "needs_confirmation")


def receive_and_lapse(round_: Round, moment: datetime | None = None) -> tuple[int, int]:
    """Submitted proposals are received, the rest lapses; the caller holds the round FOR UPDATE. Returns (received, lapsed).

    A vendor with a late exception is passed over until its own limit is reached.
    """
    moment = moment or database_now()
    late = set(
        LateException.objects.filter(round=round_, approved_at__isnull=False, until__gt=moment).values_list(
            "vendor_id", flat=True
        )
    )
    received = lapsed = 0
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round", "challenge", "vendor")
    for proposal in rows.filter(round=round_, status__in=OPEN_STATES).exclude(vendor_id__in=late).order_by("pk"):
        step = "receive" if proposal.status == "submitted" else "lapse"
        before, after = PROPOSAL.apply(step, actor=SYSTEM_ACTOR, obj=proposal)
        proposal.save(update_fields=["status", "updated_at"])
        record(
            actor=SYSTEM_ACTOR, action=f"proposals.proposal.{'received' if step == 'receive' else 'lapsed'}", subject=proposal,
            before={"status": before}, after={"status": after},
        )  # fmt: skip
        received, lapsed = received + (step == "receive"), lapsed + (step == "lapse")
    return received, lapsed


def ask_confirmation(challenge: Challenge, version: ChallengeVersion) -> int:
    """After a material amendment every submitted proposal must be confirmed or changed; returns how many were asked."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round", "challenge", "vendor")
    asked = 0
    for proposal in rows.filter(challenge=challenge, status="submitted").order_by("pk"):
        before, after = PROPOSAL.apply("ask_confirmation", actor=SYSTEM_ACTOR, obj=proposal)
        proposal.save(update_fields=["status", "updated_at"])
        record(
            actor=SYSTEM_ACTOR, action="proposals.proposal.confirmation_asked", subject=proposal, before={"status": before},
            after={"status": after, "version": version.number},
        )  # fmt: skip
        asked += 1
    return asked
