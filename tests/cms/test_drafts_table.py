"""Drafts and amendments: state × action × role, as the services do it and as the admin offers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from challenges.content import Words
from cms import permissions, reviewing, services
from cms.models import ChallengePage
from marketplace import clock
from marketplace.accounts import delegating
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.dates import tehran_date
from marketplace.errors import DomainError
from tests.factories.accounts import (
    UserFactory,
    administrator,
    auditor,
    manager,
    member,
    office_officer,
    officer,
    site_editor,
)
from tests.factories.challenges import content
from tests.factories.cms import People, at_office, draft, fresh, people, published, submitted
from tests.factories.vendors import member_of_verified_vendor

pytestmark = pytest.mark.django_db


def _stand_in(team: People) -> User:
    """An officer who wrote nothing and stands in for the manager today."""
    person, today = officer(team.department), tehran_date(clock.now())
    delegating.delegate_approvals(
        actor=team.manager, delegate=person, department=team.department, starts_on=today, ends_on=today
    )
    return User.objects.get(pk=person.pk)


ROLES: dict[str, Callable[[People], Any]] = {
    "author": lambda team: team.officer,
    "officer": lambda team: officer(team.department),
    "manager": lambda team: team.manager,
    "stand-in": _stand_in,
    "office": lambda team: team.office,
    "member": lambda team: member(team.department),
    "officer of another department": lambda team: officer(),
    "manager of another department": lambda team: manager(),
    "auditor": lambda team: auditor(),
    "site editor": lambda team: site_editor(),
    "startup": lambda team: member_of_verified_vendor(),
    "person": lambda team: UserFactory.create(),
    "administrator": lambda team: administrator(),
    "the system": lambda team: SYSTEM_ACTOR,
}


def _returned(team: People) -> ChallengePage:
    page = submitted(team)
    services.return_for_changes(actor=team.manager, page=page, reason="ناقص است.")
    return fresh(page)


def _amending(team: People) -> ChallengePage:
    """A published challenge whose amendment waits for the manager."""
    page = published(team)
    changed = content(title=Words("عنوان تازه", ""))
    services.update_draft(actor=team.officer, page=page, content=changed, change_note="عنوان روشن‌تر شد.")
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    return fresh(page)


def _scheduled(team: People) -> ChallengePage:
    page = draft(team)
    waiting = page.get_latest_revision_as_object()
    waiting.go_live_at = clock.now() + timedelta(hours=1)
    waiting.save_revision(user=team.officer)
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    services.approve(actor=team.manager, page=fresh(page))
    services.approve(actor=team.office, page=fresh(page))
    return fresh(page)


STATES: dict[str, Callable[[People], ChallengePage]] = {
    "draft": draft,
    "with the manager": submitted,
    "with the office": at_office,
    "returned": _returned,
    "scheduled": _scheduled,
    "published": published,
    "amendment with the manager": _amending,
}

WRITERS = {"author", "officer", "manager", "stand-in", "administrator", "the system"}
AT_DEPARTMENT, AT_OFFICE = {"manager", "stand-in"}, {"office"}
NOBODY: set[str] = set()
MANAGERS_STEP = {"with the manager", "amendment with the manager"}


def _step_is(page: ChallengePage) -> Any:
    return services.waiting_step(page)


# What is tried, and who succeeds in which state.
ACTIONS: dict[str, tuple[Callable[[Any, ChallengePage], Any], Callable[[str], set[str]]]] = {
    "submit": (
        lambda actor, page: services.submit_for_approval(actor=actor, page=page),
        lambda state: WRITERS if state in {"draft", "returned", "scheduled"} else NOBODY,
    ),
    "approve": (
        lambda actor, page: services.approve(actor=actor, page=page),
        lambda state: AT_DEPARTMENT if state in MANAGERS_STEP else AT_OFFICE if state == "with the office" else NOBODY,
    ),
    "return": (
        lambda actor, page: services.return_for_changes(actor=actor, page=page, sections={"need": "شاخص ندارد."}),
        lambda state: AT_DEPARTMENT if state in MANAGERS_STEP else AT_OFFICE if state == "with the office" else NOBODY,
    ),
    "hand over": (
        lambda actor, page: reviewing.reassign(_step_is(page), actor=actor, reviewer=_other_reviewer(page)),
        lambda state: (
            AT_DEPARTMENT | AT_OFFICE if state in MANAGERS_STEP else AT_OFFICE if state == "with the office" else NOBODY
        ),
    ),
    "remind": (
        lambda actor, page: reviewing.remind(_step_is(page), actor=actor),
        lambda state: AT_OFFICE if state in MANAGERS_STEP | {"with the office"} else NOBODY,
    ),
    "take the schedule back": (
        lambda actor, page: services.cancel_schedule(actor=actor, page=page),
        lambda state: {"manager", "office"} if state == "scheduled" else NOBODY,
    ),
}


def _other_reviewer(page: ChallengePage) -> User:
    at_office_now = permissions.is_reviewer(office_officer(), department_id=_place(page))
    return office_officer() if at_office_now else manager(page.department)


def _place(page: ChallengePage) -> int | None:
    found: int | None = services.waiting_step(page).task.specific.place
    return found


class _Undone(Exception):
    """Takes a successful try back."""


def _succeeds(deed: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            deed()
            raise _Undone
    except _Undone:
        return True
    except DomainError:
        return False


@pytest.mark.parametrize("state", STATES)
def test_every_action_on_a_draft_is_open_exactly_as_the_table_says(state: str) -> None:
    team = people()
    page = STATES[state](team)
    wrong = []
    for role, make in ROLES.items():
        person = make(team)
        for name, (deed, expected) in ACTIONS.items():
            done = _succeeds(lambda deed=deed, person=person: deed(person, fresh(page)))  # type: ignore[misc]
            if done != (role in expected(state)):
                wrong.append((name, role, "done" if done else "refused"))

    assert wrong == []


@pytest.mark.parametrize("state", STATES)
def test_wagtail_offers_the_approver_only_what_the_table_allows(state: str) -> None:
    team = people()
    page = STATES[state](team)
    task = page.current_workflow_task
    offered = {"approve": "approve", "return": "reject", "hand over": "reassign"}
    for role, make in ROLES.items():
        person = make(team)
        if person is SYSTEM_ACTOR:
            continue
        names = {name for name, _label, _dialog in task.specific.get_actions(page, person)} if task else set()
        for name, word in offered.items():
            by_table = role in ACTIONS[name][1](state) - (AT_OFFICE if state in MANAGERS_STEP else NOBODY)
            assert (word in names) == by_table, (role, name)
