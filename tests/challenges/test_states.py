"""Every state × step × role of challenge and question, from the tables themselves; and the rules of each end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from challenges import permissions, services
from challenges.models import Challenge, Question
from challenges.states import CHALLENGE, QUESTION, ChallengeStatus, QuestionStatus
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import Invalid, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
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
from tests.factories.challenges import after_deadline, asked_question, open_challenge
from tests.factories.vendors import member_of_verified_vendor

pytestmark = pytest.mark.django_db

Role = Callable[[Challenge], Any]
ROLES: dict[str, tuple[Role, str]] = {
    "the system": (lambda challenge: SYSTEM_ACTOR, "system"),
    "innovation office": (lambda challenge: office_officer(), "innovation_office"),
    "officer": (lambda challenge: officer(challenge.department), "officer"),
    "manager": (lambda challenge: manager(challenge.department), "manager"),
    "chair": (lambda challenge: _chair(challenge), "chair"),
    "former chair": (lambda challenge: _former_chair(challenge), ""),
    "member": (lambda challenge: member(challenge.department), ""),
    "officer of another department": (lambda challenge: officer(), ""),
    "manager of another department": (lambda challenge: manager(), ""),
    "auditor": (lambda challenge: auditor(), ""),
    "site editor": (lambda challenge: site_editor(), ""),
    "administrator": (lambda challenge: administrator(), ""),
    "startup": (lambda challenge: member_of_verified_vendor(), ""),
    "person": (lambda challenge: UserFactory.create(), ""),
}


def _chair(challenge: Challenge) -> User:
    person: User = UserFactory.create()
    services.set_chair(actor=office_officer(), challenge=challenge, user=person)
    return person


def _former_chair(challenge: Challenge) -> User:
    person = _chair(challenge)
    _chair(challenge)
    return person


def in_state(row: Any, status: str) -> Any:
    """The row as it would be in a state, without the way there; read anew, as a service does."""
    ends = {"public_reason": "دلیل"} if isinstance(row, Challenge) else {"answer": "پاسخ", "reason": "دلیل"}
    type(row).objects.filter(pk=row.pk).update(status=status, **ends)
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_of_a_challenge_is_open_exactly_as_the_table_says(role: str) -> None:
    for two_rounds in (False, True):
        challenge = open_challenge(two_rounds=two_rounds)
        make, relation = ROLES[role]
        person, elsewhere = make(challenge), "announce" if two_rounds else "invite"

        with after_deadline(challenge):
            for status in ChallengeStatus:
                row = in_state(challenge, status.value)
                for step in CHALLENGE.table.values():
                    expected = status.value in step.sources and relation in step.actors and step.name != elsewhere
                    assert bool(CHALLENGE.can(step.name, person, row)) == expected, (step.name, status, role)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_of_a_question_is_open_exactly_as_the_table_says(role: str) -> None:
    question = asked_question(open_challenge())
    make, relation = ROLES[role]
    person = make(question.challenge)

    for status in QuestionStatus:
        row = in_state(question, status.value)
        for step in QUESTION.table.values():
            expected = status.value in step.sources and relation in step.actors
            assert bool(QUESTION.can(step.name, person, row)) == expected, (step.name, status, role)


@pytest.mark.parametrize("role", ROLES)
def test_amending_is_for_the_office_and_only_before_the_deadline(role: str) -> None:
    challenge = open_challenge()
    make, relation = ROLES[role]
    person = make(challenge)
    may = relation in {"innovation_office", "system"}

    for status in ChallengeStatus:
        row = in_state(challenge, status.value)
        assert bool(permissions.can_amend_challenge(person, row)) == (may and status == "open")
    with after_deadline(challenge):
        assert not permissions.can_amend_challenge(person, in_state(challenge, "open"))


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_reads(role: str) -> None:
    challenge = open_challenge()
    make, relation = ROLES[role]
    person = make(challenge)
    unpublished = Challenge.objects.get(pk=challenge.pk)
    unpublished.current_version_id = None

    assert permissions.can_view_challenge(person, challenge)
    assert Challenge.objects.visible_to(person).filter(pk=challenge.pk).exists()
    assert not permissions.can_view_challenge(person, unpublished)
    assert bool(permissions.can_see_audit(person, challenge)) == (
        bool(relation) or role in {"member", "auditor", "administrator"}
    )
    assert bool(permissions.can_set_chair(person, challenge)) == (relation in {"innovation_office", "system"})
    assert bool(permissions.can_watch_challenge(person, challenge)) == (role != "the system")


def test_a_challenge_without_a_version_is_in_no_list() -> None:
    challenge = open_challenge()
    Challenge.objects.filter(pk=challenge.pk).update(current_version=None)

    assert not Challenge.objects.visible_to(office_officer()).exists()


@pytest.mark.parametrize("status", ["open", "closed", "evaluating", "standstill", "unsuccessful"])
def test_a_cancellation_needs_a_public_reason_that_stays(status: str) -> None:
    challenge = in_state(open_challenge(), status)

    with pytest.raises(Invalid):
        services.cancel_challenge(actor=manager(challenge.department), challenge=challenge, reason="  ")
    cancelled = services.cancel_challenge(
        actor=manager(challenge.department), challenge=challenge, reason="بودجه برداشته شد."
    )

    assert (cancelled.status, cancelled.public_reason) == ("cancelled", "بودجه برداشته شد.")
    assert cancelled.cancelled_at is not None
    row = AuditRecord.objects.get(action="challenges.challenge.cancelled")
    assert (row.before["status"], row.after["status"], row.reason) == (status, "cancelled", "بودجه برداشته شد.")


def test_an_awarded_challenge_is_not_cancelled() -> None:
    with pytest.raises(WrongState):
        services.cancel_challenge(actor=office_officer(), challenge=in_state(open_challenge(), "awarded"), reason="x")


def test_a_challenge_ends_without_a_choice_with_a_public_reason() -> None:
    challenge = in_state(open_challenge(), "evaluating")

    with pytest.raises(Invalid):
        services.find_unsuccessful(actor=_chair(challenge), challenge=challenge, reason="")
    ended = services.find_unsuccessful(actor=_chair(challenge), challenge=challenge, reason="هیچ‌یک شرط را نداشت.")

    assert (ended.status, ended.public_reason) == ("unsuccessful", "هیچ‌یک شرط را نداشت.")


def test_the_way_to_an_award_is_journalled_step_by_step() -> None:
    challenge = open_challenge()
    office = office_officer()
    with after_deadline(challenge):
        services.close_due()
        for step in ("begin_evaluation", "announce", "reopen_evaluation", "announce", "award"):
            services.take_step(actor=office, challenge=challenge, step=step)

    challenge.refresh_from_db()
    assert challenge.status == "awarded"
    assert challenge.decided_at is not None
    assert challenge.awarded_at is not None
    actions = list(
        AuditRecord.objects.filter(case_id=str(challenge.pk)).order_by("id").values_list("action", flat=True)
    )
    assert [action.split(".")[-1] for action in actions] == [
        "published", "closed", "evaluation_begun", "announced", "evaluation_reopened", "announced", "awarded",
    ]  # fmt: skip


def test_a_new_chair_takes_over_from_the_one_before() -> None:
    challenge, office = open_challenge(), office_officer()
    first, second = UserFactory.create(), UserFactory.create()
    services.set_chair(actor=office, challenge=challenge, user=first)
    chair = services.set_chair(actor=office, challenge=challenge, user=second)

    assert services.set_chair(actor=office, challenge=challenge, user=second) == chair
    assert challenge.chairs.filter(ended_at__isnull=True).get().user == second
    assert AuditRecord.objects.filter(action="challenges.chair.set").count() == 2
    with pytest.raises(NotAllowed):
        services.set_chair(actor=officer(challenge.department), challenge=challenge, user=first)


BAD_ROWS: list[tuple[str, dict[str, Any]]] = [
    ("challenges_challenge_status_word", {"status": "paused"}),
    ("challenges_challenge_end_has_public_reason", {"status": "cancelled"}),
    ("challenges_challenge_reference_form", {"reference": "BH-14-1"}),
]


@pytest.mark.parametrize(("name", "values"), BAD_ROWS)
def test_postgresql_refuses_a_bad_challenge(name: str, values: dict[str, Any]) -> None:
    challenge = open_challenge()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Challenge.objects.filter(pk=challenge.pk).update(**values)


@pytest.mark.parametrize(
    ("name", "column", "beside", "days"),
    [
        ("closes_after_publication", "closes_at", "published_at", -1),
        ("questions_before_deadline", "questions_until", "closes_at", 1),
        ("opens_after_deadline", "opens_at", "closes_at", -1),
        ("decides_after_opening", "decides_at", "opens_at", 0),
    ],
)
def test_postgresql_refuses_dates_out_of_order(name: str, column: str, beside: str, days: int) -> None:
    challenge = open_challenge()
    moment = getattr(challenge, beside) + timedelta(days=days)

    with (
        pytest.raises(IntegrityError, match=f"challenges_challenge_{name}|challenges_challenge_questions"),
        transaction.atomic(),
    ):
        Challenge.objects.filter(pk=challenge.pk).update(**{column: moment})


@pytest.mark.parametrize(("status", "name"), [("answered", "answered_has_answer"), ("declined", "declined_has_reason")])
def test_postgresql_refuses_a_settled_question_without_words(status: str, name: str) -> None:
    question = asked_question(open_challenge())

    with pytest.raises(IntegrityError, match=f"challenges_question_{name}"), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(status=status)


def test_nothing_but_the_executor_changes_a_status() -> None:
    challenge = open_challenge()

    with pytest.raises(AttributeError):
        challenge.status = "awarded"
