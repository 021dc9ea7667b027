"""The rules of a publication, as a table and as properties; pure, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from challenges import limits
from challenges.content import ChallengeContent, CriterionContent, QuestionContent, RoundContent, Words
from challenges.models import ProcurementClass
from challenges.validation import Thresholds, problems
from marketplace.dates import TEHRAN, add_working_days, is_working_day, tehran_date, working_days_between

PUBLISHED = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)  # a Tuesday: 3 Azar 1405
HOLIDAYS = frozenset({date(2026, 12, 1), date(2026, 12, 20)})
THRESHOLDS = Thresholds(small_up_to=18_000_000_000, medium_up_to=55_000_000_000)


def at(day: date, hour: int = 14) -> datetime:
    return datetime.combine(day, time(hour), TEHRAN).astimezone(UTC)


def workday(count: int, hour: int = 14) -> datetime:
    return at(add_working_days(tehran_date(PUBLISHED), count, HOLIDAYS), hour)


def criterion(key: str, weight: int, group: str = "technical") -> CriterionContent:
    return CriterionContent(key, Words("معیار"), weight, group)


def one_round(**changes: Any) -> RoundContent:
    valid = RoundContent(
        questions_until=workday(6),
        closes_at=workday(12),
        opens_at=workday(13, 10),
        decides_at=workday(30),
        questions=(QuestionContent("method", Words("راه‌حل شما چیست؟")),),
        criteria=(criterion("a", 80), criterion("b", 20, "price")),
    )
    return replace(valid, **changes)


def content(**changes: Any) -> ChallengeContent:
    valid = ChallengeContent(
        title=Words("عنوان"),
        summary=Words("خلاصه"),
        need_html=Words("<p>نیاز</p>"),
        outcome_html=Words("<p>نتیجه</p>"),
        budget_ceiling=40_000_000_000,
        field_codes=("waste",),
        rounds=(one_round(),),
    )
    return replace(valid, **changes)


def found(given_content: ChallengeContent, **options: Any) -> dict[str, list[str]]:
    values = {"first": True, "holidays": HOLIDAYS, "published_at": PUBLISHED, "thresholds": THRESHOLDS}
    return problems(given_content, **(values | options))


def in_round(**changes: Any) -> ChallengeContent:
    return content(rounds=(one_round(**changes),))


FRIDAY, HOLIDAY = at(date(2026, 12, 11)), at(date(2026, 12, 20))
concept = one_round(kind="concept", criteria=(criterion("a", 100),))
full = one_round(
    by_invitation=True, questions_until=workday(40), closes_at=workday(50), opens_at=workday(51), decides_at=workday(70)
)

BROKEN: list[tuple[str, ChallengeContent, str]] = [
    ("no Persian title", content(title=Words("", "Title")), "title.fa"),
    ("blank title", content(title=Words("   ")), "title.fa"),
    ("long title", content(title=Words("ا" * 201)), "title.fa"),
    ("long English title", content(title=Words("عنوان", "x" * 201)), "title.en"),
    ("no summary", content(summary=Words()), "summary.fa"),
    ("long summary", content(summary=Words("واژه " * 81)), "summary.fa"),
    ("no need", content(need_html=Words()), "need_html.fa"),
    ("no outcome", content(outcome_html=Words()), "outcome_html.fa"),
    ("need of too many words", content(need_html=Words("<p>" + "واژه " * 1501 + "</p>")), "need_html.fa"),
    ("five megabytes without a blank", content(context_html=Words("ا" * 5_000_000)), "context_html.fa"),
    ("no field", content(field_codes=()), "field_codes"),
    ("too many fields", content(field_codes=tuple("abcdef")), "field_codes"),
    ("readiness ten", content(trl_min=10), "trl_min"),
    ("no budget at all", content(budget_ceiling=0), "budget_ceiling"),
    ("budget above its class", content(budget_ceiling=56_000_000_000), "budget_ceiling"),
    ("budget below its class", content(budget_ceiling=18_000_000_000), "budget_ceiling"),
    ("unknown class", content(procurement_class="huge"), "procurement_class"),
    ("unknown currency", content(currency_unit="USD"), "currency_unit"),
    ("minimum above 100", content(technical_minimum=101), "technical_minimum"),
    ("no round", content(rounds=()), "rounds"),
    ("a concept alone", content(rounds=(concept,)), "rounds"),
    ("two full rounds", content(rounds=(one_round(), full)), "rounds"),
    ("three rounds", content(rounds=(concept, full, full)), "rounds"),
    (
        "a second round for everybody",
        content(rounds=(concept, replace(full, by_invitation=False))),
        "rounds.1.by_invitation",
    ),
    ("a second round too early", content(rounds=(concept, replace(full, closes_at=workday(29)))), "rounds.1.closes_at"),
    (
        "a short second round",
        content(rounds=(concept, replace(full, questions_until=workday(31), closes_at=workday(33)))),
        "rounds.1.closes_at",
    ),
    ("deadline in the past", in_round(closes_at=PUBLISHED - timedelta(days=1)), "rounds.0.closes_at"),
    ("deadline too soon", in_round(questions_until=workday(2), closes_at=workday(9)), "rounds.0.closes_at"),
    ("deadline on a Friday", in_round(closes_at=FRIDAY, opens_at=FRIDAY + timedelta(days=1)), "rounds.0.closes_at"),
    ("opening on a holiday", in_round(opens_at=HOLIDAY), "rounds.0.opens_at"),
    ("questions after the deadline", in_round(questions_until=workday(13)), "rounds.0.questions_until"),
    ("opening before the deadline", in_round(opens_at=workday(11)), "rounds.0.opens_at"),
    ("result before the opening", in_round(decides_at=workday(12)), "rounds.0.decides_at"),
    ("pilot before the result", content(pilot_starts_at=workday(20)), "pilot_starts_at"),
    ("endless pilot", content(pilot_days=1000), "pilot_days"),
    ("no question", in_round(questions=()), "rounds.0.questions"),
    ("question without words", in_round(questions=(QuestionContent("a", Words()),)), "rounds.0.questions.0.text.fa"),
    (
        "word limit of five",
        in_round(questions=(QuestionContent("a", Words("چه؟"), word_limit=5),)),
        "rounds.0.questions.0.word_limit",
    ),
    ("key twice", in_round(questions=(QuestionContent("a", Words("چه؟")),) * 2), "rounds.0.questions.1.key"),
    ("Persian key", in_round(questions=(QuestionContent("کلید", Words("چه؟")),)), "rounds.0.questions.0.key"),
    ("weights of 99", in_round(criteria=(criterion("a", 79), criterion("b", 20))), "rounds.0.criteria"),
    ("weights of 99.9", in_round(criteria=(criterion("a", 79.9), criterion("b", 20))), "rounds.0.criteria.0.weight"),  # type: ignore[arg-type]
    ("weight of zero", in_round(criteria=(criterion("a", 100), criterion("b", 0))), "rounds.0.criteria.1.weight"),
    ("nothing technical", in_round(criteria=(criterion("a", 100, "impact"),)), "rounds.0.criteria"),
    (
        "two prices",
        in_round(criteria=(criterion("a", 60), criterion("b", 20, "price"), criterion("c", 20, "price"))),
        "rounds.0.criteria",
    ),
    (
        "price of a concept",
        content(rounds=(replace(concept, criteria=one_round().criteria), full)),
        "rounds.0.criteria",
    ),
    (
        "unknown group",
        in_round(criteria=(criterion("a", 100), criterion("b", 20, "beauty"))),
        "rounds.0.criteria.1.group",
    ),
]


def test_a_valid_content_has_no_problem() -> None:
    assert found(content()) == {}
    assert found(content(rounds=(concept, full))) == {}


@pytest.mark.parametrize(("broken", "path"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_each_broken_rule_is_told_at_its_place(broken: ChallengeContent, path: str) -> None:
    assert path in found(broken)


def test_everything_is_told_at_once() -> None:
    broken = content(title=Words(), trl_min=0, rounds=(one_round(opens_at=workday(3), criteria=(criterion("a", 50),)),))

    assert {"title.fa", "trl_min", "rounds.0.opens_at", "rounds.0.criteria"} <= found(broken).keys()


@pytest.mark.parametrize(
    ("budget", "right"),
    [(18_000_000_000, "small"), (18_000_000_001, "medium"), (55_000_000_000, "medium"), (55_000_000_001, "large")],
)
def test_the_class_follows_from_the_budget(budget: int, right: str) -> None:
    for item in ProcurementClass:
        refused = "budget_ceiling" in found(content(budget_ceiling=budget, procurement_class=item.value))
        assert refused == (item != right)


def test_a_budget_in_new_rials_is_compared_in_rials() -> None:
    assert found(content(budget_ceiling=4_000_000, currency_unit="IRN")) == {}


def test_without_thresholds_the_class_is_not_checked() -> None:
    assert found(content(procurement_class="small"), thresholds=None) == {}


# -- amendments


def amended(**changes: Any) -> dict[str, list[str]]:
    now = workday(8, 9)
    return found(in_round(**changes), first=False, previous=content(), published_at=now)


def test_an_amendment_may_come_after_the_end_of_questions() -> None:
    assert amended() == {}


def test_a_deadline_is_never_brought_forward() -> None:
    assert "rounds.0.closes_at" in amended(closes_at=workday(11))
    assert amended(closes_at=workday(13), opens_at=workday(14)) == {}


def test_the_end_of_questions_is_not_moved_into_the_past() -> None:
    assert "rounds.0.questions_until" in amended(questions_until=workday(7))
    assert amended(questions_until=workday(10)) == {}


def test_a_holiday_decreed_later_does_not_spoil_a_promise() -> None:
    decreed = HOLIDAYS | {tehran_date(workday(12))}

    assert found(content(), first=False, previous=content(), published_at=workday(8, 9), holidays=decreed) == {}


def test_a_round_that_is_over_stays_as_it_was() -> None:
    before = content(rounds=(concept, full))
    after = replace(before, rounds=(replace(concept, criteria=(criterion("z", 100),)), full))

    assert "rounds.0" in found(after, first=False, previous=before, rounds_done=1, published_at=workday(35, 9))


def test_the_number_of_rounds_stays() -> None:
    assert "rounds" in found(
        content(rounds=(concept, full)), first=False, previous=content(), published_at=workday(8, 9)
    )


# -- properties of time

days = st.integers(min_value=-5, max_value=60)
hours = st.integers(min_value=0, max_value=23)
moments = st.builds(lambda day, hour: at(tehran_date(PUBLISHED) + timedelta(days=day), hour), days, hours)


@given(questions_until=moments, closes_at=moments, opens_at=moments, decides_at=moments)
def test_a_schedule_is_accepted_exactly_when_it_keeps_every_rule_of_time(
    questions_until: datetime, closes_at: datetime, opens_at: datetime, decides_at: datetime
) -> None:
    dates = {"questions_until": questions_until, "closes_at": closes_at, "opens_at": opens_at, "decides_at": decides_at}
    in_order = PUBLISHED < questions_until <= closes_at <= opens_at < decides_at
    on_working_days = all(is_working_day(tehran_date(moment), HOLIDAYS) for moment in dates.values())
    enough = working_days_between(tehran_date(PUBLISHED), tehran_date(closes_at), HOLIDAYS) >= limits.MINIMUM_OPEN_DAYS

    stages = (
        (PUBLISHED, closes_at, limits.OPEN),
        (closes_at, opens_at, limits.OPENING),
        (opens_at, decides_at, limits.DECISION),
    )
    short = all(
        working_days_between(tehran_date(begins), tehran_date(ends), HOLIDAYS) <= span.most
        for begins, ends, span in stages
    )

    assert (found(in_round(**dates)) == {}) == (in_order and on_working_days and enough and short)


@given(weights=st.lists(st.integers(min_value=-5, max_value=105), min_size=1, max_size=6))
def test_weights_are_accepted_exactly_when_they_are_positive_and_total_100(weights: list[int]) -> None:
    criteria = tuple(criterion(f"k{place}", weight) for place, weight in enumerate(weights))

    accepted = found(in_round(criteria=criteria)) == {}

    assert accepted == (sum(weights) == 100 and all(1 <= weight <= 100 for weight in weights))


@given(shift=st.integers(min_value=-10, max_value=30))
def test_an_amendment_moves_the_deadline_later_or_not_at_all(shift: int) -> None:
    closes_at = workday(12) + timedelta(days=shift)

    with translation.override("en"):
        found_now = amended(closes_at=closes_at, opens_at=max(workday(13, 10), closes_at), decides_at=workday(60))

    assert any("brought forward" in text for text in found_now.get("rounds.0.closes_at", [])) == (shift < 0)
