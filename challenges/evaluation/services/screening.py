"""The formal check of received proposals (ارزیابی شکلی): admitted, refused with a reason, or once asked to cure a
defect.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Panel
from challenges.evaluation.permissions import can_screen
from challenges.evaluation.services.panels import assign_admissible
from challenges.proposals.models import Proposal
from challenges.proposals.states import PROPOSAL
from marketplace.accounts.roles import SYSTEM_ACTOR, is_system
from marketplace.clock import database_now
from marketplace.decisions import allow_if
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean


def _held(actor: Any, proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round__challenge", "challenge", "vendor")
    held: Proposal = rows.get(pk=proposal.pk)
    if not is_system(actor):
        can_screen(actor, held).require()
    allow_if(held.round.opened_at, _("The proposals are not open yet."), "sealed").require()
    return held


def _step(name: str, actor: Any, held: Proposal, *, action: str, reason: str = "") -> Proposal:
    decision = PROPOSAL.can(name, actor, held)
    # The secretary is a relation of the panel, above the proposal's own room; `can_screen` has let it in.
    before, after = PROPOSAL.apply(name, actor=actor if decision else _screening_actor(actor, held), obj=held)
    held.status_reason = reason
    held.save(update_fields=["status", "status_reason", "cure_until", "updated_at"])
    record(
        actor=actor,
        action=action,
        subject=held,
        case=held.challenge,
        before={"status": before},
        after={"status": after},
        reason=reason,
    )
    return held


def _screening_actor(actor: Any, held: Proposal) -> Any:
    can_screen(actor, held).require()
    return SYSTEM_ACTOR


@transaction.atomic
def admit_proposal(*, actor: Any, proposal: Proposal) -> Proposal:
    """The proposal is complete and eligible; the panel's members get it assigned."""
    held = _step("admit", actor, _held(actor, proposal), action="evaluation.screening.admitted")
    panel = Panel.objects.filter(round=held.round).first()
    if panel is not None:
        assign_admissible(panel)
    return held


@transaction.atomic
def refuse_proposal(*, actor: Any, proposal: Proposal, reason: str) -> Proposal:
    """The proposal does not meet a formal condition; the startup reads which."""
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    return _step("refuse", actor, _held(actor, proposal), action="evaluation.screening.refused", reason=clean(reason))


@transaction.atomic
def request_cure(*, actor: Any, proposal: Proposal, reason: str, until: datetime) -> Proposal:
    """Ask once to cure a defect. Raises Conflict the second time, Invalid without a reason or with a time that has
    passed.
    """
    if not clean(reason):
        raise Invalid({"reason": _("Write what must be cured; the startup reads it.")})
    if until <= database_now():
        raise Invalid({"until": _("This time has already passed.")})
    held = _held(actor, proposal)
    if held.cure_until is not None:
        raise Conflict(_("A cure was asked for once already."))
    held.cure_until = until
    return _step("request_cure", actor, held, action="evaluation.screening.cure_requested", reason=clean(reason))
