"""The lists as people meet them: in both languages, with every filter in the address, in a constant number of
queries.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from challenges.models import Challenge
from challenges.states import ChallengeStatus
from search import facets
from search.filters import PAGE_SIZE
from search.models import SavedSearch
from search.sync.rebuild import rebuild_documents, steps
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.challenges import after_deadline, content, open_challenge
from tests.factories.vendors import join, verified_vendor
from vendors.services import suspend_vendor

pytestmark = pytest.mark.django_db

MAX_QUERIES = 13  # the last one counts the question, the first time a visitor asks it


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""


def index_everything() -> None:
    """Bring all documents up to date."""
    for kind in steps():
        rebuild_documents(kind, lambda step: None)


def titled(title: str, **values: Any) -> Any:
    """An open challenge with this Persian title."""
    words = type(content().title)
    return open_challenge(title=words(title, ""), summary=words("خلاصه‌ای کوتاه از مسئله.", ""), **values)


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


@pytest.mark.parametrize("typed", ["پسماند", "پسماندها", "پسماند هاي", "زباله"])
def test_a_visitor_finds_a_challenge_by_another_spelling(client: Client, typed: str) -> None:
    titled("اندازه‌گیری پسماند")
    titled("پل طبیعت", field_codes=("air",))
    index_everything()
    page = text_of(client, f"/challenges/?q={typed}")
    assert "<mark>پسماند</mark>" in page
    assert "پل طبیعت" not in page


def test_facets_narrow_keep_their_own_counts_and_can_be_taken_off(client: Client) -> None:
    titled("یکم", district_numbers=(11,))
    titled("دوم", district_numbers=(12,))
    index_everything()
    response = client.get("/challenges/?district=11")
    listing = response.context["listing"]
    districts = next(group for group in listing.groups if group.name == "district")
    assert {option.value: (option.count, option.checked) for option in districts.options} == {
        "11": (1, True),
        "12": (1, False),
    }
    assert [chip.url for chip in listing.chips] == ["?"]
    assert "دوم" not in response.content.decode()


def test_an_operator_becomes_a_chip(client: Client) -> None:
    titled("یکم", district_numbers=(11,))
    titled("دوم", district_numbers=(12,))
    index_everything()
    listing = client.get("/challenges/", {"q": "منطقه:12 دوم"}).context["listing"]
    assert (listing.total, listing.state.typed, len(listing.chips)) == (1, "دوم", 1)


def test_a_mistyped_word_finds_what_was_meant_with_one_click_back(client: Client) -> None:
    titled("اندازه‌گیری پسماند")
    index_everything()
    page = text_of(client, "/challenges/?q=پسمامد")
    assert "<b>پسماند</b>" in page
    assert "<mark>پسماند</mark>" in page
    assert "exact=1" in page
    assert "<mark>" not in text_of(client, "/challenges/?q=پسمامد&exact=1")


def test_the_wrong_keyboard_is_understood(client: Client) -> None:
    titled("نقشه تهران")
    index_everything()
    assert "<mark>تهران</mark>" in text_of(client, "/challenges/?q=jivhk")


def test_a_challenge_past_its_deadline_is_shown_as_closed_however_late_the_worker(client: Client) -> None:
    case = titled("اندازه‌گیری پسماند")
    index_everything()
    with after_deadline(case):
        listing = client.get("/challenges/?status=open").context["listing"]
        assert listing.total == 0
        assert client.get("/challenges/?status=closed").context["listing"].total == 1


def test_a_hit_the_room_no_longer_shows_is_left_out_however_late_the_index(client: Client) -> None:
    vendor = verified_vendor(name_fa="حسگران پاک")
    index_everything()
    assert "حسگران پاک" in text_of(client, "/vendors/")
    suspend_vendor(actor=office_officer(), vendor=vendor, reason="دلیل")
    assert "حسگران پاک" not in text_of(client, "/vendors/")


@pytest.mark.parametrize(
    "address", ["/challenges/", "/vendors/", "/search/", "/challenges/?q=پسماند&sort=newest&status=open"]
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_lists_take_a_constant_number_of_queries_in_both_languages(
    client: Client, address: str, prefix: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        titled(f"پسماند شماره {number}")
        verified_vendor()
    index_everything()
    client.get(prefix + address)
    cache.clear()  # what is kept for visitors is drawn anew
    with django_assert_max_num_queries(MAX_QUERIES):
        response = client.get(prefix + address)
    assert response.status_code == 200
    assert ('dir="rtl"' in response.content.decode()) is (prefix == "")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/challenges/?page=2", 200),
        ("/challenges/?page=1000000", 400),
        ("/challenges/?page=-1", 400),
        ("/challenges/?page=x", 400),
        ("/challenges/?field=no-such-field", 200),
        ("/challenges/?field=%27+OR+1%3D1", 400),
        ("/challenges/?sort=price", 400),
        ("/challenges/?published_from=1404/12/30", 400),
        ("/challenges/?published_from=1404/12/29&published_to=2030-01-01", 200),
        ("/challenges/?q=" + "پسماند+" * 1200, 200),
        ("/challenges/?q=%00%01", 200),
        ("/challenges/?q=%22%22%22", 200),
        ("/search/?q=و+در+به", 200),
        ("/search/?kind=challenge&kind=vendor", 200),
        ("/search/suggest/?q=%00", 200),
        ("/search/suggest/", 200),
    ],
)
def test_whatever_is_asked_gets_an_answer_or_a_clear_refusal(client: Client, address: str, status: int) -> None:
    titled("پسماند")
    index_everything()
    assert client.get(address).status_code == status


def test_a_page_that_is_too_far_is_refused_in_words_of_a_person(client: Client) -> None:
    page = client.get("/challenges/?page=1000000").content.decode()
    assert "با واژه‌ها یا پالایه‌ها" in page
    assert "مساوی" not in page
    assert "چنین صفحه‌ای نیست" in client.get("/challenges/?page=0").content.decode()


def test_a_long_question_does_not_become_a_long_title(client: Client) -> None:
    page = text_of(client, "/search/?q=" + "پسماند+" * 1200)
    title = page[page.index("<title>") : page.index("</title>")]
    assert "…" in title
    assert len(title) < 100


@pytest.mark.parametrize("address", ["/challenges/", "/search/"])
def test_a_hit_that_does_not_show_why_it_is_there_says_where_the_words_stand(client: Client, address: str) -> None:
    words = type(content().title)
    titled("روشنایی کوچه", need_html=words("<p>سیم‌ها را موریانه می‌خورد و چراغ‌ها خاموش است.</p>", ""))
    titled("موریانه در بافت کهن")
    index_everything()
    page = text_of(client, f"{address}?q=موریانه")
    assert page.count("در متن:") == 1, "a title that holds the word needs no reason"
    assert '<bdi lang="fa">سیم‌ها را <mark>موریانه</mark> می‌خورد' in page
    assert "در متن:" not in text_of(client, f"{address}?q=پسماند"), "the field stands in the row"


def test_suggestions_complete_the_word_and_offer_titles(client: Client) -> None:
    titled("اندازه‌گیری پسماند تر")
    index_everything()
    page = client.get("/search/suggest/", {"q": "پسم"}).content.decode()
    assert '<option value="پسماند">' in page
    (case,) = Challenge.objects.all()
    assert f'<option value="اندازه‌گیری پسماند تر" data-url="{case.get_absolute_url()}" data-kind="چالش">' in page


def test_of_two_forms_that_find_the_same_one_is_suggested(client: Client) -> None:
    titled("هوای تهران و تهرانی‌ها")
    titled("نقشهٔ تهران، تهرانسر و آب تهرانی")
    index_everything()
    page = client.get("/search/suggest/", {"q": "تهر"}).content.decode()
    assert '<option value="تهران">' in page
    assert '<option value="تهرانسر">' in page
    assert '<option value="تهرانی' not in page


def test_things_whose_title_does_not_hold_the_word_are_not_suggested(client: Client) -> None:
    titled("پل طبیعت", field_codes=("waste",))
    index_everything()
    page = client.get("/search/suggest/", {"q": "پسم"}).content.decode()
    assert '<option value="پسماند">' in page
    assert "پل طبیعت" not in page


def test_similar_challenges_leave_out_the_challenge_itself(client: Client) -> None:
    one = titled("اندازه‌گیری پرشدگی مخزن پسماند")
    titled("گزارش سرریز مخزن پسماند")
    index_everything()
    page = text_of(client, f"/challenges/{one.reference}/similar/")
    assert "سرریز" in page
    assert "اندازه‌گیری" not in page


def test_the_fit_is_told_to_a_startup_and_to_nobody_else(client: Client) -> None:
    case = titled("اندازه‌گیری پسماند")
    vendor = verified_vendor(trl=7)
    vendor.fields.set(case.version.fields.all())
    index_everything()
    address = f"/challenges/{case.reference}/fit/"
    assert client.get(address).status_code == 404
    client.force_login(join(vendor))
    page = text_of(client, address)
    assert case.version.fields.get().name in page


def test_a_search_is_saved_once_listed_and_removed(client: Client) -> None:
    person = UserFactory.create()
    client.force_login(person)
    form = {"list": "search:challenges", "query": "page=3&status=open&q=پسماند", "name": "پسماند"}
    for _ in range(2):
        assert client.post("/search/saved/add/", form).status_code == 302
    saved = SavedSearch.objects.get(user=person)
    assert (saved.path, saved.query) == ("/challenges/", "q=%D9%BE%D8%B3%D9%85%D8%A7%D9%86%D8%AF&status=open")
    assert saved.url in text_of(client, "/search/saved/").replace("&amp;", "&")
    stranger = Client()
    stranger.force_login(UserFactory.create())
    assert stranger.post(f"/search/saved/{saved.pk}/remove/").status_code == 404
    assert client.post(f"/search/saved/{saved.pk}/remove/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_the_statuses_of_the_facet_are_those_of_the_lifecycle() -> None:
    assert set(facets.STATUSES) == {status.value for status in ChallengeStatus}


def test_persian_titles_in_an_english_page_say_so(client: Client) -> None:
    titled("اندازه‌گیری پسماند")
    index_everything()
    assert '<bdi lang="fa">اندازه‌گیری' in text_of(client, "/en/challenges/")
    assert "<bdi" not in text_of(client, "/challenges/")


def test_an_operator_that_names_nothing_says_so_plainly(client: Client) -> None:
    titled("یکم")
    index_everything()
    page = text_of(client, "/challenges/?q=حوزه:ناکجا")
    assert "«ناکجا» از مقدارهای «حوزه» نیست" in page
    assert "“nowhere” is not a value of “Field”" in text_of(client, "/en/challenges/?q=field:nowhere")


def test_things_are_narrowed_by_the_day_they_were_published_in_either_calendar(client: Client) -> None:
    titled("اندازه‌گیری پسماند")
    index_everything()
    page = text_of(client, "/challenges/?published_from=1400/01/01")
    assert 'name="published_from" value="۱۴۰۰/۰۱/۰۱"' in page
    assert client.get("/challenges/?published_from=2020-01-01").context["listing"].total == 1
    assert client.get("/challenges/?published_to=1400/01/01").context["listing"].total == 0
    assert client.get("/challenges/?published_to=whenever").status_code == 400


def test_an_empty_page_offers_what_would_find_something_with_its_count(client: Client) -> None:
    titled("اندازه‌گیری پسماند", district_numbers=(11,))
    index_everything()
    response = client.get("/challenges/", {"q": "پسماند", "district": "12"})
    (way,) = response.context["listing"].nearer.filters
    assert (way.url, way.count) == ("?q=%D9%BE%D8%B3%D9%85%D8%A7%D9%86%D8%AF", 1)
    near = client.get("/challenges/", {"q": "پسماند ناپیدا", "exact": "1"}).context["listing"].nearer
    assert [(word.label, word.count) for word in near.words] == [("پسماند", 1)]
    assert "پسماند" in client.get(way.url.replace("?", "/challenges/?")).content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_visitor_who_finds_nothing_is_shown_the_way_to_an_alert_for_it(client: Client, prefix: str) -> None:
    page = text_of(client, f"{prefix}/challenges/?q=ناپیدا&district=12")
    wanted = urlencode({"next": f"{prefix}/challenges/?{urlencode({'district': '12', 'q': 'ناپیدا'})}"}, safe="/")
    assert f"/account/login/?{wanted}" in page
    client.force_login(UserFactory.create())
    assert "/account/login/?next" not in text_of(client, f"{prefix}/challenges/?q=ناپیدا&district=12")
    assert f'href="{prefix}/challenges/"' in text_of(client, f"{prefix}/search/saved/")


@pytest.mark.parametrize(
    ("wrong", "kept"), [("published_from=دیروز", "?q=x&amp;status=open"), ("page=0", "?q=x&amp;status=open")]
)
def test_a_refused_filter_leads_back_to_the_search_without_it(client: Client, wrong: str, kept: str) -> None:
    response = client.get(f"/challenges/?q=x&status=open&{wrong}")
    assert response.status_code == 400
    assert f'href="{kept}"' in response.content.decode()


def test_the_results_are_shown_when_the_sheet_of_filters_is_sent_on_a_phone(client: Client) -> None:
    page = text_of(client, "/challenges/")
    assert 'id="facets" action="#results"' in page, "the fragment of an open sheet would open it again"
    assert 'id="results"' in page


def test_a_page_past_the_last_is_the_last(client: Client) -> None:
    for number in range(PAGE_SIZE + 1):
        titled(f"پسماند شماره {number}")
    index_everything()
    listing = client.get("/challenges/?page=9").context["listing"]
    assert (listing.page.number, len(listing.rows), listing.total) == (2, 1, PAGE_SIZE + 1)
    assert client.get("/challenges/?q=ناپیدا&page=9&exact=1").context["listing"].total == 0
