"""What happens to proposals when a round closes and when its challenge changes: called inside the challenge's own
transaction.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from challenges.models import Challenge, ChallengeVersion, Round
from challenges.proposals.models import LateException, Proposal
from challenges.proposals.services.locking import lock_round
from challenges.proposals.states import PROPOSAL, WRITABLE
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.journal.services import record

ACTIONS = {"receive": "proposals.proposal.received", "lapse": "proposals.proposal.lapsed"}


def receive_and_lapse(round_: Round, moment: datetime | None = None) -> tuple[int, int]:
    """Submitted proposals are received, the rest lapses; the caller holds the round FOR UPDATE. Returns (received,
    lapsed).

    A vendor with a late exception is passed over until its own limit is reached. Safe to repeat.
    """
    moment = moment or database_now()
    late = LateException.objects.filter(round=round_, approved_at__isnull=False, until__gt=moment).values("vendor_id")
    done = {"receive": 0, "lapse": 0}
    rows = Proposal.objects.with_late_limit().select_for_update(of=("self",))
    rows = rows.select_related("round", "challenge", "vendor")
    for proposal in rows.filter(round=round_, status__in=WRITABLE).exclude(vendor_id__in=late).order_by("pk"):
        step = "receive" if proposal.status == "submitted" else "lapse"
        before, after = PROPOSAL.apply(step, actor=SYSTEM_ACTOR, obj=proposal)
        proposal.save(update_fields=["status", "updated_at"])
        record(
            actor=SYSTEM_ACTOR, action=ACTIONS[step], subject=proposal, role="system", before={"status": before},
            after={"status": after},
        )  # fmt: skip
        done[step] += 1
    return done["receive"], done["lapse"]


def close_late_windows() -> int:
    """Settle the proposals of late windows that have ended in rounds that are closed; returns how many were settled."""
    waiting = Proposal.objects.filter(
        status__in=WRITABLE, round__closed_at__isnull=False, round__opened_at__isnull=True
    )
    settled = 0
    for round_id in sorted(set(waiting.values_list("round_id", flat=True))):
        with transaction.atomic():
            settled += sum(receive_and_lapse(lock_round(round_id)))
    return settled


def ask_confirmation(challenge: Challenge, version: ChallengeVersion) -> int:
    """After a material amendment every submitted proposal must be confirmed or changed; returns how many were asked."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round", "challenge", "vendor")
    asked = 0
    for proposal in rows.filter(challenge=challenge, status="submitted").order_by("pk"):
        before, after = PROPOSAL.apply("ask_confirmation", actor=SYSTEM_ACTOR, obj=proposal)
        proposal.save(update_fields=["status", "updated_at"])
        record(
            actor=SYSTEM_ACTOR, action="proposals.proposal.confirmation_asked", subject=proposal, role="system",
            before={"status": before}, after={"status": after, "version": version.number},
        )  # fmt: skip
        asked += 1
    return asked
