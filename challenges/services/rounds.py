"""From the concepts to the full proposals.

Invariants: the second round begins once, when the concepts have been chosen from; the challenge then shows the dates of
the second round, and what it said of the first stays with that round; whoever was invited has the minimum of working
days, however late the concepts were decided on.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from challenges import amendments
from challenges.freezing import content_of
from challenges.models import Challenge, Round
from challenges.selectors.rules import holidays
from challenges.services.amending import redate
from challenges.services.locking import locked_challenge, locked_round, role_word
from challenges.services.versions import DATES
from challenges.states import CHALLENGE, challenge_relations
from marketplace.accounts.roles import Actor
from marketplace.clock import database_now
from marketplace.journal import services as journal

ENDED = ("closed_at", "opened_at", "decided_at", "closing_held_at")


@transaction.atomic
def begin_second_round(*, actor: Actor, challenge: Challenge) -> Round:
    """Open the round of full proposals to those who were invited; the evaluation room calls it in the transaction of
    its choice. Returns the round that runs now.

    Raises `NotAllowed` for a stranger and where no round follows, `WrongState` unless concepts are being evaluated.
    """
    challenge = locked_challenge(challenge)
    role = role_word(actor, challenge_relations(actor, challenge))
    before, after = CHALLENGE.apply("invite", actor=actor, obj=challenge)
    moment, over = database_now(), locked_round(challenge)
    _finish(over, challenge, moment)
    challenge.current_round = over.number + 1
    running = locked_round(challenge)
    _take_over(challenge, running)
    journal.record(
        actor=actor,
        action="challenges.challenge.second_round_opened",
        subject=challenge,
        role=role,
        before={"status": before, "round": over.number},
        after={"status": after, "round": running.number, "closes_at": running.closes_at.isoformat()},
    )
    _give_time(challenge, moment)
    return locked_round(challenge)


def _finish(over: Round, challenge: Challenge, moment: datetime) -> None:
    over.decided_at, over.questions_waived_reason = moment, challenge.questions_waived_reason
    over.save(update_fields=["decided_at", "questions_waived_reason"])


def _take_over(challenge: Challenge, running: Round) -> None:
    """The dates of the new round; nothing of it has happened yet."""
    for name in DATES:
        setattr(challenge, name, getattr(running, name))
    for name in ENDED:
        setattr(challenge, name, None)
    challenge.questions_waived_reason = ""
    challenge.save(update_fields=["status", "current_round", "questions_waived_reason", *DATES, *ENDED])


def _give_time(challenge: Challenge, moment: datetime) -> None:
    """Move the dates, as a version of their own, where too little time is left."""
    content = content_of(challenge.version)
    later = amendments.with_time_for_round(
        content, begins_at=moment, round_number=challenge.current_round, holidays=holidays()
    )
    with override("fa"):
        note = _("The concepts were decided on later than promised; the dates of the second round move, so that those "
                 "invited have time enough.")  # fmt: skip
    redate(challenge, later, note, moment)
