"""Pilots for tests, brought along by the services like any other.

terms(**changes)        terms that may be agreed on
prepared_pilot(…)       the pilot of an awarded proposal, being prepared (judged=, department= …)
running_pilot(…)        the same, agreed and started
pilot_of(proposal)      the pilot of a proposal that is there; started(pilot): agreed and started
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from challenges.pilots import services
from challenges.pilots.models import Pilot
from challenges.pilots.services import KpiContent, MilestoneContent, PilotContent
from challenges.proposals.models import Proposal
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import now
from marketplace.dates import tehran_date
from tests.factories.evaluation import JudgedRound, final, judged_round


def terms(**changes: Any) -> PilotContent:
    """Two measures, two milestones of 40 and 60 percent."""
    today = tehran_date(now())
    valid = PilotContent(
        hypothesis_fa="سرریز مخزن‌ها ۳۰ درصد کم می‌شود",
        site_fa="گذر مروی",
        starts_on=today,
        ends_on=today + timedelta(days=90),
        kpis=(
            KpiContent("سرریز مخزن‌ها", Decimal(15), unit_fa="درصد", baseline=Decimal(31), lower_is_better=True),
            KpiContent("درستی هشدارها", Decimal(85), unit_fa="درصد"),
        ),
        milestones=(
            MilestoneContent("نصب", today + timedelta(days=20), 40),
            MilestoneContent("گزارش", today + timedelta(days=90), 60),
        ),
    )
    return replace(valid, **changes)


def awarded_proposal(judged: JudgedRound | None = None, **changes: Any) -> Proposal:
    """The proposal chosen in a final decision; `changes` go to the content of the challenge."""
    judged = judged or judged_round(**changes)
    final(judged, {judged.proposals[0].pk: 5})
    return with_its_round(Proposal.objects.get(round=judged.opened.round, status="awarded").pk)


def with_its_round(pk: int) -> Proposal:
    """The proposal as the database has it now."""
    return Proposal.objects.select_related("challenge", "vendor", "round", "created_by").get(pk=pk)


def prepared_pilot(judged: JudgedRound | None = None, *, content: PilotContent | None = None, **changes: Any) -> Pilot:
    """Set up by the system; its terms may still change."""
    return pilot_of(awarded_proposal(judged, **changes), content)


def pilot_of(proposal: Proposal, content: PilotContent | None = None) -> Pilot:
    """The pilot of an awarded proposal, being prepared."""
    return services.create_pilot(actor=SYSTEM_ACTOR, proposal=proposal, content=content or terms())


def running_pilot(judged: JudgedRound | None = None, **changes: Any) -> Pilot:
    """Agreed and started."""
    return started(prepared_pilot(judged, **changes))


def started(pilot: Pilot) -> Pilot:
    """Agreed and started."""
    return services.start_pilot(actor=SYSTEM_ACTOR, pilot=services.agree_pilot(actor=SYSTEM_ACTOR, pilot=pilot))
