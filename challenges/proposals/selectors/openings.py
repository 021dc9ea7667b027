"""What the officers see of a round before and at its opening, and what everybody sees afterwards. Counts only: nothing
here reads what a proposal says or whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from challenges.models import Challenge, Round
from challenges.proposals.models import LateException, Opening, OpeningAttempt, Proposal, Submission
from challenges.proposals.models.opening import Envelope
from challenges.proposals.permissions import can_confirm_opening
from challenges.proposals.sealing.door import NEVER_OPENED, PRICE_READ_IN
from challenges.proposals.services import is_due
from challenges.proposals.services.opening import UNSETTLED
from challenges.proposals.verification import envelopes_are_intact
from marketplace.accounts.roles import Actor
from marketplace.clock import now
from marketplace.decisions import Decision

ATTEMPTS_SHOWN = 20
IN_MANIFEST, UNCHANGED, UNKNOWN = "manifest", "unchanged", "unknown"


@dataclass(frozen=True, slots=True)
class EnvelopeState:
    """One kind of envelope of a round: how many there are, whether it is due, who has proposed to open it."""

    envelope: str
    count: int
    due: Decision
    opened: Opening | None
    running: Opening | None
    may_confirm: Decision | None


def envelope_states(actor: Actor, round_: Round) -> list[EnvelopeState]:
    """Both envelopes of a full round, the one of a concept round."""
    kinds = [Envelope.CONTENT.value, *([Envelope.PRICE.value] if round_.kind == "full" else [])]
    openings = list(round_.openings.select_related("first_officer", "second_officer").order_by("pk"))
    statuses = list(Proposal.objects.filter(round=round_).values_list("status", flat=True))
    return [_state(actor, round_, kind, [row for row in openings if row.envelope == kind], statuses) for kind in kinds]


def _state(actor: Actor, round_: Round, kind: str, openings: list[Opening], statuses: list[str]) -> EnvelopeState:
    opened = next((row for row in openings if row.opened_at), None)
    running = next((row for row in openings if not row.opened_at and row.expires_at > now()), None)
    settled = kind == Envelope.PRICE and round_.opened_at is not None and not set(UNSETTLED) & set(statuses)
    taking_part = [
        status for status in statuses if (status in PRICE_READ_IN if settled else status not in NEVER_OPENED)
    ]
    return EnvelopeState(
        envelope=kind,
        count=len(taking_part),
        due=is_due(round_, kind),
        opened=opened,
        running=running,
        may_confirm=can_confirm_opening(actor, round_, running.first_officer_id) if running else None,
    )


def attempts_of(round_: Round) -> list[OpeningAttempt]:
    """Every try to open, the newest first."""
    return list(round_.opening_attempts.select_related("actor").order_by("-pk")[:ATTEMPTS_SHOWN])


def late_exceptions_of(round_: Round) -> list[LateException]:
    """The late exceptions asked for in a round."""
    return list(round_.late_exceptions.select_related("vendor", "asked_by", "approved_by").order_by("pk"))


def manifests_of(challenge: Challenge) -> list[Opening]:
    """What was opened, in the order of the openings, each with its round and the round's late exceptions."""
    rows = Opening.objects.filter(round__challenge=challenge, opened_at__isnull=False)
    return list(rows.select_related("round").prefetch_related("round__late_exceptions").order_by("opened_at"))


def verify(number: str, digest: str) -> tuple[str, Opening | None]:
    """What may be said of a receipt to anybody who has its number and its hash: in a published manifest, stored
    unchanged, or unknown. A number without its hash tells nothing.
    """
    rows: Any = Submission.objects.select_related("proposal__round", "proposal__challenge")
    sent = rows.filter(receipt_number=number, receipt_hash=digest).first()
    if sent is None or not envelopes_are_intact(sent):
        return UNKNOWN, None
    entry = {"number": number, "hash": digest}
    openings = Opening.objects.filter(round=sent.proposal.round, opened_at__isnull=False, manifest__contains=[entry])
    opening = openings.select_related("round__challenge").order_by("pk").first()
    return (IN_MANIFEST, opening) if opening is not None else (UNCHANGED, None)
