"""Why a startup cannot write, send or take back: too late, or not allowed. A lapsed proposal is late, whatever the
table of states calls it. What was refused for another reason than ordinary work is written down.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal
from challenges.proposals.states import PROPOSAL, WRITABLE
from marketplace.decisions import Decision, deny
from marketplace.errors import DomainError, Late, WrongState
from marketplace.journal.services import record

# Refusals of ordinary work: a colleague was quicker, a part came twice, an answer is missing.
ORDINARY = frozenset({"revision", "offset", "damaged", "gone", "blocked", "unverified", "terms", "exists"})
FOREIGN = "foreign"


def require_in_time(decision: Decision, proposal: Proposal) -> None:
    """Nothing for a positive decision; raises Late after the deadline, WrongState or NotAllowed with the reason."""
    if decision.code == "late":
        raise Late(decision.reason, code="late")
    if decision.code == "wrong_state":
        if proposal.status not in WRITABLE:
            raise Late(_("The deadline has passed; proposals are no longer taken."), code="late")
        raise WrongState(decision.reason, code="wrong_state")
    decision.require()


def take_in_time(step: str, *, actor: Any, proposal: Proposal, moment: datetime) -> tuple[str, str]:
    """Take a step of the lifecycle on a held proposal; whether it is in time was decided by the database's clock when
    its round was held. Raises as above.
    """
    proposal.moment = moment
    try:
        return PROPOSAL.apply(step, actor=actor, obj=proposal)
    except DomainError as refusal:
        require_in_time(deny(refusal.message, refusal.code), proposal)
        raise
    finally:
        proposal.moment = None


@transaction.atomic
def note_refusal(*, actor: Any, proposal: Proposal, part: str, code: str) -> None:
    """Write down that something was refused (a late sending, a file that does not pass, another startup's address);
    never what it said. Ordinary refusals are not.
    """
    if code in ORDINARY:
        return
    role = proposal.vendor.role_of(actor) or ""
    record(
        actor=actor, action="proposals.proposal.refused", subject=proposal, role=role, reason=code,
        after={"part": part}, confidential=True,
    )  # fmt: skip
