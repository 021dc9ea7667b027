"""Who may do what with a pilot; the reason of a refusal is shown to the person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Milestone, Pilot
from challenges.pilots.querysets import PUBLIC
from challenges.pilots.states import MILESTONE, PILOT
from challenges.proposals.models import Proposal
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, allow_if, deny
from vendors.permissions import can_edit_solution


def can_view_pilot(actor: Any, pilot: Pilot) -> Decision:
    """Agreed, running and ended pilots are public; one being prepared is its parties' own."""
    roles = roles_of(actor)
    if pilot.status in PUBLIC or is_system(actor) or roles.office or roles.auditor or roles.administrator:
        return ALLOW
    return allow_if(
        pilot.challenge.department_id in roles.departments or pilot.vendor.role_of(actor),
        _("This pilot is still being prepared."),
        "not_public",
    )


def can_create_pilot(actor: Any, proposal: Proposal) -> Decision:
    """The department's officers and managers, or the office, for an awarded proposal."""
    roles = roles_of(actor)
    own = proposal.challenge.department_id in roles.officer_of | roles.manager_of
    if not (is_system(actor) or roles.office or own):
        return deny(_("Pilots are set up by the department or the innovation office."), "wrong_actor")
    return allow_if(proposal.status == "awarded", _("Only an awarded proposal becomes a pilot."), "wrong_state")


def can_manage_pilot(actor: Any, pilot: Pilot) -> Decision:
    """The department's officers and managers, or the office, until the pilot has ended."""
    roles = roles_of(actor)
    own = pilot.challenge.department_id in roles.officer_of | roles.manager_of
    if not (is_system(actor) or roles.office or own):
        return deny(_("Pilots are run by the department or the innovation office."), "wrong_actor")
    return allow_if(pilot.status not in {"completed", "terminated"}, _("This pilot has ended."), "wrong_state")


def can_set_terms(actor: Any, pilot: Pilot) -> Decision:
    """Whoever manages the pilot, until its terms are agreed."""
    decision = can_manage_pilot(actor, pilot)
    if not decision:
        return decision
    return allow_if(pilot.status == "preparing", _("The terms are agreed and no longer change."), "wrong_state")


def can_name_solution(actor: Any, pilot: Pilot) -> Decision:
    """Whoever writes solutions of the startup."""
    return can_edit_solution(actor, pilot.vendor)


def can_deliver_milestone(actor: Any, milestone: Milestone) -> Decision:
    """The startup's people."""
    return MILESTONE.can("deliver", actor, milestone)


def can_accept_milestone(actor: Any, milestone: Milestone) -> Decision:
    """The department or the office."""
    return MILESTONE.can("accept", actor, milestone)


def can_take_step(actor: Any, pilot: Pilot, step: str) -> Decision:
    """The lifecycle's own answer to one of its steps."""
    return PILOT.can(step, actor, pilot)
