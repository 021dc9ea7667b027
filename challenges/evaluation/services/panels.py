"""Appointing a panel, and the declarations that come before first sight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Assignment, Panel, PanelMember, PanelRole
from challenges.evaluation.permissions import can_appoint_panel
from challenges.evaluation.states import ASSIGNMENT
from challenges.models import Round
from challenges.proposals.models import Proposal
from challenges.services import set_chair
from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system
from marketplace.clock import database_now, now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import VendorMembership

LEAST_EVALUATORS = 2


@transaction.atomic
def appoint_panel(
    *,
    actor: Any,
    round_: Round,
    chair: User,
    evaluators: Iterable[User],
    secretary: User | None = None,
    scores_due_at: datetime | None = None,
    is_blind: bool = False,
) -> Panel:
    """Appoint chair, at least two evaluators and perhaps a secretary, each in one role. Raises Invalid, Conflict
    when there is a panel.
    """
    held = Round.objects.select_for_update().select_related("challenge").get(pk=round_.pk)
    can_appoint_panel(actor, held).require()
    if Panel.objects.filter(round=held).exists():
        raise Conflict(_("This round has a panel already."))
    people = list(dict.fromkeys(evaluators))
    _check(held, chair, people, secretary)
    panel = Panel.objects.create(
        round=held,
        is_blind=is_blind,
        scores_due_at=scores_due_at,
        appointed_by=None if is_system(actor) else actor,
        appointed_at=database_now(),
    )
    rows = [(chair, PanelRole.CHAIR), *((person, PanelRole.EVALUATOR) for person in people)]
    rows += [(secretary, PanelRole.SECRETARY)] if secretary else []
    PanelMember.objects.bulk_create(
        PanelMember(panel=panel, user=user, role=role.value, started_at=now()) for user, role in rows
    )
    set_chair(actor=actor, challenge=held.challenge, user=chair)
    assign_admissible(panel)
    record(
        actor=actor,
        action="evaluation.panel.appointed",
        subject=panel,
        case=held.challenge,
        after={"chair": chair.pk, "evaluators": [person.pk for person in people]},
    )
    return panel


def _check(round_: Round, chair: User, evaluators: list[User], secretary: User | None) -> None:
    problems: dict[str, Any] = {}
    if len(evaluators) < LEAST_EVALUATORS:
        problems["evaluators"] = _("Name at least two evaluators.")
    everybody = [chair, *evaluators, *([secretary] if secretary else [])]
    if len({person.pk for person in everybody}) != len(everybody):
        problems["evaluators"] = _("Each person has one role in the panel.")
    bidders = Proposal.objects.filter(round=round_).values("vendor")
    if VendorMembership.objects.filter(user__in=everybody, ended_at__isnull=True, vendor__in=bidders).exists():
        problems["chair"] = _("A member of the panel belongs to a startup that has a proposal in this round.")
    if problems:
        raise Invalid(problems)


def assign_admissible(panel: Panel) -> int:
    """Give every admissible proposal to the chair and each evaluator; does nothing twice. Call inside a transaction."""
    members = list(panel.members.filter(ended_at__isnull=True).exclude(role=PanelRole.SECRETARY.value))
    proposals = list(Proposal.objects.filter(round_id=panel.round_id, status="admissible"))
    rows = [Assignment(member=member, proposal=proposal) for member in members for proposal in proposals]
    return len(Assignment.objects.bulk_create(rows, ignore_conflicts=True))


def _held(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related(
        "member__panel__round", "proposal__challenge", "proposal__vendor"
    )
    found: Assignment = rows.get(pk=assignment.pk)
    return found


@transaction.atomic
def declare_no_conflict(*, actor: Any, assignment: Assignment) -> Assignment:
    """The evaluator declares to have no conflict of interest with the startup; only then the proposal may be read."""
    held = _held(assignment)
    before, after = ASSIGNMENT.apply("declare_no_conflict", actor=actor, obj=held)
    held.declared_at = database_now()
    held.save(update_fields=["status", "declared_at"])
    record(
        actor=actor,
        action="evaluation.assignment.declared",
        subject=held,
        case=held.proposal.challenge,
        before={"status": before},
        after={"status": after},
    )
    return held


@transaction.atomic
def recuse(*, actor: Any, assignment: Assignment, reason: str) -> Assignment:
    """A conflict of interest: the evaluator steps aside for this proposal, and its scores so far no longer count."""
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason of the recusal in a few words.")})
    held = _held(assignment)
    before, after = ASSIGNMENT.apply("recuse", actor=actor, obj=held)
    held.recusal_reason, held.declared_at = clean(reason), held.declared_at or database_now()
    held.save(update_fields=["status", "recusal_reason", "declared_at"])
    held.scores.all().delete()
    record(
        actor=actor,
        action="evaluation.assignment.recused",
        subject=held,
        case=held.proposal.challenge,
        before={"status": before},
        after={"status": after},
        reason=held.recusal_reason,
        confidential=True,
    )
    return held
