"""A pilot from the award to its published result."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Pilot, Verdict
from challenges.pilots.permissions import can_create_pilot
from challenges.pilots.services.terms import PilotContent, check, fill, write_rows
from challenges.pilots.states import PILOT
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import submitted_price
from marketplace.clock import database_now
from marketplace.dates import tehran_date
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Solution


@transaction.atomic
def create_pilot(*, actor: Any, proposal: Proposal, content: PilotContent, solution: Solution | None = None) -> Pilot:
    """Set up the pilot of an awarded proposal; the agreed amount is the offered price. Raises Invalid, NotAllowed,
    Conflict for a second one.
    """
    held = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("challenge", "vendor", "round", "current_submission")
        .get(pk=proposal.pk)
    )
    can_create_pilot(actor, held).require()
    if Pilot.objects.filter(proposal=held).exists():
        raise Conflict(_("This proposal has a pilot already."))
    check(content)
    amount = submitted_price(held).get("total") if held.round.prices_opened_at else None
    pilot = Pilot(challenge=held.challenge, proposal=held, vendor=held.vendor, solution=solution, amount=amount)
    fill(pilot, content)
    pilot.save()
    write_rows(pilot, content)
    record(
        actor=actor, action="pilots.pilot.created", subject=pilot, case=held.challenge, after={"status": pilot.status}
    )
    return pilot


def _step(name: str, past: str, actor: Any, pilot: Pilot, *, reason: str = "", **values: Any) -> Pilot:
    held = Pilot.objects.select_for_update(of=("self",)).select_related("challenge", "vendor").get(pk=pilot.pk)
    for key, value in values.items():
        setattr(held, key, value)
    before, after = PILOT.apply(name, actor=actor, obj=held)
    held.save()
    record(
        actor=actor,
        action=f"pilots.pilot.{past}",
        subject=held,
        case=held.challenge,
        before={"status": before},
        after={"status": after},
        reason=reason,
    )
    return held


@transaction.atomic
def agree_pilot(*, actor: Any, pilot: Pilot) -> Pilot:
    """Both sides have agreed on the terms; from now on they are public and fixed."""
    return _step("agree", "agreed", actor, pilot, agreed_on=tehran_date(database_now()))


@transaction.atomic
def start_pilot(*, actor: Any, pilot: Pilot) -> Pilot:
    """Work begins in the city."""
    return _step("start", "started", actor, pilot)


@transaction.atomic
def complete_pilot(*, actor: Any, pilot: Pilot, verdict: str, learned_fa: str, learned_en: str = "") -> Pilot:
    """End with a verdict and what was learned, published also when it failed. Raises Invalid naming what is missing."""
    problems: dict[str, Any] = {}
    if verdict not in set(Verdict):
        problems["verdict"] = _("Choose a verdict: scale up, buy or stop.")
    if not clean(learned_fa):
        problems["learned_fa"] = _("Write what was learned; it is published, also when the pilot failed.")
    if pilot.kpis.filter(actual__isnull=True).exists():
        problems["kpis"] = _("Enter what was reached for every KPI first.")
    if problems:
        raise Invalid(problems)
    return _step(
        "complete",
        "completed",
        actor,
        pilot,
        verdict=verdict,
        learned_fa=clean(learned_fa),
        learned_en=clean(learned_en),
        ended_at=database_now(),
    )


@transaction.atomic
def terminate_pilot(*, actor: Any, pilot: Pilot, reason: str) -> Pilot:
    """End early with a reason that stays public."""
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason; it will be public.")})
    return _step(
        "terminate",
        "terminated",
        actor,
        pilot,
        reason=clean(reason),
        public_reason=clean(reason),
        ended_at=database_now(),
    )
