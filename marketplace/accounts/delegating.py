"""Standing in for somebody who is away: at approvals only, for given days, by a person of the same place.

Invariants: a delegation gives no role; the delegate is bound by every rule that binds an approver (nobody approves
what they wrote). It counts only while the giver still holds the role and the delegate still belongs to the place: the
services that end roles and close accounts end it in the same transaction. A person has one delegate a day and place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import Delegation, Department, DepartmentRole, PlatformRole, User
from marketplace.accounts.permissions import can_delegate_approvals, can_end_delegation
from marketplace.accounts.roles import Actor, acting_as, forget_roles
from marketplace.accounts.selectors import people_of, people_with
from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean

LONGEST_DAYS = 90
"""A longer absence is a matter for a new manager, not for a stand-in."""


def eligible_delegates(giver: User, department: Department | None) -> QuerySet[User]:
    """Who may stand in: officers and managers of the department, or colleagues in the innovation office."""
    people = (
        people_with(PlatformRole.OFFICE.value)
        if department is None
        else people_of(department, DepartmentRole.OFFICER, DepartmentRole.MANAGER)
    )
    return people.exclude(pk=giver.pk)


def delegate_approvals(
    *, actor: User, delegate: User, department: Department | None, starts_on: date, ends_on: date, reason: str = ""
) -> Delegation:
    """Let `delegate` decide in the actor's place from one day to another, both included; without a department, at the
    innovation office's step.

    Raises NotAllowed for somebody who does not approve there, Invalid with what is wrong with person or days.
    """
    can_delegate_approvals(actor, department).require()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=actor.pk)
        _require_sound(actor, delegate, department, starts_on, ends_on)
        row = Delegation.objects.create(
            giver=actor,
            delegate=delegate,
            department=department,
            starts_on=starts_on,
            ends_on=ends_on,
            reason=clean(reason),
        )
        record(
            actor=actor,
            action="accounts.delegation.given",
            subject=row,
            case=department,
            role=acting_as(actor, department.pk if department else None),
            after={"delegate": delegate.pk, "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()},
            reason=row.reason,
        )
    forget_roles(delegate)
    return row


def _require_sound(giver: User, delegate: User, department: Department | None, starts_on: date, ends_on: date) -> None:
    wrong: dict[str, list[Any]] = {}
    if not eligible_delegates(giver, department).filter(pk=delegate.pk).exists():
        wrong["delegate"] = [_("Choose somebody of the same place who works with drafts.")]
    if starts_on < tehran_date(now()):
        wrong["starts_on"] = [_("This day is over; begin today or later.")]
    if ends_on < starts_on:
        wrong["ends_on"] = [_("The last day is before the first.")]
    elif (ends_on - starts_on).days >= LONGEST_DAYS:
        wrong["ends_on"] = [
            _("At most %(days)s days; for longer, have another manager appointed.") % {"days": LONGEST_DAYS}
        ]
    elif _meets_another(giver, department, starts_on, ends_on):
        wrong["starts_on"] = [_("Somebody stands in for you on some of these days already; end that first.")]
    if wrong:
        raise Invalid(wrong)


def _meets_another(giver: User, department: Department | None, starts_on: date, ends_on: date) -> bool:
    return Delegation.objects.filter(
        giver=giver, department=department, ended_at__isnull=True, starts_on__lte=ends_on, ends_on__gte=starts_on
    ).exists()


def end_delegation(*, actor: Actor, delegation: Delegation, reason: str = "") -> Delegation:
    """End it before its last day. Raises NotAllowed for a stranger, WrongState when it is over."""
    can_end_delegation(actor, delegation).require()
    with transaction.atomic():
        row = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
        if not is_open(row):
            raise WrongState(_("This delegation is over already."), code="over")
        _end(row, actor, clean(reason))
    forget_roles(row.delegate)
    return row


def is_open(delegation: Delegation) -> bool:
    """Whether it runs or is still to begin."""
    return delegation.ended_at is None and delegation.ends_on >= tehran_date(now())


def end_those_of(user: User, *, actor: Actor, department: Department | None = None, whole: bool = False) -> int:
    """End what rested on a role that just ended: in a department, in the office (None), or everything (`whole`) of a
    closed account. Called inside the transaction that ends the role; returns how many.
    """
    rows = Delegation.objects.select_for_update(of=("self",)).filter(
        Q(giver=user) | Q(delegate=user), ended_at__isnull=True, ends_on__gte=tehran_date(now())
    )
    if not whole:
        rows = rows.filter(department=department) if department else rows.filter(department__isnull=True)
    ended = [row for row in rows.select_related("giver", "delegate", "department") if whole or not _holds(row)]
    for row in ended:
        _end(row, actor, "")
    return len(ended)


def _holds(row: Delegation) -> bool:
    """Whether both still have the role the delegation rests on."""
    approvers = (
        people_of(row.department, DepartmentRole.MANAGER) if row.department else people_with(PlatformRole.OFFICE.value)
    )
    return (
        approvers.filter(pk=row.giver_id).exists()
        and eligible_delegates(row.giver, row.department).filter(pk=row.delegate_id).exists()
    )


def _end(row: Delegation, actor: Actor, reason: str) -> None:
    row.ended_at = now()
    row.save(update_fields=["ended_at"])
    record(
        actor=actor,
        action="accounts.delegation.ended",
        subject=row,
        case=row.department,
        role=acting_as(actor, row.department_id),
        before={"delegate": row.delegate_id, "ends_on": row.ends_on.isoformat()},
        reason=reason,
    )


def delegations_of(user: User) -> QuerySet[Delegation]:
    """What a person gave or holds and is not over, the next to end first."""
    return (
        Delegation.objects.filter(
            Q(giver=user) | Q(delegate=user), ended_at__isnull=True, ends_on__gte=tehran_date(now())
        )
        .select_related("giver", "delegate", "department")
        .order_by("ends_on", "pk")
    )


def running_for(givers: Iterable[int], department_id: int | None) -> QuerySet[Delegation]:
    """The delegations that run today for these people in a place."""
    return _in_place(_running().filter(giver__in=list(givers)), department_id)


def held_today(user: Any) -> QuerySet[Delegation]:
    """The delegations by which a person stands in for others today, the next to end first."""
    return _running().filter(delegate=user) if isinstance(user, User) else Delegation.objects.none()


def standing_in(user: Any, department_id: int | None) -> Delegation | None:
    """The delegation by which a person stands in for somebody in a place today; None for whoever does not."""
    return _in_place(held_today(user), department_id).first()


def _in_place(rows: QuerySet[Delegation], department_id: int | None) -> QuerySet[Delegation]:
    return rows.filter(department__isnull=True) if department_id is None else rows.filter(department_id=department_id)


def _running() -> QuerySet[Delegation]:
    today = tehran_date(now())
    running = Delegation.objects.filter(ended_at__isnull=True, starts_on__lte=today, ends_on__gte=today)
    return running.select_related("giver", "delegate", "department").order_by("ends_on", "pk")
