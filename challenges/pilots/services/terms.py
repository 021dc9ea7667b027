"""What is agreed before a pilot starts: hypothesis, site, dates, KPIs with their targets, milestones that total 100
percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Kpi, Milestone, Pilot
from challenges.pilots.permissions import can_manage_pilot
from challenges.pilots.states import MILESTONES_TOTAL
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean


@dataclass(frozen=True, slots=True)
class KpiContent:
    """A measure with its target."""

    title_fa: str
    target: Decimal
    title_en: str = ""
    unit_fa: str = ""
    unit_en: str = ""
    baseline: Decimal | None = None
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    """A step with its share of the payment in percent."""

    title_fa: str
    due_on: date
    share: int
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class PilotContent:
    """The terms as a whole."""

    hypothesis_fa: str
    site_fa: str
    hypothesis_en: str = ""
    site_en: str = ""
    district_number: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    kpis: tuple[KpiContent, ...] = ()
    milestones: tuple[MilestoneContent, ...] = ()


def check(content: PilotContent) -> None:
    """Raise Invalid naming everything that is wrong with the terms."""
    problems: dict[str, Any] = {}
    if not clean(content.hypothesis_fa):
        problems["hypothesis_fa"] = _("Write what the pilot is to show.")
    if not clean(content.site_fa):
        problems["site_fa"] = _("Write where the pilot takes place.")
    if content.starts_on and content.ends_on and content.ends_on <= content.starts_on:
        problems["ends_on"] = _("The end must be after the start.")
    if content.milestones and sum(row.share for row in content.milestones) != MILESTONES_TOTAL:
        problems["milestones"] = _("The shares of the milestones must total 100 percent.")
    for index, row in enumerate(content.milestones):
        if not clean(row.title_fa) or not 1 <= row.share <= MILESTONES_TOTAL:
            problems[f"milestones.{index}"] = _("A milestone needs a title and a share from 1 to 100 percent.")
    for index, kpi in enumerate(content.kpis):
        if not clean(kpi.title_fa):
            problems[f"kpis.{index}"] = _("A KPI needs a title.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def set_terms(*, actor: Any, pilot: Pilot, content: PilotContent) -> Pilot:
    """Write the terms while the pilot is being prepared. Raises Invalid, NotAllowed, WrongState once they are
    agreed.
    """
    held = Pilot.objects.select_for_update(of=("self",)).select_related("challenge", "vendor").get(pk=pilot.pk)
    can_manage_pilot(actor, held).require()
    if held.status != "preparing":
        raise WrongState(_("The terms are agreed and no longer change."))
    check(content)
    fill(held, content)
    held.save()
    held.kpis.all().delete()
    held.milestones.all().delete()
    write_rows(held, content)
    record(
        actor=actor,
        action="pilots.pilot.terms_set",
        subject=held,
        case=held.challenge,
        after={"kpis": len(content.kpis), "milestones": len(content.milestones)},
    )
    return held


def fill(pilot: Pilot, content: PilotContent) -> None:
    """Copy the plain values onto an unsaved or held row."""
    for name in ("hypothesis_fa", "hypothesis_en", "site_fa", "site_en"):
        setattr(pilot, name, clean(getattr(content, name)))
    pilot.district_id = content.district_number
    pilot.starts_on, pilot.ends_on = content.starts_on, content.ends_on


def write_rows(pilot: Pilot, content: PilotContent) -> None:
    """Write KPIs and milestones in their order."""
    Kpi.objects.bulk_create(
        Kpi(
            pilot=pilot,
            position=position,
            title_fa=clean(row.title_fa),
            title_en=clean(row.title_en),
            unit_fa=row.unit_fa,
            unit_en=row.unit_en,
            baseline=row.baseline,
            target=row.target,
            lower_is_better=row.lower_is_better,
        )
        for position, row in enumerate(content.kpis)
    )
    Milestone.objects.bulk_create(
        Milestone(
            pilot=pilot,
            position=position,
            title_fa=clean(row.title_fa),
            title_en=clean(row.title_en),
            due_on=row.due_on,
            share=row.share,
        )
        for position, row in enumerate(content.milestones)
    )
