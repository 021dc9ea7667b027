"""Amendments: what counts as material, what the diff says, what moves, and when the English text is stale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from challenges import amendments, limits, services
from challenges.amendments import hooks
from challenges.amendments.rules import RULES, rule_of
from challenges.content import ChallengeContent, QuestionContent, Words
from challenges.freezing import content_of
from challenges.models import Challenge, ChallengeVersion
from marketplace import clock
from marketplace.dates import tehran_date, working_days_between
from marketplace.errors import Conflict, Invalid, NotAllowed
from tests.challenges.test_validation import HOLIDAYS, PUBLISHED, concept, content, criterion, full, one_round, workday
from tests.factories.accounts import office_officer, officer
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.challenges import workday as real_workday


def in_round(**changes: Any) -> ChallengeContent:
    return content(rounds=(one_round(**changes),))


two = content(title=Words("عنوان", "Title"), need_html=Words("<p>نیاز کتاب‌ها</p>", "<p>Need</p>"))

COSMETIC = [
    replace(two, title=Words("عنوان تازه", "Title")),
    replace(two, summary=Words("خلاصهٔ تازه")),
    replace(two, context_html=Words("<p>پیشینه</p>")),
    replace(two, need_html=Words("<p>نیاز كتاب ها</p>", "<p>Need</p>")),  # Arabic kaf and a space for the half-space
    replace(two, need_html=Words("<p>نیاز کتاب‌ها</p>", "<p>The need</p>")),
    replace(two, field_codes=("waste", "air")),
    replace(two, setad_number="12"),
    replace(two, rounds=(one_round(closes_at=workday(14), opens_at=workday(15)),)),
    replace(
        two, rounds=(one_round(questions=(QuestionContent("method", Words("راه‌حل شما چیست؟"), Words("با شاهد")),)),)
    ),
]
MATERIAL = [
    replace(two, need_html=Words("<p>نیاز دیگر</p>", "<p>Need</p>")),
    replace(two, outcome_html=Words("<p>نتیجهٔ دیگر</p>")),
    replace(two, data_html=Words("<p>داده</p>")),
    replace(two, budget_ceiling=30_000_000_000),
    replace(two, trl_min=7),
    replace(two, technical_minimum=70),
    replace(two, eligible_class_codes=("x",)),
    replace(two, district_numbers=(12,)),
    replace(two, intellectual_property=Words("نزد شهر")),
    replace(two, rounds=(one_round(criteria=(criterion("a", 70), criterion("b", 30, "price"))),)),
    replace(two, rounds=(one_round(criteria=(criterion("a", 100),)),)),
    replace(two, rounds=(one_round(questions=(QuestionContent("method", Words("راه‌حل شما چیست؟"), word_limit=200),)),)),
    replace(two, rounds=(one_round(questions=()),)),
]  # fmt: skip


@pytest.mark.parametrize("new", COSMETIC)
def test_what_no_proposal_answers_is_cosmetic(new: ChallengeContent) -> None:
    assert amendments.changes(two, new)
    assert amendments.classify(two, new) == "cosmetic"


@pytest.mark.parametrize("new", MATERIAL)
def test_what_a_proposal_answers_or_is_judged_by_is_material(new: ChallengeContent) -> None:
    assert amendments.classify(two, new) == "material"


def test_nothing_changed_is_no_change() -> None:
    assert amendments.changes(two, two) == []


def test_every_value_of_a_content_is_declared() -> None:
    for field in fields(ChallengeContent):
        if field.name not in ("source", "rounds"):
            rule_of(field.name)
    with pytest.raises(LookupError):
        rule_of("something_new")


def test_the_diff_reads_in_both_languages() -> None:
    new = replace(
        two,
        budget_ceiling=30_000_000_000,
        need_html=Words("<p>نیاز بسیار کتاب‌ها</p>", "<p>Need</p>"),
        rounds=(one_round(criteria=(criterion("a", 70), criterion("c", 30, "price"))),),
    )
    found = amendments.changes(two, new)

    with translation.override("en"):
        english = {change.name: change for change in amendments.shown(found)}
    with translation.override("fa"):
        persian = {change.name: change for change in amendments.shown(found)}

    assert english["budget_ceiling"].before == "4 billion toman"
    assert persian["budget_ceiling"].after == "۳ میلیارد تومان"
    assert english["need_html"].after == "نیاز <ins>بسیار</ins> کتاب‌ها"
    assert english["need_html"].before == "نیاز کتاب‌ها"
    assert (english["rounds.0.criteria.a.weight"].before, english["rounds.0.criteria.a.weight"].after) == ("80", "70")
    assert english["rounds.0.criteria.b.item"].after == "—"
    assert persian["rounds.0.criteria.c.item"].after.endswith("۳۰")


def test_the_diff_escapes_what_people_wrote() -> None:
    new = replace(two, title=Words("<script>بد</script>", "Title"))

    with translation.override("en"):
        change = amendments.shown(amendments.changes(two, new))[0]

    assert "<script>" not in change.after
    assert "&lt;script&gt;" in change.after


def test_every_declared_pattern_can_be_shown() -> None:
    assert {rule.shown for rule in RULES} == {
        "words",
        "prose",
        "plain",
        "money",
        "moment",
        "names",
        "group",
        "procurement",
        "yes_no",
        "item",
    }


texts = st.builds(Words, st.sampled_from(["", "الف", "ب پ", "الف ب پ ت"]), st.sampled_from(["", "a", "b c"]))


@given(old=texts, new=texts)
def test_the_parts_of_a_diff_hold_both_texts(old: Words, new: Words) -> None:
    for change in amendments.changes(replace(two, title=old), replace(two, title=new)):
        language = change["language"]
        for side, words in (("out", getattr(old, language)), ("in", getattr(new, language))):
            assert " ".join(text for kind, text in change["parts"] if kind in ("kept", side)) == words


# -- time left after a material amendment


@given(passed=st.integers(min_value=0, max_value=12), hour=st.integers(min_value=0, max_value=13))
def test_a_material_amendment_leaves_the_minimum_and_keeps_the_order(passed: int, hour: int) -> None:
    before = content(rounds=(concept, full), pilot_starts_at=workday(80))
    now = workday(passed, hour)

    after = amendments.with_minimum_deadline(before, amended_at=now, round_number=1, holidays=HOLIDAYS)

    first, second = after.rounds
    assert (
        working_days_between(tehran_date(now), tehran_date(first.closes_at), HOLIDAYS)
        >= limits.MINIMUM_AFTER_MATERIAL_CHANGE_DAYS
    )
    assert first.closes_at >= concept.closes_at
    assert first.questions_until == concept.questions_until
    moments = [
        first.closes_at,
        first.opens_at,
        first.decides_at,
        second.closes_at,
        second.opens_at,
        second.decides_at,
        after.pilot_starts_at,
    ]
    assert moments == sorted(moments)
    assert first.closes_at > PUBLISHED


def test_a_material_amendment_with_time_enough_moves_nothing() -> None:
    assert amendments.with_minimum_deadline(two, amended_at=workday(2, 9), round_number=1, holidays=HOLIDAYS) == two


# -- the English text


def test_english_is_stale_when_the_persian_moved_on_and_the_english_did_not() -> None:
    moved = replace(two, need_html=Words("<p>نیاز دیگر</p>", two.need_html.en))

    assert amendments.english_is_stale(two, moved, was_stale=False)
    assert amendments.english_is_stale(moved, replace(moved, trl_min=7), was_stale=True)


@pytest.mark.parametrize(
    "new",
    [
        replace(two, need_html=Words("<p>نیاز دیگر</p>", "<p>Another need</p>")),
        replace(two, need_html=Words("<p>نیاز كتاب‌ها</p>", "<p>Need</p>")),
        replace(two, summary=Words("دیگر")),
        replace(two, trl_min=7),
    ],
)
def test_english_is_not_stale_when_it_moved_too_or_nothing_of_it_is_concerned(new: ChallengeContent) -> None:
    assert not amendments.english_is_stale(two, new, was_stale=False)


def test_work_on_the_english_text_ends_its_staleness() -> None:
    assert not amendments.english_is_stale(two, replace(two, title=Words("عنوان", "A better title")), was_stale=True)


# -- through the service


@pytest.fixture
def seen() -> Iterator[list[tuple[Challenge, ChallengeVersion]]]:
    calls: list[tuple[Challenge, ChallengeVersion]] = []
    kept = dict(hooks._hooks)
    amendments.on_material(lambda challenge, version: calls.append((challenge, version)))
    yield calls
    hooks._hooks.clear()
    hooks._hooks.update(kept)


def amend(challenge: Challenge, note: str = "بودجه روشن شد", **changes: Any) -> ChallengeVersion:
    new = replace(content_of(challenge.version), **changes)
    return services.publish_version(
        actor=office_officer(), department=challenge.department, content=new, challenge=challenge, change_note=note
    )


@pytest.mark.django_db
def test_a_cosmetic_amendment_is_the_next_version_and_moves_nothing(seen: list[Any]) -> None:
    challenge = open_challenge()
    closes_at = challenge.closes_at

    version = amend(challenge, title=Words("عنوان تازه", "New title"))

    challenge.refresh_from_db()
    assert (version.number, version.change, challenge.current_version) == (2, "cosmetic", version)
    assert challenge.closes_at == closes_at
    assert challenge.versions.get(number=1).title_fa == "اندازه‌گیری پرشدگی مخزن‌های پسماند"
    assert seen == []


@pytest.mark.django_db
def test_a_material_amendment_moves_the_deadline_and_asks_the_rooms_above(seen: list[Any]) -> None:
    challenge = open_challenge()
    with clock.travel(to=challenge.closes_at - timedelta(hours=5)):
        version = amend(challenge, trl_min=7)

        challenge.refresh_from_db()
        least = real_workday(limits.MINIMUM_AFTER_MATERIAL_CHANGE_DAYS)
    assert version.change == "material"
    assert challenge.closes_at == challenge.rounds.get().closes_at == version.terms.get().closes_at
    assert challenge.closes_at >= least
    assert [(found.pk, found_version) for found, found_version in seen] == [(challenge.pk, version)]


@pytest.mark.django_db
def test_a_hook_that_fails_undoes_the_amendment(seen: list[Any]) -> None:
    def fail(challenge: Challenge, version: ChallengeVersion) -> None:
        raise RuntimeError

    amendments.on_material(fail)
    challenge = open_challenge()

    with pytest.raises(RuntimeError):
        amend(challenge, trl_min=7)

    assert challenge.versions.count() == 1


@pytest.mark.django_db
def test_the_same_text_is_not_published_twice() -> None:
    with pytest.raises(Conflict):
        amend(open_challenge())


@pytest.mark.django_db
def test_an_amendment_says_what_changed_and_why() -> None:
    with pytest.raises(Invalid) as refusal:
        amend(open_challenge(), note=" ", trl_min=7)

    assert "change_note" in refusal.value.fields


@pytest.mark.django_db
def test_nothing_is_amended_after_the_deadline() -> None:
    challenge = open_challenge()
    with after_deadline(challenge), pytest.raises(NotAllowed):
        amend(challenge, trl_min=7)


@pytest.mark.django_db
def test_an_officer_does_not_publish_an_amendment() -> None:
    challenge = open_challenge()
    with pytest.raises(NotAllowed):
        services.publish_version(
            actor=officer(challenge.department),
            department=challenge.department,
            content=replace(content_of(challenge.version), trl_min=7),
            challenge=challenge,
            change_note="x",
        )


@pytest.mark.django_db
def test_an_extension_gives_more_time_and_asks_nobody_to_confirm(seen: list[Any]) -> None:
    challenge = open_challenge()
    later = real_workday(20)

    version = services.extend_deadline(
        actor=office_officer(), challenge=challenge, closes_at=later, reason="به خواست شرکت‌ها"
    )

    challenge.refresh_from_db()
    assert (version.change, challenge.closes_at, seen) == ("cosmetic", later, [])
    assert challenge.opens_at > later
    with pytest.raises(Invalid):
        services.extend_deadline(actor=office_officer(), challenge=challenge, closes_at=later, reason="x")


@pytest.mark.django_db
def test_what_is_wrong_with_an_extension_is_told_at_its_two_fields() -> None:
    challenge = open_challenge()
    friday = challenge.closes_at + timedelta(days=(4 - challenge.closes_at.weekday()) % 7 or 7)

    with pytest.raises(Invalid) as refusal:
        services.extend_deadline(actor=office_officer(), challenge=challenge, closes_at=friday, reason="")

    assert set(refusal.value.fields) == {"closes_at", "reason"}


@pytest.mark.django_db
def test_any_two_versions_can_be_compared() -> None:
    challenge = open_challenge()
    first = challenge.version
    amend(challenge, title=Words("عنوان تازه", "New title"), field_codes=("waste", "air"))
    challenge.refresh_from_db()

    with translation.override("en"):
        found = {change.name: change for change in amendments.diff(first, challenge.version)}

    assert set(found) == {"title", "field_codes"}
    assert "waste" in str(found["field_codes"].before).lower()
