"""Who may do what with a proposal; the reason of a refusal is shown to the person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Round
from challenges.proposals.models import Invitation, LateException, Partner, Proposal
from challenges.proposals.sealing.door import can_read_content, can_read_price
from challenges.proposals.states import PROPOSAL, WRITERS, before_deadline, not_ended
from marketplace.accounts.roles import roles_of
from marketplace.clock import database_now
from marketplace.decisions import ALLOW, Decision, allow_if, deny
from vendors.agreement import accepts_current_terms
from vendors.models import Vendor

__all__ = [
    "can_answer_partnership",
    "can_approve_late_exception",
    "can_ask_late_exception",
    "can_confirm_opening",
    "can_count_proposals",
    "can_read_content",
    "can_read_price",
    "can_request_opening",
    "can_see_opening",
    "can_send_for",
    "can_start_proposal",
    "can_submit_proposal",
    "can_view_proposal",
    "can_withdraw_proposal",
    "can_write_proposal",
]


def can_view_proposal(actor: Any, proposal: Proposal) -> Decision:
    """Whether the actor may know that the proposal is there; the predicate behind `visible_to`. Who is on the panel
    and has not declared a conflict yet knows it, and reads nothing.
    """
    if proposal.vendor.role_of(actor):
        return ALLOW
    decision = can_read_content(actor, proposal)
    return ALLOW if decision.code == "conflict" else decision


def can_start_proposal(actor: Any, round_: Round, vendor: Vendor) -> Decision:
    """A writer of a startup that is not suspended, while the round takes proposals, or inside the startup's late
    exception; in a round by invitation, if invited.
    """
    if vendor.role_of(actor) not in WRITERS:
        return deny(_("Only the owner, an administrator or a member of the startup writes proposals."), "wrong_actor")
    if vendor.status == "suspended":
        return deny(_("The startup is suspended and cannot begin new proposals."), "suspended")
    running = round_.number == round_.challenge.current_round and round_.challenge.is_open
    if not running and not _in_late_window(round_, vendor):
        return deny(_("This challenge takes no proposals now."), "closed")
    if round_.by_invitation and not Invitation.objects.filter(round=round_, vendor=vendor).exists():
        return deny(_("This round is open to invited startups only."), "not_invited")
    return ALLOW


def _in_late_window(round_: Round, vendor: Vendor) -> bool:
    granted = LateException.objects.filter(round=round_, vendor=vendor, approved_at__isnull=False)
    return round_.opened_at is None and granted.filter(until__gt=database_now()).exists()


def can_write_proposal(actor: Any, proposal: Proposal) -> Decision:
    """Editing the working text: by a writer of the vendor, while it could still be submitted."""
    if proposal.vendor.role_of(actor) not in WRITERS:
        return deny(_("Only the owner, an administrator or a member of the startup writes proposals."), "wrong_actor")
    return PROPOSAL.can("submit", actor, proposal)


def can_submit_proposal(actor: Any, proposal: Proposal) -> Decision:
    """The lifecycle's own answer, for a verified startup."""
    return PROPOSAL.can("submit", actor, proposal) and can_send_for(proposal.vendor)


def can_send_for(vendor: Vendor) -> Decision:
    """Only verified startups that have accepted the present terms of use take part; the others go on writing."""
    verified = allow_if(
        vendor.status == "verified",
        _(
            "The innovation office has not verified the startup yet; "
            "you can go on writing and submit once it is verified."
        ),
        "unverified",
    )
    return verified and accepts_current_terms(vendor)


def can_withdraw_proposal(actor: Any, proposal: Proposal) -> Decision:
    """The owner or an administrator of the startup, until the deadline."""
    return PROPOSAL.can("withdraw", actor, proposal)


def can_answer_partnership(actor: Any, partner: Partner) -> Decision:
    """The owner or an administrator of the startup that is asked, while the proposal can still be sent."""
    if partner.vendor is None or partner.vendor.role_of(actor) not in {"owner", "admin"}:
        return deny(_("Only the owner or an administrator of the startup answers for it."), "wrong_actor")
    return before_deadline(partner.proposal) and not_ended(partner.proposal)


def can_count_proposals(actor: Any, challenge: Challenge) -> Decision:
    """Staff of the department, the office and auditors see how many there are, never whose."""
    roles = roles_of(actor)
    return allow_if(
        roles.office or roles.auditor or roles.administrator or challenge.department_id in roles.departments,
        _("Only the department and the innovation office see the number of proposals."),
    )


def can_see_opening(actor: Any, challenge: Challenge) -> Decision:
    """The page of the opening: the officers who run it, and the auditors who watch it."""
    roles = roles_of(actor)
    return allow_if(
        roles.office or roles.auditor, _("Openings are run by two officers of the innovation office."), "wrong_actor"
    )


def can_request_opening(actor: Any, round_: Round) -> Decision:
    """An officer of the innovation office; whether it is time is the service's question, so that early attempts are
    written down.
    """
    return allow_if(
        roles_of(actor).office, _("Openings are run by two officers of the innovation office."), "wrong_actor"
    )


def can_confirm_opening(actor: Any, round_: Round, first_officer_id: int) -> Decision:
    """A second officer, not the one who proposed the opening."""
    decision = can_request_opening(actor, round_)
    if not decision:
        return decision
    return allow_if(
        actor.pk != first_officer_id, _("A second officer must confirm; you proposed this opening."), "same_officer"
    )


def can_ask_late_exception(actor: Any, round_: Round) -> Decision:
    """An officer of the innovation office."""
    return allow_if(
        roles_of(actor).office,
        _("Late exceptions are granted by two officers of the innovation office."),
        "wrong_actor",
    )


def can_approve_late_exception(actor: Any, late_exception: LateException) -> Decision:
    """A second officer, not the one who asked."""
    decision = can_ask_late_exception(actor, late_exception.round)
    if not decision:
        return decision
    return allow_if(
        late_exception.asked_by_id != actor.pk,
        _("A second officer must approve; you asked for this exception."),
        "same_officer",
    )
