"""Proposed dates: working days, in order, within the limits, and good enough to be published as they are."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenges import limits
from challenges.content import RoundContent
from challenges.promises import Promises, propose
from challenges.validation.report import Report
from challenges.validation.schedule import Calendar, check_schedule
from marketplace.dates import is_working_day, tehran_date, working_days_between
from tests.challenges.test_validation import content

FIRST = datetime(2026, 3, 21, tzinfo=UTC)
moments = st.integers(min_value=0, max_value=60 * 24 * 800).map(lambda minutes: FIRST + timedelta(minutes=minutes))
holidays = st.frozensets(
    st.integers(min_value=0, max_value=1200).map(lambda days: date(2026, 3, 21) + timedelta(days=days)), max_size=90
)
rounds = st.sampled_from([1, 2])


def in_order(found: Promises) -> list[datetime]:
    dates = [
        moment
        for item in found.rounds
        for moment in (item.questions_until, item.closes_at, item.opens_at, item.decides_at)
    ]
    return [*dates, found.pilot_starts_at]


@given(published_at=moments, count=rounds, closed=holidays)
def test_every_proposed_date_is_a_working_day_after_the_publication_and_in_order(
    published_at: datetime, count: int, closed: frozenset[date]
) -> None:
    found = propose(published_at, count, closed)

    dates = in_order(found)
    assert len(found.rounds) == count
    assert all(is_working_day(tehran_date(moment), closed) for moment in dates)
    assert [published_at, *dates] == sorted({published_at, *dates})


@given(published_at=moments, count=rounds, closed=holidays)
def test_every_stage_takes_as_many_working_days_as_the_city_promises_within_the_limits(
    published_at: datetime, count: int, closed: frozenset[date]
) -> None:
    found, begins = propose(published_at, count, closed), published_at
    stages = []
    for place, item in enumerate(found.rounds):
        stages += [
            (begins, item.closes_at, limits.SECOND_ROUND if place else limits.OPEN),
            (item.closes_at, item.opens_at, limits.OPENING),
            (item.opens_at, item.decides_at, limits.DECISION),
        ]
        begins = item.decides_at
    for start, end, span in [*stages, (begins, found.pilot_starts_at, limits.PILOT)]:
        days = working_days_between(tehran_date(start), tehran_date(end), closed)
        assert days == span.proposed
        assert span.least <= days <= span.most


@given(published_at=moments, count=rounds, closed=holidays)
def test_what_is_proposed_may_be_published_as_it_is(
    published_at: datetime, count: int, closed: frozenset[date]
) -> None:
    found, report = propose(published_at, count, closed), Report()
    kinds = [{"kind": "full"}] if count == 1 else [{"kind": "concept"}, {"kind": "full", "by_invitation": True}]
    written = tuple(RoundContent(**asdict(item), **kind) for item, kind in zip(found.rounds, kinds, strict=True))

    whole = content(rounds=written, pilot_starts_at=found.pilot_starts_at)
    check_schedule(whole, Calendar(published_at, closed), report)

    assert report.found == {}


@pytest.mark.parametrize("count", [0, 3])
def test_a_challenge_has_one_round_or_two(count: int) -> None:
    with pytest.raises(ValueError, match="one round or two"):
        propose(FIRST, count, frozenset())


@pytest.mark.parametrize("name", ["closes_at", "opens_at", "decides_at", "pilot_starts_at"])
@given(published_at=moments, late=st.integers(min_value=-3, max_value=40))
def test_a_stage_may_be_adjusted_up_to_its_limit_and_not_beyond(name: str, published_at: datetime, late: int) -> None:
    found = propose(published_at, 1, frozenset())
    item, pilot = found.rounds[0], found.pilot_starts_at
    begins, span = {
        "closes_at": (published_at, limits.OPEN),
        "opens_at": (item.closes_at, limits.OPENING),
        "decides_at": (item.opens_at, limits.DECISION),
        "pilot_starts_at": (item.decides_at, limits.PILOT),
    }[name]
    moved = datetime.combine(tehran_date(begins) + timedelta(days=span.most + late), item.closes_at.timetz())
    if name == "pilot_starts_at":
        pilot = moved
    else:
        item = replace(item, **{name: moved})
    report = Report()
    check_schedule(
        content(rounds=(RoundContent(**asdict(item)),), pilot_starts_at=pilot), Calendar(published_at), report
    )

    days = working_days_between(tehran_date(begins), tehran_date(moved))
    path = name if name == "pilot_starts_at" else f"rounds.0.{name}"
    too_late = any("روز کاری پس از مرحلهٔ پیش" in text or "too late" in text for text in report.found.get(path, []))
    assert too_late == (days > span.most)
