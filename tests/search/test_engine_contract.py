"""What both engines promise, asked of each with the same documents and the same requests."""

from __future__ import annotations

from datetime import timedelta

import pytest

from search import facets
from search.documents.document import Key
from search.engines.contract import Engine, SearchRequest, Sort
from search.models import SearchEntry
from tests.search.conftest import Serve
from tests.search.documents import NOW, document, request, stored


def titles(engine: Engine, asked: SearchRequest) -> list[str]:
    """The Persian titles of the hits, in order."""
    found = {Key(row.kind, row.object_id): row.title_fa for row in SearchEntry.objects.all()}
    return [found[hit.key] for hit in engine.search(asked).hits]


@pytest.mark.parametrize(
    "typed",
    ["پسماند", "پسماندها", "پسماند های", "پسماند‌ها", "پسماندهاي", "پسماندی", "زباله"],
)
def test_every_spelling_and_a_synonym_find_the_same(serve: Serve, typed: str) -> None:
    engine = serve(document("مدیریت پسماند شهری"), document("پل طبیعت"))
    assert titles(engine, request(typed)) == ["مدیریت پسماند شهری"]


def test_counts_are_the_totals_of_the_searches(serve: Serve) -> None:
    engine = serve(document("حسگر پسماند", field=["waste"]), document("حسگر هوا"), document("پل طبیعت"))
    asked = [request("حسگر"), request("حسگر", field=["waste"]), request("ناپیدا"), request()]
    assert engine.counts(asked) == [2, 1, 0, 3]
    assert engine.counts(asked) == [engine.search(each).total for each in asked]


def test_the_title_weighs_more_than_the_summary_and_the_summary_more_than_the_body(serve: Serve) -> None:
    filler = "خیابان میدان کوچه بازار"
    engine = serve(
        document("متن", filler, f"حسگر {filler}"),
        document("خلاصه", f"حسگر {filler}", filler),
        document("حسگر", filler, filler),
    )
    assert titles(engine, request("حسگر")) == ["حسگر", "خلاصه", "متن"]


def test_two_keywords_must_both_be_there_but_a_question_may_lack_words(serve: Serve) -> None:
    engine = serve(document("حسگر پسماند"), document("حسگر هوا"))
    assert titles(engine, request("حسگر پسماند")) == ["حسگر پسماند"]
    assert set(titles(engine, request("برای حسگر پسماند چه راهکاری در شهر پیدا می‌شود"))) == {"حسگر پسماند", "حسگر هوا"}


def test_a_phrase_must_stand_in_a_row_in_one_field(serve: Serve) -> None:
    engine = serve(document("حسگر سطح مخزن"), document("مخزن با حسگر"), document("مخزن", "حسگر سطح"))
    assert titles(engine, request("«حسگر سطح مخزن»")) == ["حسگر سطح مخزن"]
    assert titles(engine, request('"مخزن با حسگر"')) == ["مخزن با حسگر"]


def test_minus_words_and_minus_phrases_take_results_away(serve: Serve) -> None:
    engine = serve(document("حسگر هوا"), document("حسگر صدا"), document("حسگر سطح آب"))
    assert set(titles(engine, request("حسگر -هوا"))) == {"حسگر صدا", "حسگر سطح آب"}
    assert set(titles(engine, request('حسگر -"سطح آب"'))) == {"حسگر هوا", "حسگر صدا"}


def test_without_words_everything_is_there_newest_first(serve: Serve) -> None:
    engine = serve(document("کهنه", age=30), document("تازه", age=1))
    assert titles(engine, request()) == ["تازه", "کهنه"]


def test_a_facet_is_counted_without_its_own_filter_and_under_the_others(serve: Serve) -> None:
    engine = serve(
        document("یک", field=["waste"], district=["11"]),
        document("دو", field=["waste", "air"], district=["12"]),
        document("سه", field=["water"], district=["12"]),
    )
    answer = engine.search(request(field=["waste"], district=["12"], facets=(facets.FIELD, facets.DISTRICT)))
    assert answer.total == 1
    assert answer.facets == {"field": {"waste": 1, "air": 1, "water": 1}, "district": {"11": 1, "12": 1}}


def test_values_of_one_facet_are_alternatives(serve: Serve) -> None:
    engine = serve(document("یک", field=["waste"]), document("دو", field=["air"]), document("سه", field=["water"]))
    assert set(titles(engine, request(field=["waste", "air"]))) == {"یک", "دو"}


def test_an_open_challenge_past_its_deadline_counts_and_filters_as_closed(serve: Serve) -> None:
    engine = serve(document("باز", days=3), document("گذشته", days=-1), document("بسته", status="closed", days=-9))
    answer = engine.search(request(facets=(facets.STATUS,)))
    assert answer.facets["status"] == {"open": 1, "closed": 2}
    assert titles(engine, request(status=["open"])) == ["باز"]
    assert set(titles(engine, request(status=["closed"]))) == {"گذشته", "بسته"}


def test_deadline_bands_do_not_overlap_and_hold_only_what_is_open(serve: Serve) -> None:
    engine = serve(
        document("فردا", days=1),
        document("هفتم", days=7),
        document("ماه بعد", days=45),
        document("بسته", status="closed", days=3),
    )
    answer = engine.search(request(facets=(facets.DEADLINE,)))
    assert answer.facets["deadline"] == {"week": 1, "month": 1, "later": 1}
    assert titles(engine, request(deadline=["month"])) == ["هفتم"]


def test_sorted_by_deadline_what_is_open_comes_first_and_what_is_over_is_newest_first(serve: Serve) -> None:
    engine = serve(
        document("دیر", days=20), document("زود", days=2), document("بسته کهنه", status="closed", days=-60, age=90),
        document("بسته تازه", status="awarded", days=-5, age=30), document("بی‌مهلت", days=None),
    )  # fmt: skip
    assert titles(engine, request(sort=Sort.CLOSING)) == ["زود", "دیر", "بی‌مهلت", "بسته تازه", "بسته کهنه"]


def test_sorted_by_budget_the_largest_comes_first_and_the_unknown_last(serve: Serve) -> None:
    engine = serve(document("نامعلوم"), document("کم", rials=5), document("زیاد", rials=90))
    assert titles(engine, request(sort=Sort.BUDGET)) == ["زیاد", "کم", "نامعلوم"]


def test_of_equals_the_open_one_comes_first(serve: Serve) -> None:
    engine = serve(document("حسگر هوا", "بسته", status="closed", age=1), document("حسگر هوا", "باز", age=9))
    hits = engine.search(request("حسگر هوا")).hits
    assert SearchEntry.objects.get(object_id=hits[0].key.object_id).summary_fa == "باز"


def test_pages_follow_each_other_without_gap_or_repetition(serve: Serve) -> None:
    engine = serve(*(document(f"پل شماره {number}", age=number) for number in range(25)))
    pages = [engine.search(request("پل", offset=offset, limit=10)) for offset in (0, 10, 20)]
    keys = [hit.key for page in pages for hit in page.hits]
    assert len(keys) == len(set(keys)) == 25
    assert {page.total for page in pages} == {25}


def test_scope_dates_numbers_and_exclusions_narrow(serve: Serve) -> None:
    engine = serve(document("چالش", age=3), document("شرکت", kind="vendor", age=30), document("قدیمی", age=300))
    old = SearchEntry.objects.get(title_fa="قدیمی")
    assert titles(engine, request(kinds=frozenset({"vendor"}))) == ["شرکت"]
    assert titles(engine, request(published_from=NOW - timedelta(days=40))) == ["چالش", "شرکت"]
    assert titles(engine, request(published_to=NOW - timedelta(days=40))) == ["قدیمی"]
    assert titles(engine, request(after_number=old.pk)) == []
    assert titles(engine, request(after_number=old.pk - 1)) == ["قدیمی"]
    assert set(titles(engine, request(excluded_keys=frozenset({Key("challenge", old.object_id)})))) == {"چالش", "شرکت"}


def test_a_change_is_found_as_it_is_now_and_a_departed_thing_not_at_all(serve: Serve) -> None:
    first = document("حسگر هوا", object_id="7001")
    engine = serve(first, document("پل"))
    changed = stored(document("سامانه روشنایی", object_id="7001"))
    engine.upsert(changed)
    refresh(engine)
    assert titles(engine, request("حسگر")) == []
    assert titles(engine, request("روشنایی")) == ["سامانه روشنایی"]
    engine.delete({Key("challenge", "7001"): changed[0].version + 1})
    refresh(engine)
    assert engine.search(request("روشنایی")).total == 0


def test_an_older_version_never_replaces_a_newer_one(serve: Serve) -> None:
    engine = serve(document("نسخه یک", object_id="7002"))
    older = SearchEntry.objects.get(object_id="7002")
    newer = stored(document("نسخه دو", object_id="7002"))
    engine.upsert(newer)
    assert engine.upsert([older]) == {Key("challenge", "7002")}
    engine.delete({Key("challenge", "7002"): older.version})
    refresh(engine)
    assert titles(engine, request("نسخه")) == ["نسخه دو"]


@pytest.mark.parametrize(
    "typed",
    [
        "+-&&||!(){}[]^~*?:\\/",
        "title:*",
        "؟ ؟ ؟",
        "و در به از",
        "\u200c\u200f",
        "🚲🚲",
        '"',
        "a" * 10_000,
        "' OR 1=1 --",
        "%_%",
        "-",
        "field:",
    ],
)
def test_any_text_whatever_gets_an_answer(serve: Serve, typed: str) -> None:
    engine = serve(document("پل"))
    assert engine.search(request(typed)).total in {0, 1}


def test_a_request_beyond_the_window_is_refused_before_it_reaches_an_engine() -> None:
    with pytest.raises(ValueError, match="position 2000"):
        request(offset=1_999_980, limit=20)


def refresh(engine: Engine) -> None:
    """Make Elasticsearch show what was written, without waiting for its half second."""
    if engine.name == "elasticsearch":
        engine.client.indices.refresh(index=engine.alias)  # type: ignore[attr-defined]
