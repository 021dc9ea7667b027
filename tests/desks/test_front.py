"""The home page tells what is true now and only what is public, costs next to nothing, and is fresh after every write
and every deadline.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from challenges import services
from challenges.content import Words
from marketplace.clock import travel
from marketplace.desks.selectors.front import Figures, front
from tests.factories.accounts import office_officer
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.cms import at_office, people
from tests.factories.proposals import submitted_proposal
from tests.factories.vendors import VendorFactory, verified_vendor

pytestmark = pytest.mark.django_db

FRESH_QUERIES, KEPT_QUERIES = 12, 1


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def home(client: Client, language: str = "fa") -> str:
    with translation.override(language):
        return client.get(reverse("desks:front")).content.decode()


def test_the_three_numbers_count_what_is_public() -> None:
    for _number in range(3):
        open_challenge()
    verified_vendor()
    VendorFactory(status="pending")
    assert front().figures == Figures(open_challenges=3, verified_vendors=1, published_results=0)


def test_numbers_of_an_empty_city_are_zero_and_the_page_stands(client: Client) -> None:
    assert front().figures == Figures(0, 0, 0)
    assert "<h1" in home(client)


def test_fields_and_districts_count_open_challenges_once_each() -> None:
    call = open_challenge()
    page = front()
    assert {row.field.code: row.count for row in page.fields} == {row.code: 1 for row in call.version.fields.all()}
    assert page.districts == {row.number: 1 for row in call.version.districts.all()}


@pytest.mark.parametrize("rows", [3, 12])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_page_keeps_its_queries_whatever_the_number_of_rows(
    client: Client, rows: int, language: str, django_assert_max_num_queries: Any
) -> None:
    calls = [open_challenge() for _number in range(rows)]
    with translation.override(language):
        url, title = reverse("desks:front"), calls[0].version.title
    client.get(url)
    cache.clear()
    with django_assert_max_num_queries(FRESH_QUERIES):
        assert title in client.get(url).content.decode()
    with django_assert_max_num_queries(KEPT_QUERIES):
        assert title in client.get(url).content.decode()


def test_each_language_keeps_its_own_page(client: Client) -> None:
    call = open_challenge(title=Words("حسگر مخزن", "Bin sensor"))
    assert call.version.title_en == "Bin sensor"
    assert "حسگر مخزن" in home(client, "fa")
    english = home(client, "en")
    assert "Bin sensor" in english
    assert "حسگر مخزن" not in english


def test_a_write_shows_at_once_although_the_page_is_kept(client: Client) -> None:
    call = open_challenge(title=Words("نخستین چالش"))
    assert "نخستین چالش" in home(client)
    services.cancel_challenge(actor=office_officer(), challenge=call, reason="بودجه‌ای برای این کار نمانده است.")
    assert "نخستین چالش" not in home(client)


def test_a_deadline_takes_a_challenge_off_although_nobody_wrote_anything(client: Client) -> None:
    call = open_challenge(title=Words("چالشی که می‌گذرد"))
    with travel(to=call.closes_at - timedelta(seconds=20)):
        assert "چالشی که می‌گذرد" in home(client)
    with after_deadline(call, by=timedelta(seconds=1)):
        assert "چالشی که می‌گذرد" not in home(client)


def test_drafts_and_sealed_proposals_are_not_on_the_page(client: Client) -> None:
    at_office(people(), title=Words("هنوز منتشر نشده"))
    proposal = submitted_proposal(text="راز ما در این جمله است")
    page = home(client)
    assert "هنوز منتشر نشده" not in page
    assert proposal.vendor.name not in page
    assert "راز ما" not in page


def test_signed_in_people_see_the_same_content_below_their_own_header(client: Client) -> None:
    open_challenge()
    visitors = home(client)
    client.force_login(office_officer(), backend="django.contrib.auth.backends.ModelBackend")
    mine = home(client)
    begin, end = '<section class="hero">', "</main>"
    assert mine.split(begin)[1].split(end)[0] == visitors.split(begin)[1].split(end)[0]
    assert mine != visitors
