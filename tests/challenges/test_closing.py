"""Closing: on time by the database's clock, once, with what must happen in the same transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction

from challenges import closing, services
from challenges.models import Challenge, Round
from challenges.tasks import close_due as close_due_task
from marketplace import clock
from marketplace.errors import NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import office_officer, officer
from tests.factories.challenges import after_deadline, asked_question, open_challenge

pytestmark = pytest.mark.django_db


@pytest.fixture
def hooks() -> Iterator[dict[str, Any]]:
    kept = dict(closing._hooks)
    yield closing._hooks
    closing._hooks.clear()
    closing._hooks.update(kept)


def closings() -> int:
    return AuditRecord.objects.filter(action="challenges.challenge.closed").count()


def test_nothing_closes_before_its_deadline() -> None:
    challenge = open_challenge()

    with clock.travel(to=challenge.closes_at - timedelta(seconds=2)):
        assert services.close_due() == 0
        assert challenge.true_status() == "open"


def test_a_due_challenge_closes_once(hooks: dict[str, Any]) -> None:
    seen: list[tuple[Round, datetime, bool]] = []

    def note(round_row: Round, moment: datetime) -> None:
        seen.append((round_row, moment, connection.in_atomic_block))

    closing.on_close(note)
    challenge = open_challenge()

    with after_deadline(challenge):
        assert challenge.true_status() == "closed"
        assert (services.close_due(), services.close_due(), close_due_task()) == (1, 0, 0)

    challenge.refresh_from_db()
    round_row = challenge.rounds.get()
    assert (challenge.status, challenge.closed_at) == ("closed", round_row.closed_at)
    assert seen == [(round_row, challenge.closed_at, True)]
    assert closings() == 1


def test_readers_see_the_true_state_even_if_every_worker_is_dead() -> None:
    challenge = open_challenge()

    with after_deadline(challenge):
        assert (challenge.status, challenge.true_status(), challenge.is_open) == ("open", "closed", False)
        assert not Challenge.objects.open().exists()


def test_a_hook_that_fails_leaves_the_challenge_open(hooks: dict[str, Any]) -> None:
    def fail(round_row: Round, moment: datetime) -> None:
        raise RuntimeError

    closing.on_close(fail)
    challenge = open_challenge()

    with after_deadline(challenge), pytest.raises(RuntimeError):
        services.close_due()

    challenge.refresh_from_db()
    assert (challenge.status, closings()) == ("open", 0)


def test_one_challenge_that_fails_does_not_keep_the_others_open(hooks: dict[str, Any]) -> None:
    broken, sound = open_challenge(), open_challenge()

    def fail_for_one(round_row: Round, moment: datetime) -> None:
        if round_row.challenge_id == broken.pk:
            raise RuntimeError

    closing.on_close(fail_for_one)
    with after_deadline(sound), pytest.raises(RuntimeError):
        services.close_due()

    sound.refresh_from_db()
    assert sound.status == "closed"


def test_an_unanswered_question_holds_the_closing_and_is_noted_once() -> None:
    challenge = open_challenge()
    question = asked_question(challenge)

    with after_deadline(challenge):
        assert (services.close_due(), services.close_due()) == (0, 0)
        challenge.refresh_from_db()
        assert challenge.closing_held_at is not None
        assert AuditRecord.objects.filter(action="challenges.challenge.closing_held").count() == 1

        services.answer_question(actor=officer(challenge.department), question=question, answer="بله.")
        assert services.close_due() == 1


def test_the_office_may_waive_the_questions_with_a_public_reason() -> None:
    challenge = open_challenge()
    asked_question(challenge)

    with after_deadline(challenge):
        with pytest.raises(NotAllowed):
            services.close_challenge(actor=office_officer(), challenge=challenge)
        services.waive_questions(actor=office_officer(), challenge=challenge, reason="پرسش تکراری است.")
        assert services.close_due() == 1

    assert AuditRecord.objects.get(action="challenges.challenge.closed").reason == "پرسش تکراری است."


def test_one_held_challenge_does_not_keep_the_others_open() -> None:
    held, free = open_challenge(), open_challenge()
    asked_question(held)

    with after_deadline(free):
        assert services.close_due() == 1


def test_a_closed_challenge_is_not_closed_again_by_hand() -> None:
    challenge = open_challenge()
    with after_deadline(challenge):
        services.close_due()
        with pytest.raises(WrongState):
            services.close_challenge(actor=office_officer(), challenge=challenge)


@pytest.mark.django_db(transaction=True)
def test_two_workers_close_a_challenge_once() -> None:
    challenges = [open_challenge() for _ in range(3)]
    start, results = threading.Barrier(2), []

    def work() -> None:
        with clock.travel(to=max(row.closes_at for row in challenges) + timedelta(seconds=1)):
            start.wait()
            results.append(services.close_due())
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    with after_deadline(challenges[-1]):
        services.close_due()  # what one worker skipped because the other held it
    assert closings() == 3
    assert set(Challenge.objects.values_list("status", flat=True)) == {"closed"}


@pytest.mark.django_db(transaction=True)
def test_two_offices_publishing_at_once_get_numbers_without_gap_or_twin() -> None:
    office, start = office_officer(), threading.Barrier(4)
    references: list[str] = []

    def work() -> None:
        start.wait()
        references.extend(open_challenge(actor=office).reference for _ in range(2))
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(int(reference[-4:]) for reference in references) == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_a_challenge_another_worker_holds_is_skipped_not_waited_for() -> None:
    challenge = open_challenge()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Challenge.objects.select_for_update().get(pk=challenge.pk)
            held.set()
            done.wait(timeout=10)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(timeout=10)
    with after_deadline(challenge):
        assert services.close_due() == 0
    done.set()
    holder.join()
