"""Pilots of the demo city, from the agreement to the published result, also the one that failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from challenges.pilots.models import Milestone, Pilot
from challenges.pilots.services import (
    KpiContent,
    MilestoneContent,
    PilotContent,
    accept_milestone,
    agree_pilot,
    complete_pilot,
    create_pilot,
    deliver_milestone,
    record_kpi,
    return_milestone,
    start_pilot,
)
from challenges.proposals.models import Proposal
from marketplace.dates import tehran_date
from marketplace.management.demo import schema
from marketplace.management.demo.load.town import Town
from vendors.models import Solution

STARTED = {"running", "completed", "terminated"}


def pilots(town: Town) -> Iterator[None]:
    """Every pilot in its state."""
    departments = {row.code: row.department for row in town.city.challenges}
    districts = {row.code: row.districts for row in town.city.challenges}
    for row in town.city.pilots:
        officer = town.officer(departments[row.challenge])
        proposal = Proposal.objects.get(challenge=town.challenges[row.challenge], vendor=town.vendors[row.vendor])
        with town.on(town.workday(min(row.start_day, 0) - 12)):
            content = _content(town, row, districts[row.challenge])
            solution = Solution.objects.filter(vendor=town.vendors[row.vendor]).first()
            pilot = create_pilot(actor=officer, proposal=proposal, content=content, solution=solution)
            if row.state != "preparing":
                agree_pilot(actor=officer, pilot=pilot)
        if row.state in STARTED:
            with town.on(town.workday(row.start_day)):
                start_pilot(actor=officer, pilot=pilot)
            _progress(town, row, pilot, departments[row.challenge])
        yield


def _content(town: Town, row: schema.Pilot, districts: tuple[int, ...]) -> PilotContent:
    today = tehran_date(town.today)
    return PilotContent(
        hypothesis_fa=row.hypothesis_fa,
        site_fa=row.site_fa,
        district_number=districts[0] if districts else None,
        starts_on=today + timedelta(days=row.start_day),
        ends_on=today + timedelta(days=row.end_day),
        kpis=tuple(
            KpiContent(
                title_fa=kpi.name_fa,
                unit_fa=kpi.unit_fa,
                baseline=Decimal(kpi.baseline) if kpi.baseline else None,
                target=Decimal(kpi.target),
                lower_is_better=not kpi.higher_is_better,
            )
            for kpi in row.kpis
        ),
        milestones=tuple(
            MilestoneContent(title_fa=item.title_fa, due_on=today + timedelta(days=item.due_day), share=item.share)
            for item in row.milestones
        ),
    )


def _progress(town: Town, row: schema.Pilot, pilot: Pilot, department: str) -> None:
    officer = town.officer(department)
    for held, item in zip(pilot.milestones.order_by("position"), row.milestones, strict=True):
        _milestone(town, row, held, item, department)
    for kpi, measured in zip(pilot.kpis.order_by("position"), row.kpis, strict=True):
        readings = [*measured.readings] or ([(min(row.end_day, -1), measured.actual)] if measured.actual else [])
        for day, value in readings:
            moment = town.workday(max(day, row.start_day + 1))
            with town.on(moment):
                record_kpi(
                    actor=officer, kpi=kpi, actual=Decimal(value), measured_on=tehran_date(min(moment, town.today))
                )
    if row.state == "completed":
        with town.on(town.workday(row.verdict_day or -3)):
            learned = "\n\n".join([row.verdict_fa, *row.learned_fa])
            complete_pilot(
                actor=officer, pilot=pilot, verdict=row.verdict, learned_fa=learned, learned_en=row.verdict_en
            )


def _milestone(town: Town, row: schema.Pilot, held: Milestone, item: schema.Milestone, department: str) -> None:
    officer, owner = town.officer(department), town.owner(row.vendor)
    if item.delivered_day is None:
        return
    with town.on(town.workday(max(item.delivered_day, row.start_day + 1))):
        deliver_milestone(actor=owner, milestone=held)
    if item.accepted_day is not None:
        with town.on(town.workday(max(item.accepted_day, row.start_day + 2))):
            accept_milestone(actor=officer, milestone=held)
    elif item.returned_fa:
        with town.on(town.workday(item.delivered_day + 2)):
            return_milestone(actor=officer, milestone=held, reason=item.returned_fa)
