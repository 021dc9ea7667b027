"""What happens while a pilot runs: milestones delivered and accepted, KPIs measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Kpi, Milestone, Reading
from challenges.pilots.permissions import can_manage_pilot
from challenges.pilots.states import MILESTONE
from marketplace.clock import database_now
from marketplace.dates import tehran_date
from marketplace.decisions import allow_if
from marketplace.errors import Invalid
from marketplace.journal.services import record
from marketplace.text import clean


def _step(name: str, past: str, actor: Any, milestone: Milestone, *, reason: str = "", **values: Any) -> Milestone:
    rows = Milestone.objects.select_for_update(of=("self",)).select_related("pilot__challenge", "pilot__vendor")
    held: Milestone = rows.get(pk=milestone.pk)
    allow_if(held.pilot.status == "running", _("The pilot is not running."), "wrong_state").require()
    before, after = MILESTONE.apply(name, actor=actor, obj=held)
    held.reason = reason
    for key, value in values.items():
        setattr(held, key, value)
    held.save()
    record(
        actor=actor,
        action=f"pilots.milestone.{past}",
        subject=held,
        case=held.pilot.challenge,
        before={"status": before},
        after={"status": after},
        reason=reason,
    )
    return held


@transaction.atomic
def deliver_milestone(*, actor: Any, milestone: Milestone) -> Milestone:
    """The startup reports the step as delivered."""
    return _step("deliver", "delivered", actor, milestone, delivered_at=database_now())


@transaction.atomic
def accept_milestone(*, actor: Any, milestone: Milestone) -> Milestone:
    """The city accepts it; its share is due."""
    return _step("accept", "accepted", actor, milestone, accepted_at=database_now())


@transaction.atomic
def return_milestone(*, actor: Any, milestone: Milestone, reason: str) -> Milestone:
    """Sent back with a reason the startup reads."""
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    return _step("return", "returned", actor, milestone, reason=clean(reason))


@transaction.atomic
def record_kpi(*, actor: Any, kpi: Kpi, actual: Decimal, measured_on: date | None = None) -> Kpi:
    """Enter a measurement in the KPI's unit, of today unless a day is named; one a day, the later entry counts. The
    newest measurement is what was reached. Raises Invalid for a day to come, NotAllowed, WrongState before the start.
    """
    held = (
        Kpi.objects.select_for_update(of=("self",)).select_related("pilot__challenge", "pilot__vendor").get(pk=kpi.pk)
    )
    can_manage_pilot(actor, held.pilot).require()
    allow_if(held.pilot.status == "running", _("The pilot is not running."), "wrong_state").require()
    today = tehran_date(database_now())
    if measured_on is not None and measured_on > today:
        raise Invalid({"measured_on": _("This day has not come yet.")})
    Reading.objects.update_or_create(kpi=held, measured_on=measured_on or today, defaults={"value": actual})
    before = held.actual
    held.actual = held.readings.order_by("-measured_on").values_list("value", flat=True).first()
    held.save(update_fields=["actual"])
    record(
        actor=actor,
        action="pilots.kpi.recorded",
        subject=held,
        case=held.pilot.challenge,
        before={"actual": str(before) if before is not None else None},
        after={"actual": str(actual), "measured_on": (measured_on or today).isoformat()},
    )
    return held
