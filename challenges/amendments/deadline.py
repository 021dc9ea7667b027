"""Those who are writing have enough time: a material amendment, or a second round that begins late, moves the deadline
if need be. Pure.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from challenges import limits
from challenges.content import ChallengeContent, RoundContent
from marketplace.dates import add_working_days, in_tehran, next_working_day, tehran_date


def with_minimum_deadline(
    content: ChallengeContent, *, amended_at: datetime, round_number: int, holidays: Container[date]
) -> ChallengeContent:
    """The content whose running round closes at least so many working days after the amendment, at its hour.

    Where the deadline moves, the dates after it, those of the next round and the start of the pilot move as far, each
    to a working day.
    """
    rounds, place = list(content.rounds), round_number - 1
    closes_at = rounds[place].closes_at
    least = add_working_days(tehran_date(amended_at), limits.MINIMUM_AFTER_MATERIAL_CHANGE_DAYS, holidays)
    if tehran_date(closes_at) >= least:
        return content
    shift = timedelta(days=(least - tehran_date(closes_at)).days)
    rounds[place] = replace(
        rounds[place],
        closes_at=closes_at + shift,
        opens_at=_moved(rounds[place].opens_at, shift, holidays),
        decides_at=_moved(rounds[place].decides_at, shift, holidays),
    )
    rounds[place + 1 :] = [_moved_round(item, shift, holidays) for item in rounds[place + 1 :]]
    start = content.pilot_starts_at
    return replace(content, rounds=tuple(rounds), pilot_starts_at=_moved(start, shift, holidays) if start else None)


def with_time_for_round(
    content: ChallengeContent, *, begins_at: datetime, round_number: int, holidays: Container[date]
) -> ChallengeContent:
    """The content whose second round, beginning at `begins_at`, has the minimum of working days until its deadline.

    Where the concepts were decided on too late for that, every date of the round and the start of the pilot move as
    far, each to a working day.
    """
    rounds, place = list(content.rounds), round_number - 1
    closes_on = tehran_date(rounds[place].closes_at)
    least = add_working_days(tehran_date(begins_at), limits.MINIMUM_SECOND_ROUND_DAYS, holidays)
    if closes_on >= least:
        return content
    shift, start = timedelta(days=(least - closes_on).days), content.pilot_starts_at
    rounds[place:] = [_moved_round(item, shift, holidays) for item in rounds[place:]]
    return replace(content, rounds=tuple(rounds), pilot_starts_at=_moved(start, shift, holidays) if start else None)


def _moved_round(item: RoundContent, shift: timedelta, holidays: Container[date]) -> RoundContent:
    names = ("questions_until", "closes_at", "opens_at", "decides_at")
    later: dict[str, Any] = {name: _moved(getattr(item, name), shift, holidays) for name in names}
    return replace(item, **later)


def _moved(moment: datetime, shift: timedelta, holidays: Container[date]) -> datetime:
    return to_working_day(moment + shift, holidays)


def to_working_day(moment: datetime, holidays: Container[date]) -> datetime:
    """The same hour on the next working day, the day itself included. Order is kept: a later moment never comes
    before an earlier one.
    """
    day = in_tehran(moment).date()
    return moment + (next_working_day(day, holidays) - day)
