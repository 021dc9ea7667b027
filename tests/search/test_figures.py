"""What staff see of the search: counts without people, a threshold below which nothing is told, fairness."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory

from marketplace import clock
from search import counting
from search.documents.document import Key
from search.models import AskedPhrase, OpenedResult, SearchEntry, ShownFirm
from search.selectors import suggestions
from search.selectors.figures import FEWEST, figures
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.vendors import verified_vendor
from tests.search.documents import document, stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""
    cache.clear()
    counting.counted_here.clear()


def ask(typed: str, *, visitors: int = FEWEST, found: bool = True) -> None:
    for number in range(visitors):
        counting.asked(visitor=f"v{number}", typed=typed, found=found)


def test_who_turns_pages_is_known_without_asking_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    ask("پسماند تر", visitors=1)
    monkeypatch.setattr(cache, "add", None)  # a call would fail
    ask("پسماند تر", visitors=1)
    assert AskedPhrase.objects.get().asked == 1


def test_what_a_process_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "REMEMBERED", 3)
    ask("پسماند تر", visitors=10)
    assert len(counting.counted_here) <= 3
    assert AskedPhrase.objects.get().asked == 10


def test_a_phrase_counts_once_a_day_for_each_visitor_whatever_its_spelling() -> None:
    for typed in ("پسماند تر", "پسماند  تر", "پسماند تر"):
        ask(typed, visitors=2)
    assert list(AskedPhrase.objects.values_list("asked", "empty")) == [(2, 0)]
    with clock.travel(by=timedelta(days=1)):
        cache.clear()
        ask("پسماند تر", visitors=1)
    assert AskedPhrase.objects.count() == 2


@pytest.mark.parametrize("typed", ["a@b.ir", "کد 0010350829", "۰۹۱۲۳۴۵۶۷۸۹", "https://x.ir/y", "x" * 41, "ب " * 70, ""])
def test_what_looks_like_a_person_a_key_or_an_address_is_never_written_down(typed: str) -> None:
    ask(typed)
    assert AskedPhrase.objects.count() == 0


def test_searching_is_counted_and_the_row_tells_nobody(client: Client) -> None:
    stored(document("پسماند"))
    for address in ("127.0.0.1", "127.0.0.2", "127.0.0.2"):
        client.get("/search/", {"q": "ناپیدا"}, REMOTE_ADDR=address)
    assert list(AskedPhrase.objects.values_list("phrase", "asked", "empty")) == [("ناپیدا", 2, 2)]
    assert {field.name for field in AskedPhrase._meta.fields} == {"id", "day", "phrase", "asked", "empty"}


def test_a_visitors_hash_changes_every_day() -> None:
    request = RequestFactory().get("/")
    request.user = UserFactory()
    today = counting.visitor_of(request)
    assert counting.visitor_of(request) == today
    with clock.travel(by=timedelta(days=1)):
        assert counting.visitor_of(request) != today


def test_only_what_enough_visitors_did_is_told() -> None:
    ask("پسماند", visitors=FEWEST)
    ask("راز", visitors=FEWEST - 1)
    ask("ناپیدا", found=False)
    found = figures()
    assert [row.phrase for row in found.asked] == ["ناپیدا", "پسماند"]
    assert [row.phrase for row in found.empty] == ["ناپیدا"]
    assert (found.total, found.total_empty) == (3 * FEWEST - 1, FEWEST)


def test_phrases_that_always_found_something_are_suggested_others_never() -> None:
    stored(document("پسماند تر"))
    ask("پسماند بیمارستانی")
    ask("پسماند ناپیدا", found=False)
    ask("پسماند محرمانه", visitors=FEWEST - 1)
    offered = [suggestion.text for suggestion in suggestions("پسما")]
    assert offered[0] == "پسماند بیمارستانی"
    assert not {"پسماند ناپیدا", "پسماند محرمانه"} & set(offered)


def test_an_opened_result_counts_only_for_a_phrase_that_was_asked_and_a_thing_that_is_found(client: Client) -> None:
    (entry,) = stored(document("پسماند"))
    key = str(Key(entry.kind, entry.object_id))
    client.post("/search/opened/", {"q": "پسماند", "key": key})
    ask("پسماند")
    client.post("/search/opened/", {"q": "پسماند", "key": "challenge:999999"})
    assert OpenedResult.objects.count() == 0
    for _ in range(3):
        assert client.post("/search/opened/", {"q": "پسماند", "key": key}).status_code == 204
    assert list(OpenedResult.objects.values_list("object_id", "opened")) == [(entry.object_id, 1)]
    assert client.post("/search/opened/", {"q": "x" * 5000, "key": "\0" * 90}).status_code == 204


def test_the_page_is_for_staff_and_shows_the_tables(client: Client) -> None:
    ask("پسماند هوشمند")
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/search/figures/").status_code == 403
    client.force_login(office_officer(), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/search/figures/").content.decode()
    assert "پسماند هوشمند" in page
    assert client.get("/en/search/figures/").status_code == 200


def test_fairness_is_the_share_shown_beside_the_share_of_all() -> None:
    small, large = verified_vendor(size="small"), verified_vendor(size="large")
    counting.shown([large.pk, small.pk])
    counting.shown([large.pk])
    shares = {str(share.label): share for share in figures().shares}
    few, many = list(shares.values())[:2]
    assert (few.firms, few.shown, few.first) == pytest.approx((1 / 2, 1 / 3, 0))
    assert (many.firms, many.shown, many.first) == pytest.approx((1 / 2, 2 / 3, 1))


def test_old_counts_are_removed_at_night() -> None:
    ask("پسماند")
    counting.shown([verified_vendor().pk])
    with clock.travel(by=counting.KEPT - timedelta(days=1)):
        assert counting.forget() == 0
    with clock.travel(by=counting.KEPT + timedelta(days=2)):
        assert counting.forget() == 2


@pytest.mark.parametrize(
    "wrong", [lambda day: AskedPhrase(day=day, phrase="x", asked=1, empty=2),
              lambda day: ShownFirm(day=day, vendor=verified_vendor(), shown=1, first=2)],
)  # fmt: skip
def test_the_database_refuses_impossible_counts(wrong: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(clock.now().date()).save()  # type: ignore[operator]


def test_counts_of_one_day_are_one_row() -> None:
    AskedPhrase.objects.create(day=clock.now().date(), phrase="x", asked=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        AskedPhrase.objects.create(day=clock.now().date(), phrase="x", asked=1)
    assert SearchEntry.objects.count() == 0
