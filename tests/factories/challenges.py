"""Challenges for tests, opened through the service like any other.

content(**changes)            a valid ChallengeContent of one round; two_rounds=True gives a concept round first
open_challenge(**changes)     a published challenge, open for proposals (department=, actor=, chair= …)
closed_challenge(**changes)   one whose deadline has passed and which has been closed
asked_question(challenge)     a question that waits, of a verified startup
after_deadline(challenge)     a context in which its deadline has passed; after_questions(challenge) likewise
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from challenges import services
from challenges.content import ChallengeContent, CriterionContent, QuestionContent, RoundContent, Words
from challenges.models import Challenge, CriterionGroup, Question, RoundKind
from challenges.selectors.rules import holidays
from marketplace import clock
from marketplace.accounts.models import Department, User
from marketplace.dates import TEHRAN, add_working_days, tehran_date
from tests.factories.accounts import DepartmentFactory, office_officer
from tests.factories.vendors import member_of_verified_vendor

OPEN_DAYS = 15


def workday(count: int, *, hour: int = 14, after: datetime | None = None) -> datetime:
    """The hour in Tehran on the `count`-th working day after a moment (default: now), by the holidays of the
    database.
    """
    day = add_working_days(tehran_date(after or clock.now()), count, holidays())
    return datetime.combine(day, time(hour), TEHRAN).astimezone(UTC)


def criteria() -> tuple[CriterionContent, ...]:
    """Four criteria that total 100: two technical, one of impact, and price."""
    anchors = {str(score): Words(f"شرح نمره {score}", f"What {score} means") for score in range(6)}
    return (
        CriterionContent(
            "performance",
            Words("کارایی در محل", "Performance on site"),
            40,
            CriterionGroup.TECHNICAL.value,
            Words("دقت، با شاهد", "Accuracy, with evidence"),
            anchors,
        ),
        CriterionContent(
            "delivery", Words("برنامهٔ اجرا", "Delivery"), 25, CriterionGroup.DELIVERY.value, anchors=anchors
        ),
        CriterionContent("impact", Words("اثر بر محله", "Impact"), 15, CriterionGroup.IMPACT.value, anchors=anchors),
        CriterionContent("price", Words("قیمت", "Price"), 20, CriterionGroup.PRICE.value),
    )


def questions() -> tuple[QuestionContent, ...]:
    """Two questions to the startup; the second may be left out and takes a file."""
    return (
        QuestionContent("method", Words("راه‌حل شما چیست؟", "What is your solution?"), word_limit=300, points=60),
        QuestionContent(
            "team",
            Words("چه کسانی کار می‌کنند؟", "Who does the work?"),
            word_limit=200,
            points=40,
            is_required=False,
            takes_file=True,
        ),
    )


def full_round(**changes: Any) -> RoundContent:
    """A round of full proposals with all its dates on working days from now."""
    dates = {
        "questions_until": workday(8),
        "closes_at": workday(OPEN_DAYS),
        "opens_at": workday(OPEN_DAYS + 1, hour=10),
        "decides_at": workday(OPEN_DAYS + 25, hour=12),
    }
    return RoundContent(**(dates | {"questions": questions(), "criteria": criteria()} | changes))


def concept_round(**changes: Any) -> RoundContent:
    """A round of short concepts, without a price."""
    weighed = tuple(
        replace(item, weight=45) if item.key == "delivery" else item for item in criteria() if item.key != "price"
    )
    return full_round(**({"kind": RoundKind.CONCEPT.value, "criteria": weighed} | changes))


def invited_round(**changes: Any) -> RoundContent:
    """A second round of full proposals, after the concepts of `concept_round` have been decided on."""
    dates = {
        "questions_until": workday(45),
        "closes_at": workday(55),
        "opens_at": workday(56, hour=10),
        "decides_at": workday(75, hour=12),
    }
    return full_round(**(dates | {"by_invitation": True} | changes))


def content(
    *, two_rounds: bool = False, round_changes: dict[str, Any] | None = None, **changes: Any
) -> ChallengeContent:
    """A content that may be published now. `changes` replace its values, `round_changes` those of its first round."""
    rounds = (
        (concept_round(**(round_changes or {})), invited_round())
        if two_rounds
        else (full_round(**(round_changes or {})),)
    )
    valid = ChallengeContent(
        title=Words("اندازه‌گیری پرشدگی مخزن‌های پسماند", "Measuring how full waste bins are"),
        summary=Words(
            "روشی ارزان که هر ساعت بگوید کدام مخزن باید خالی شود.", "A cheap way to know which bin must be emptied."
        ),
        need_html=Words("<p>بعضی مخزن‌ها از ظهر پر است.</p>", "<p>Some bins are full by noon.</p>"),
        outcome_html=Words("<ul><li>خطای کمتر از ۱۰ درصد</li></ul>", "<ul><li>Within 10 %</li></ul>"),
        data_html=Words("<p>جای ۳۴۰ مخزن</p>", "<p>Places of 340 bins</p>"),
        site_html=Words("<p>۴۰ مخزن در بازار</p>", "<p>40 bins in the bazaar</p>"),
        trl_min=6,
        budget_ceiling=40_000_000_000,
        pilot_days=90,
        field_codes=("waste",),
        district_numbers=(11, 12),
        rounds=rounds,
    )
    return replace(valid, **changes)


def open_challenge(
    *, department: Department | None = None, actor: User | None = None, chair: User | None = None, **changes: Any
) -> Challenge:
    """A challenge published by the innovation office. `changes` go to `content`."""
    publisher = actor or office_officer()
    version = services.publish_version(
        actor=publisher, department=department or DepartmentFactory.create(), content=content(**changes)
    )
    if chair is not None:
        services.set_chair(actor=publisher, challenge=version.challenge, user=chair)
    return version.challenge


def closed_challenge(**changes: Any) -> Challenge:
    """A challenge that was closed at its deadline; look at it inside `after_deadline(challenge)`."""
    challenge = open_challenge(**changes)
    with after_deadline(challenge):
        services.close_due()
    challenge.refresh_from_db()
    return challenge


def after_deadline(challenge: Challenge, *, by: timedelta = timedelta(minutes=1)) -> AbstractContextManager[None]:
    """A context in which the deadline has passed."""
    return clock.travel(to=challenge.closes_at + by)


def after_questions(challenge: Challenge, *, by: timedelta = timedelta(minutes=1)) -> AbstractContextManager[None]:
    """A context in which the time for questions is over."""
    return clock.travel(to=challenge.questions_until + by)


def asked_question(
    challenge: Challenge, *, actor: User | None = None, text: str = "آیا می‌توان حسگر را بیرون مخزن نصب کرد؟"
) -> Question:
    """A question that waits for its answer."""
    return services.ask_question(actor=actor or member_of_verified_vendor(), challenge=challenge, text=text)
