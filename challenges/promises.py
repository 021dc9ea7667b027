"""The dates a challenge promises, proposed from the day of its publication. Pure.

Invariant: every proposed date is a working day, they are in order, and together they keep every rule of
`challenges.validation.schedule` for a publication at that moment. Lengths of the stages are in `challenges.limits`.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from challenges import limits
from marketplace.dates import TEHRAN, add_working_days, tehran_date

CLOSING_HOUR: Final = time(14)
OPENING_HOUR: Final = time(10)
DECISION_HOUR: Final = time(14)
PILOT_HOUR: Final = time(8)


@dataclass(frozen=True, slots=True)
class RoundDates:
    """The promised dates of one round."""

    questions_until: datetime
    closes_at: datetime
    opens_at: datetime
    decides_at: datetime


@dataclass(frozen=True, slots=True)
class Promises:
    """All promised dates of a challenge."""

    rounds: tuple[RoundDates, ...]
    pilot_starts_at: datetime


def propose(published_at: datetime, rounds: int, holidays: Container[date]) -> Promises:
    """Dates for a challenge of one or two rounds that is published at this moment; `holidays` are the official ones.

    Raises ValueError for another number of rounds.
    """
    if rounds not in (1, 2):
        raise ValueError("A challenge has one round or two.")
    begins, found = tehran_date(published_at), []
    for place in range(rounds):
        span = limits.SECOND_ROUND if place else limits.OPEN
        closes = add_working_days(begins, span.proposed, holidays)
        opens = add_working_days(closes, limits.OPENING.proposed, holidays)
        decides = add_working_days(opens, limits.DECISION.proposed, holidays)
        questions = add_working_days(closes, -limits.QUESTIONS_END_BEFORE, holidays)
        found.append(
            RoundDates(
                questions_until=_at(questions, CLOSING_HOUR),
                closes_at=_at(closes, CLOSING_HOUR),
                opens_at=_at(opens, OPENING_HOUR),
                decides_at=_at(decides, DECISION_HOUR),
            )
        )
        begins = decides
    pilot = add_working_days(begins, limits.PILOT.proposed, holidays)
    return Promises(tuple(found), _at(pilot, PILOT_HOUR))


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, TEHRAN).astimezone(UTC)
