"""Who fits whom: each part counts as its weight says, with its reason; repetition and stuffing gain nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.utils import translation

from search import reasons, selectors
from search.matching import ALIKE, INELIGIBLE, TASTE, WEIGHTS, Corpus, Firm, Need, Why, Work, match, rarity
from search.sync.rebuild import rebuild_documents, steps
from tests.factories.challenges import open_challenge
from tests.factories.vendors import verified_vendor

RARE = Corpus({"حسگر": 2.0, "مخزن": 2.0, "هوا": 1.0})
NEED = Need(
    fields={"waste": "پسماند"}, capabilities={"sensor": "حسگر", "lora": "شبکه"},
    districts={"12": "منطقهٔ ۱۲"}, readiness=6, classes={}, words=frozenset({"حسگر", "مخزن", "هوا"}),
)  # fmt: skip
FIRM = Firm(
    fields={"waste": "پسماند"}, capabilities={"sensor": "حسگر", "lora": "شبکه"}, districts={}, readiness=7,
    classes={"nopa": "نوپا"}, pilots=2, words=NEED.words, works=(Work("مخزن هوشمند", NEED.words),),
)  # fmt: skip
NEED_TEXT = "مخزن‌های پر را حسگرهایی در خود مخزن گزارش کنند"


def test_the_weights_total_one() -> None:
    assert sum(WEIGHTS) == pytest.approx(1)


def test_a_firm_that_fits_in_everything_scores_one_with_a_reason_for_every_part() -> None:
    found = match(FIRM, NEED, RARE)
    assert found.score == pytest.approx(1)
    assert {reason.why for reason in found.fits} == set(Why) - {Why.ELIGIBILITY, Why.TASTE}
    assert found.misses == ()


@pytest.mark.parametrize(
    ("change", "why", "lost"),
    [
        ({"fields": {}}, Why.FIELD, WEIGHTS.field),
        ({"capabilities": {}}, Why.CAPABILITY, WEIGHTS.capability),
        ({"capabilities": {"lora": "شبکه"}}, None, WEIGHTS.capability / 2),
        ({"readiness": 5}, Why.READINESS, WEIGHTS.readiness / 2),
        ({"readiness": None}, Why.READINESS, WEIGHTS.readiness),
        ({"districts": {"1": "منطقهٔ ۱"}}, Why.DISTRICT, WEIGHTS.district),
        ({"words": frozenset()}, None, 0.0),  # what it did speaks for it
        ({"classes": {}, "pilots": 0}, Why.RECORD, WEIGHTS.record),
    ],
)
def test_each_part_that_does_not_fit_costs_its_weight_and_says_so(
    change: dict[str, object], why: Why | None, lost: float
) -> None:
    found = match(replace(FIRM, **change), NEED, RARE)  # type: ignore[arg-type]
    assert found.score == pytest.approx(1 - lost)
    assert [reason.why for reason in found.misses if reason.why is not Why.RECORD] == (
        [why] if why not in (None, Why.RECORD) else []
    )


def test_a_class_that_may_not_apply_is_said_first_and_ranks_below() -> None:
    found = match(FIRM, replace(NEED, classes={"fanavar": "فناور"}), RARE)
    assert found.score == pytest.approx(INELIGIBLE)
    assert (found.reasons[0].why, found.reasons[0].fits) == (Why.ELIGIBILITY, False)


def test_what_a_challenge_does_not_ask_for_is_not_held_against_anybody() -> None:
    bare = Need(
        fields={"waste": "پسماند"}, capabilities={}, districts={}, readiness=None, classes={}, words=frozenset()
    )
    assert match(replace(FIRM, words=frozenset(), works=()), bare, RARE).score == pytest.approx(1)


def words_only(*words: str, copies: int = 1) -> Firm:
    """A firm that has nothing but a profile's words."""
    return Firm({}, {}, {}, None, {}, 0, frozenset(" ".join(words * copies).split()))


def test_a_stuffed_profile_gains_nothing_over_an_honest_one() -> None:
    honest = match(words_only("حسگر", *(f"w{n}" for n in range(150))), NEED, RARE)
    stuffed = match(words_only("حسگر", *(f"w{n}" for n in range(2000))), NEED, RARE)
    assert stuffed.score < honest.score


def test_repeating_the_words_of_a_challenge_gains_nothing() -> None:
    once, often = words_only("حسگر", "مخزن"), words_only("حسگر", "مخزن", copies=500)
    assert match(often, NEED, RARE) == match(once, NEED, RARE)


def test_a_profile_that_copies_the_whole_dictionary_stays_behind_one_that_speaks_of_the_thing() -> None:
    everything = words_only(*NEED.words, *(f"w{n}" for n in range(5000)))
    assert match(everything, NEED, RARE).score < match(words_only("حسگر", "مخزن"), NEED, RARE).score


def test_past_work_lifts_and_its_absence_costs_nothing() -> None:
    new = replace(FIRM, words=frozenset({"حسگر"}), works=())
    alike, unlike = (replace(new, works=(Work("کار", frozenset(words)),)) for words in ({"حسگر", "مخزن"}, {"دیگر"}))
    assert match(alike, NEED, RARE).score > match(new, NEED, RARE).score == match(unlike, NEED, RARE).score


def test_finished_work_weighs_more_than_the_same_words_claimed() -> None:
    claims, did = words_only("حسگر", "مخزن"), replace(words_only(), works=(Work("کار", frozenset({"حسگر", "مخزن"})),))
    assert match(did, NEED, RARE).score > match(claims, NEED, RARE).score


def test_what_people_said_moves_what_is_alike_and_nothing_else() -> None:
    plain, same, other = replace(FIRM, capabilities={}), Work("همین", NEED.words), Work("دیگر", frozenset({"هوا"}))
    base = match(plain, NEED, RARE).score
    more = match(replace(plain, liked=(same,)), NEED, RARE)
    less = match(replace(plain, declined=(same,)), NEED, RARE)
    assert more.score == pytest.approx(base + TASTE * (1 - base))
    assert less.score == pytest.approx(base * (1 - TASTE))
    assert (more.fits[0].why, less.misses[0].why) == (Why.TASTE, Why.TASTE)
    assert ALIKE > 1 / 5
    assert match(replace(plain, declined=(other,)), NEED, RARE).score == base


def test_words_in_a_third_of_all_texts_do_not_count() -> None:
    assert rarity({"شهر": 60, "حسگر": 3, "هیچ": 0}, 100).keys() == {"حسگر"}


def test_shared_words_are_quoted_as_the_challenge_writes_them_never_as_tokens() -> None:
    shared = match(FIRM, NEED, RARE)
    with translation.override("en"):
        spoken = [said.label for said in reasons.told(shared, NEED_TEXT)[0]]
        silent = [said.label for said in reasons.told(shared, "Bins that say when they are full")[0]]
    assert "Both speak of مخزن‌های, حسگرهایی" in spoken
    assert [label for label in spoken if not label.startswith("Both speak")] == silent


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_reason_has_words_in_both_languages(language: str) -> None:
    poor = Firm(
        fields={}, capabilities={}, districts={"1": "۱"}, readiness=None, classes={}, pilots=0, words=frozenset()
    )
    strict = replace(NEED, classes={"fanavar": "فناور"})
    with translation.override(language):
        rich = replace(FIRM, classes={"fanavar": "فناور"}, liked=FIRM.works)
        fits, _ = reasons.told(match(rich, strict, RARE), NEED_TEXT)
        _, misses = reasons.told(match(replace(poor, declined=FIRM.works), strict, RARE))
    assert len(fits) == 9
    assert len(misses) == 6
    assert all(said.label for said in (*fits, *misses))


@pytest.mark.django_db
def test_matches_go_both_ways_best_first_within_few_queries(
    settings: LazySettings, django_assert_max_num_queries: object
) -> None:
    settings.ELASTICSEARCH_URL = ""
    near, far = open_challenge(), open_challenge(field_codes=("air",), district_numbers=(1,), trl_min=9)
    fitting = verified_vendor(name_fa="حسگران", about_fa="اندازه‌گیری پرشدگی مخزن پسماند با حسگر", trl=7)
    fitting.fields.set(near.version.fields.all())
    other = verified_vendor(name_fa="آسفالت‌کاران", about_fa="روکش آسفالت سرد")
    for kind in steps():
        rebuild_documents(kind, lambda step: None)
    pairs = selectors.matches_for_vendor(fitting)
    assert [pair.challenge for pair in pairs][:1] == [near]
    assert far not in [pair.challenge for pair in pairs if pair.match.score >= pairs[0].match.score]
    invited = selectors.vendors_for_challenge(near)
    assert invited[0].vendor == fitting
    assert other not in [pair.vendor for pair in invited if pair.match.score > 0.5]
    with django_assert_max_num_queries(28):  # type: ignore[operator]
        selectors.matches_for_vendor(fitting)
