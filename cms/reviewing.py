"""Who is to decide about a waiting draft, and reminding them.

Invariants: handing over changes who is asked, never who may decide; the one who is asked could approve the text.
A draft is reminded of once at each age, however many workers run (the row is locked, the age is kept on it), and
by hand at most once a day.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from challenges.selectors.rules import holidays
from cms.approval import case_of, in_place_of, locked_state, step_name
from cms.models.reviewing import Review
from cms.permissions import can_approve_page, can_reassign_page, can_remind_reviewer
from marketplace.accounts.delegating import running_for
from marketplace.accounts.models import Department, DepartmentRole, PlatformRole, User
from marketplace.accounts.roles import SYSTEM_ACTOR, acting_as
from marketplace.accounts.selectors import people_of, people_with
from marketplace.clock import now
from marketplace.dates import tehran_date, working_days_between
from marketplace.errors import DomainError, Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean

REMINDER_AGES: Final = (2, 5, 10)
"""Working days at a step after which its approvers are reminded; from the last one on, a draft is late."""


def waited_days(since: datetime, free: Container[date]) -> int:
    """Working days a draft has waited: 0 on the day it came."""
    return working_days_between(tehran_date(since), tehran_date(now()), free)


def reviewers_at(department_id: int | None) -> QuerySet[User]:
    """The people whose own role makes them approvers of a step: a department's managers, or the office (None)."""
    if department_id is None:
        return people_with(PlatformRole.OFFICE.value)
    return people_of(Department(pk=department_id), DepartmentRole.MANAGER)


def asked_to_decide(task_state: TaskState, *, department_id: int | None) -> frozenset[int]:
    """Ids of those who are asked: the named reviewer, or every approver of the step; with each, whoever stands in for
    them today.
    """
    everybody = set(reviewers_at(department_id).values_list("pk", flat=True))
    named = Review.objects.filter(task_state=task_state).values_list("reviewer_id", flat=True).first()
    asked = {named} if named in everybody else everybody
    return frozenset(asked | {row.delegate_id for row in running_for(asked, department_id)})


@transaction.atomic
def reassign(task_state: TaskState, *, actor: Any, reviewer: User, note: str = "") -> Review:
    """Name who is to decide. Raises NotAllowed for a stranger, Invalid for somebody who could not approve this text,
    WrongState when the step is over.
    """
    state = locked_state(task_state)
    page = state.workflow_state.content_object.specific
    department = state.task.specific.department_of(page)
    can_reassign_page(actor, reviewer_of=department).require()
    fit = can_approve_page(reviewer, page, reviewer_of=department)
    if not fit:
        own = fit.code == "own_text"
        words = _("This person wrote part of the text.") if own else _("This person does not approve at this step.")
        raise Invalid({"reviewer": words})
    review, _made = Review.objects.select_for_update(of=("self",)).get_or_create(task_state=state)
    if review.reviewer_id == reviewer.pk:
        raise WrongState(_("This draft is with this person already."), code="same_reviewer")
    before, review.reviewer = review.reviewer_id, reviewer
    review.save(update_fields=["reviewer"])
    record(
        actor=actor,
        action="cms.page.reassigned",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        before={"reviewer": before} if before else {},
        after={"step": step_name(state.task.specific, page), "reviewer": reviewer.pk} | in_place_of(actor, department),
        reason=clean(note),
    )
    return review


@transaction.atomic
def remind(task_state: TaskState, *, actor: Any) -> Review:
    """Remind by hand whoever is asked to decide. Raises NotAllowed, WrongState when the step is over or a reminder
    went out today.
    """
    can_remind_reviewer(actor).require()
    state = locked_state(task_state)
    review, _made = Review.objects.select_for_update(of=("self",)).get_or_create(task_state=state)
    if review.reminded_at is not None and tehran_date(review.reminded_at) == tehran_date(now()):
        raise WrongState(_("A reminder went out today already."), code="reminded_today")
    _note_reminded(review, actor=actor, days=waited_days(state.started_at, holidays()))
    return review


def remind_waiting() -> int:
    """Remind of every draft that reached another of the set ages; returns how many this call reminded of. What slept
    through several ages is told once.
    """
    free = holidays()
    waiting = Review.objects.filter(
        task_state__status=TaskState.STATUS_IN_PROGRESS, reminders__lt=len(REMINDER_AGES)
    ).values_list("pk", "task_state__started_at")
    due = [pk for pk, since in waiting.order_by("pk") if waited_days(since, free) >= REMINDER_AGES[0]]
    return sum(_remind_by_age(pk, free) for pk in due)


@transaction.atomic
def _remind_by_age(review_id: int, free: Container[date]) -> bool:
    review = Review.objects.select_related("task_state").get(pk=review_id)
    try:
        state = locked_state(review.task_state)  # a second worker waits here, then finds the age kept
    except DomainError:
        return False  # decided meanwhile
    review = Review.objects.select_for_update(of=("self",)).get(pk=review_id)
    days = waited_days(state.started_at, free)
    reached = sum(1 for age in REMINDER_AGES if days >= age)
    if reached <= review.reminders:
        return False
    review.reminders = reached
    _note_reminded(review, actor=SYSTEM_ACTOR, days=days)
    return True


def _note_reminded(review: Review, *, actor: Any, days: int) -> None:
    review.reminded_at = now()
    review.save(update_fields=["reminders", "reminded_at"])
    state = review.task_state
    page = state.workflow_state.content_object.specific
    record(
        actor=actor,
        action="cms.page.reminded",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        after={"step": step_name(state.task.specific, page), "waited_days": days},
    )
