"""What the database adds up about promises is what anybody would count by hand, promise by promise."""

from __future__ import annotations

import random
import uuid
from datetime import datetime, timedelta
from itertools import groupby
from statistics import median
from typing import Any, NamedTuple

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from challenges.models import Challenge, Round
from challenges.services import take_step
from marketplace.clock import now, travel
from marketplace.dates import from_jalali, start_of_day
from marketplace.desks.board import board_page, csv_rows
from marketplace.desks.selectors.promises import (
    broken_promises,
    due_promises,
    promises_at_risk,
    promises_by_department,
)
from tests.factories.accounts import DepartmentFactory, office_officer
from tests.factories.challenges import open_challenge

pytestmark = pytest.mark.django_db

YEAR, DAY = 1404, timedelta(days=1)
BEGIN, END = start_of_day(from_jalali(YEAR, 1, 1)), start_of_day(from_jalali(YEAR + 1, 1, 1))
MIDDLE = BEGIN + 200 * DAY
STATUSES = ("open", "closed", "evaluating", "standstill", "awarded", "unsuccessful", "cancelled")
SOURCES = ("", "", "demo", "elsewhere")


class Told(NamedTuple):
    """A promise as somebody counts it who reads the rows one by one."""

    call: Challenge
    stage: str
    promised_at: datetime
    kept_at: datetime | None
    deadline: datetime

    @property
    def late(self) -> int:
        over = (self.kept_at or now()) - self.promised_at - DAY
        return max(0, -(-over // DAY))


def days(draw: random.Random, low: float, high: float) -> timedelta:
    """Whole days often, so that limits and ties are met."""
    span = draw.uniform(low, high)
    return timedelta(days=round(span)) if draw.random() < 0.4 else timedelta(days=span)


def random_dates(draw: random.Random, begin: datetime) -> dict[str, Any]:
    closes = begin + days(draw, 1, 40)
    opens = closes + days(draw, 0, 12)
    decides = opens + days(draw, 1, 60) + timedelta(seconds=1)
    kept = {
        "opened_at": opens + days(draw, -3, 9) if draw.random() < 0.7 else None,
        "decided_at": max(closes - DAY, decides + days(draw, -20, 40)) if draw.random() < 0.6 else None,
    }
    return {"closes_at": closes, "opens_at": opens, "decides_at": decides, **kept}


def random_world(seed: int, size: int = 40) -> None:
    """Departments with challenges in every state, of one round or two, about the year."""
    draw = random.Random(seed)
    text = open_challenge(department=DepartmentFactory.create(), source="").current_version
    places = DepartmentFactory.create_batch(4)
    for number in range(size):
        begin = BEGIN + days(draw, -120, 330)
        second = draw.random() < 0.3
        status = draw.choice(STATUSES)
        call = Challenge(
            public_id=uuid.uuid4(), reference=f"BH-1399-{number:04d}", department=draw.choice(places),
            current_version=text if draw.random() < 0.9 else None, current_round=2 if second else 1,
            published_at=begin, questions_until=begin, public_reason="دلیل", source=draw.choice(SOURCES),
            **random_dates(draw, begin + (100 * DAY if second else 0 * DAY)),
        )  # fmt: skip
        call.save()
        Challenge.objects.filter(pk=call.pk).update(status=status)
        if second:
            Round.objects.create(challenge=call, number=1, questions_until=begin, **random_dates(draw, begin))
        now_held = {name: getattr(call, name) for name in ("closes_at", "opens_at", "opened_at", "decides_at")}
        Round.objects.create(challenge=call, number=call.current_round, questions_until=begin, **now_held)
        if not second and draw.random() < 0.3:  # a second round that has not begun promises nothing yet
            Round.objects.create(challenge=call, number=2, questions_until=begin, **random_dates(draw, begin))


def told_one_by_one() -> list[Told]:
    found = []
    calls = Challenge.objects.filter(current_version__isnull=False, source__in=["", "demo"])
    for call in calls.exclude(status="cancelled").select_related("department").order_by("pk"):
        for held in [*call.rounds.filter(number__lt=call.current_round), call]:
            found.append(Told(call, "opening", held.opens_at, held.opened_at, held.closes_at))
            found.append(Told(call, "decision", held.decides_at, held.decided_at, held.closes_at))
    return sorted(found, key=lambda row: row.promised_at)


def due_one_by_one() -> list[Told]:
    return [row for row in told_one_by_one() if BEGIN <= row.promised_at < END and row.promised_at <= now()]


def middle(spans: list[timedelta]) -> int | None:
    return round(median(max(0, span.days) for span in spans)) if spans else None


def summed_one_by_one() -> dict[int, tuple[Any, ...]]:
    by_place = sorted(due_one_by_one(), key=lambda row: row.call.department_id)
    found = {}
    for place, group in groupby(by_place, key=lambda row: row.call.department_id):
        rows = list(group)
        decisions = [row for row in rows if row.stage == "decision"]
        found[place] = (
            len(rows),
            len({row.call.pk for row in rows}),
            sum(not row.late for row in rows),
            sum(row.kept_at is None for row in rows),
            max(row.late for row in rows),
            middle([row.promised_at - row.deadline for row in decisions]),
            middle([row.kept_at - row.deadline for row in decisions if row.kept_at]),
        )
    return found


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("moment", [MIDDLE, END + 90 * DAY], ids=["within the year", "after it"])
def test_the_database_adds_up_what_one_counts_by_hand(seed: int, moment: datetime) -> None:
    random_world(seed)
    with travel(to=moment):
        summed = [row for row in promises_by_department(YEAR) if row.due]
        assert {
            row.department_id: (
                row.due, row.challenges, row.on_time, row.not_kept, row.worst_late, row.promised_days, row.actual_days
            )
            for row in summed
        } == summed_one_by_one() != {}  # fmt: skip
        assert [row.percent for row in summed] == sorted((row.percent for row in summed), reverse=True)
        due = due_one_by_one()
        shown = [(row.call_id, row.stage, row.promised_at, row.kept_at, row.deadline) for row in due_promises(YEAR)]
        assert shown == [(row.call.pk, *row[1:]) for row in due]
        broken = sorted((row for row in due if row.late), key=lambda row: -row.late)[:6]
        assert [(row.call_id, row.stage, row.days_late) for row in broken_promises(YEAR, 6)] == [
            (row.call.pk, row.stage, row.late) for row in broken
        ]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_at_risk_is_what_one_finds_by_hand(seed: int) -> None:
    random_world(seed)
    with travel(to=MIDDLE):
        waiting = [row for row in told_one_by_one() if row.kept_at is None and row.promised_at <= now() + 3 * DAY]
        running = [row for row in waiting if row.call.status in {"open", "closed", "evaluating"}]
        places = sorted({row.call.department_id for row in running})[:2]
        mine = [(row.call.pk, row.stage, row.late) for row in running if row.call.department_id in places]
        found = promises_at_risk(places, 3 * DAY, 5)
        assert [(row.call_id, row.stage, row.days_late) for row in found] == mine[:5] != []
        assert promises_at_risk([], 3 * DAY, 5) == []


def test_the_next_promise_to_come_is_known_of_every_department() -> None:
    random_world(0)
    with travel(to=MIDDLE):
        to_come = [row for row in told_one_by_one() if now() < row.promised_at < END]
        first = min(row.promised_at for row in to_come)
        assert min(row.next_at for row in promises_by_department(YEAR) if row.next_at) == first


def test_a_promise_kept_to_the_second_is_on_time_and_one_later_is_a_day_late() -> None:
    call = open_challenge()
    for over, late in ((DAY, 0), (DAY + timedelta(seconds=1), 1), (2 * DAY, 1), (2 * DAY + timedelta(seconds=1), 2)):
        Challenge.objects.filter(pk=call.pk).update(opened_at=call.opens_at + over)
        with travel(to=call.opens_at + timedelta(hours=1)):
            (row,) = [row for year in (1404, 1405, 1406, 1407) for row in due_promises(year)]
        assert (row.stage, row.days_late) == ("opening", late)


def test_the_page_and_its_sheet_say_the_same_at_two_queries_and_one(django_assert_num_queries: Any) -> None:
    random_world(1)
    with travel(to=END + 90 * DAY):
        due = due_one_by_one()
        with django_assert_num_queries(2):
            page = board_page([row for row in promises_by_department(YEAR) if row.due], broken_promises(YEAR, 6))
        with django_assert_num_queries(1):
            sheet = csv_rows(YEAR)
    assert page["figures"][0]["value"] == len(due) == len(sheet) - 1
    assert page["figures"][3]["value"] == sum(row.kept_at is None for row in due)
    assert sum(lane["challenges"] for lane in page["lanes"]) == len({row.call.pk for row in due})
    assert len(page["broken"]) == 6


def test_a_year_without_promises_is_an_empty_board(client: Client) -> None:
    assert (promises_by_department(1398), broken_promises(1398, 6), due_promises(1398)) == ([], [], [])
    assert "هیچ" in client.get(reverse("desks:board"), {"year": 1398}).content.decode()


def test_the_board_is_drawn_once_for_all_and_anew_after_a_step(client: Client, django_assert_num_queries: Any) -> None:
    cache.clear()
    call = open_challenge()
    with travel(to=call.decides_at + 5 * DAY):
        assert call.version.title_fa in client.get(reverse("desks:board")).content.decode()
        with django_assert_num_queries(1):
            client.get(reverse("desks:board"))
        take_step(actor=office_officer(), challenge=call, step="cancel", reason="دلیل")
        assert call.version.title_fa not in client.get(reverse("desks:board")).content.decode()
