"""Closing at the deadline, once, by the database's clock, in any number of workers at once.

Invariants: a challenge closes in one transaction with what must happen to its proposals
(`challenges.closing.on_close`); an unanswered question holds the closing, while nothing is accepted after the
deadline in any case, because accepting asks the deadline itself.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from challenges.closing import run_close_hooks
from challenges.models import Challenge, Question
from challenges.services.locking import locked_challenge, locked_round, role_word
from challenges.states import CHALLENGE, QuestionStatus, challenge_relations
from marketplace.accounts.roles import SYSTEM_ACTOR, Actor
from marketplace.clock import database_now
from marketplace.journal import services as journal

log = structlog.get_logger("baham.challenges")


def close_due(*, moment: datetime | None = None) -> int:
    """Close every challenge whose deadline has passed (at `moment`, default the database's now); returns how many
    were closed.

    A challenge that fails does not keep the others open; its error is raised at the end. Rows another worker holds
    are skipped. A challenge with an unanswered question stays open in the books, and the holding is noted once.
    """
    due = Challenge.objects.due_to_close(moment or database_now()).annotate(waits=_waits()).order_by("closes_at", "pk")
    ready = Q(waits=False) | ~Q(questions_waived_reason="")
    closed, failures = 0, []
    for pk in list(due.filter(ready).values_list("pk", flat=True)):
        try:
            closed += _close_if_free(pk)
        except Exception as error:  # one challenge that cannot be closed must not keep the others open
            log.error("closing_failed", challenge=pk, error=type(error).__name__)
            failures.append(error)
    for pk in list(_unnoted(due).values_list("pk", flat=True)):
        _hold(pk)
    if failures:
        raise failures[0]
    return closed


def _unnoted(due: QuerySet[Any]) -> QuerySet[Any]:
    """Challenges whose closing a question holds and that have not been noted as held."""
    return due.filter(waits=True, questions_waived_reason="", closing_held_at__isnull=True)


@transaction.atomic
def close_challenge(*, actor: Actor, challenge: Challenge) -> Challenge:
    """Close one challenge now. Raises `NotAllowed` before its deadline or while a question waits, `WrongState` if it
    is not open.
    """
    return _close(actor, locked_challenge(challenge))


def _close(actor: Actor, challenge: Challenge) -> Challenge:
    round_row = locked_round(challenge)
    role = role_word(actor, challenge_relations(actor, challenge))
    before, after = CHALLENGE.apply("close", actor=actor, obj=challenge)
    round_row.closed_at = challenge.closed_at = database_now()
    round_row.save(update_fields=["closed_at"])
    challenge.save(update_fields=["status", "closed_at"])
    run_close_hooks(round_row, challenge.closed_at)
    journal.record(
        actor=actor, action="challenges.challenge.closed", subject=challenge, role=role, before={"status": before},
        after={"status": after, "round": round_row.number}, reason=challenge.questions_waived_reason,
    )  # fmt: skip
    return challenge


def _waits() -> Exists:
    return Exists(Question.objects.filter(challenge=OuterRef("pk"), status=QuestionStatus.ASKED.value))


@transaction.atomic
def _close_if_free(pk: int) -> bool:
    challenge = _free(pk)
    if challenge is None or not CHALLENGE.can("close", SYSTEM_ACTOR, challenge):
        return False
    _close(SYSTEM_ACTOR, challenge)
    return True


@transaction.atomic
def _hold(pk: int) -> None:
    challenge = _free(pk)
    if challenge is None or challenge.closing_held_at is not None:
        return
    challenge.closing_held_at = database_now()
    challenge.save(update_fields=["closing_held_at"])
    waiting = challenge.questions.filter(status=QuestionStatus.ASKED.value).count()
    journal.record(
        actor=SYSTEM_ACTOR,
        action="challenges.challenge.closing_held",
        subject=challenge,
        role="system",
        after={"waiting_questions": waiting},
    )


def _free(pk: int) -> Challenge | None:
    """The challenge under lock, or None if another worker has it."""
    return Challenge.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
