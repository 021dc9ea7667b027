"""Who may do what in an evaluation; the reason of a refusal is shown to the person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Assignment, Decision, Panel, PanelMember, PanelRole
from challenges.evaluation.states import ASSIGNMENT, DECISION
from challenges.models import Round, RoundKind
from challenges.proposals.models import Proposal
from challenges.proposals.sealing.door import NEVER_OPENED
from challenges.proposals.states import PROPOSAL
from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, allow_if, deny
from marketplace.decisions import Decision as Answer
from vendors.models import Vendor

READ_STATES = frozenset({"no_conflict", "scoring", "submitted"})


def panel_role(actor: Any, round_: Round) -> str:
    """The actor's active role in the round's panel, or ""; asked once for each object of a round."""
    if not isinstance(actor, User):
        return ""
    kept: dict[int, str] = round_.__dict__.setdefault("_panel_roles", {})
    if actor.pk not in kept:
        kept[actor.pk] = _panel_role(actor, round_)
    return kept[actor.pk]


def _panel_role(actor: User, round_: Round) -> str:
    return (
        PanelMember.objects.filter(panel__round=round_, user=actor, ended_at__isnull=True)
        .values_list("role", flat=True)
        .first()
        or ""
    )


def can_appoint_panel(actor: Any, round_: Round) -> Answer:
    """The innovation office."""
    return allow_if(
        is_system(actor) or roles_of(actor).office, _("The panel is appointed by the innovation office."), "wrong_actor"
    )


def can_view_panel(actor: Any, panel: Panel) -> Answer:
    """The panel itself, the office, auditors and the department's own people."""
    roles = roles_of(actor)
    return allow_if(
        roles.office
        or roles.auditor
        or panel.round.challenge.department_id in roles.departments
        or panel_role(actor, panel.round),
        _("Only the panel, the department and the innovation office see the evaluation."),
        "stranger",
    )


def can_view_scores(actor: Any, panel: Panel) -> Answer:
    """Scores of others: chair, secretary, office and auditors at any time; evaluators once everybody has finished;
    the department once the decision has been announced.
    """
    roles, role = roles_of(actor), panel_role(actor, panel.round)
    if is_system(actor) or roles.office or roles.auditor or role in {PanelRole.CHAIR.value, PanelRole.SECRETARY.value}:
        return ALLOW
    if role:
        waiting = Assignment.objects.filter(
            member__panel=panel, member__ended_at__isnull=True, member__role=PanelRole.EVALUATOR.value
        ).exclude(status__in=["submitted", "recused"])
        return allow_if(
            not waiting.exists(),
            _("You see the scores of others when every evaluator has finished."),
            "too_early",
        )
    if panel.round.challenge.department_id in roles.departments:
        announced = Decision.objects.filter(round=panel.round_id).exclude(status="proposed").exists()
        return allow_if(announced, _("The department sees the scores once the decision is announced."), "too_early")
    return deny(_("Only the panel, the department and the innovation office see the evaluation."), "stranger")


def can_view_assignment(actor: Any, assignment: Assignment) -> Answer:
    """The predicate behind `visible_to`: the evaluator's own, chair and secretary those of their panel, office and
    auditors all.
    """
    roles = roles_of(actor)
    if is_system(actor) or roles.office or roles.auditor:
        return ALLOW
    own = isinstance(actor, User) and assignment.member.user_id == actor.pk and assignment.member.ended_at is None
    leads = panel_role(actor, assignment.member.panel.round) in {PanelRole.CHAIR.value, PanelRole.SECRETARY.value}
    return allow_if(own or leads, _("This assignment belongs to another evaluator."), "stranger")


def can_read_as_panel(actor: Any, proposal: Proposal) -> Answer:
    """Whether the panel lets the actor read an opened proposal: the secretary for screening; chair and evaluators
    after declaring no conflict.
    """
    role = panel_role(actor, proposal.round)
    if not role:
        return deny(_("You are not on the panel of this challenge."), "stranger")
    if role == PanelRole.SECRETARY:
        return ALLOW
    declared = Assignment.objects.filter(
        proposal=proposal, member__user=actor, member__ended_at__isnull=True, status__in=READ_STATES
    ).exists()
    return allow_if(declared, _("Declare first that you have no conflict of interest with this startup."), "conflict")


def can_declare(actor: Any, assignment: Assignment) -> Answer:
    """The evaluator it belongs to, while the declaration is due."""
    return ASSIGNMENT.can("declare_no_conflict", actor, assignment)


def can_recuse(actor: Any, assignment: Assignment) -> Answer:
    """The evaluator it belongs to, or the chair, before the scores are submitted."""
    return ASSIGNMENT.can("recuse", actor, assignment)


def can_score(actor: Any, assignment: Assignment) -> Answer:
    """The evaluator it belongs to, after declaring no conflict and before submitting."""
    if assignment.member.role == PanelRole.CHAIR:
        return deny(_("The chair leads the consensus and does not score."), "wrong_actor")
    if not isinstance(actor, User) or assignment.member.user_id != actor.pk or assignment.member.ended_at is not None:
        return deny(_("This assignment belongs to another evaluator."), "wrong_actor")
    return allow_if(
        assignment.status in {"no_conflict", "scoring"},
        _("The scores of this assignment cannot be changed now."),
        "wrong_state",
    )


def can_screen(actor: Any, proposal: Proposal) -> Answer:
    """The office, the chair, or the panel's secretary, while the proposal waits for its formal check."""
    if panel_role(actor, proposal.round) == PanelRole.SECRETARY and proposal.status in {"received", "cure_requested"}:
        return ALLOW
    return PROPOSAL.can("admit", actor, proposal)


def can_see_screening(actor: Any, round_: Round) -> Answer:
    """Whoever may do the formal check of a round, and auditors."""
    roles = roles_of(actor)
    leads = panel_role(actor, round_) in {PanelRole.CHAIR.value, PanelRole.SECRETARY.value}
    return allow_if(
        is_system(actor) or roles.office or roles.auditor or leads,
        _("The formal check is done by the innovation office, the chair or the secretary."),
        "stranger",
    )


def can_lead(actor: Any, round_: Round) -> Answer:
    """Entering the consensus, settling the scores and proposing the decision: the chair only."""
    return allow_if(
        is_system(actor) or panel_role(actor, round_) == PanelRole.CHAIR,
        _("Only the chair of the panel does this."),
        "wrong_actor",
    )


def can_announce(actor: Any, decision: Decision) -> Answer:
    """The chair or the office, while the decision is proposed."""
    return DECISION.can("announce", actor, decision)


def can_invite(actor: Any, decision: Decision) -> Answer:
    """The chair or the office, while the choice of concepts is written down and not sent."""
    return DECISION.can("invite", actor, decision)


def can_appeal(actor: Any, decision: Decision, vendor: Vendor) -> Answer:
    """The owner or an administrator of a startup that took part, during the stand-still."""
    if vendor.role_of(actor) not in {"owner", "admin"}:
        return deny(_("Only the owner or an administrator of a startup that took part appeals."), "wrong_actor")
    if decision.round.kind == RoundKind.CONCEPT:
        return deny(
            _(
                "The choice of concepts awards nothing, so there is no stand-still and no appeal. "
                "If you think that a rule was broken, write to the innovation office."
            ),
            "concept_round",
        )
    took_part = Proposal.objects.filter(round=decision.round_id, vendor=vendor).exclude(status__in=NEVER_OPENED)
    if not took_part.exists():
        return deny(_("Only the owner or an administrator of a startup that took part appeals."), "stranger")
    return allow_if(decision.status == "standstill", _("Appeals are taken during the stand-still only."), "wrong_state")


def can_answer_appeal(actor: Any) -> Answer:
    """The innovation office."""
    return allow_if(roles_of(actor).office, _("Appeals are answered by the innovation office."), "wrong_actor")


def can_read_appeals(actor: Any) -> Answer:
    """The innovation office and auditors."""
    roles = roles_of(actor)
    return allow_if(
        roles.office or roles.auditor, _("Appeals are read by the innovation office and the auditors."), "wrong_actor"
    )


def can_disqualify(actor: Any, proposal: Proposal) -> Answer:
    """The innovation office, for a proposal that is still in the race or was awarded."""
    return PROPOSAL.can("disqualify", actor, proposal)
