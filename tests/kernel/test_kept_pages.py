"""The pages that are kept for visitors: nobody's own page enters or leaves the cache, and each write, each deadline and
each change of the index shows at the next reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from challenges import services
from challenges.content import Words
from challenges.models import Challenge
from marketplace import dates
from marketplace.clock import travel
from search.selectors import changes_at
from search.sync.rebuild import rebuild_documents, steps
from tests.factories.accounts import UserFactory, office_officer, officer
from tests.factories.challenges import after_deadline, asked_question, content, open_challenge
from tests.factories.vendors import certificate, join, member_of_verified_vendor, verified_vendor
from vendors import services as vendor_services
from vendors.models import Vendor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""
    cache.clear()


def index_everything() -> None:
    for kind in steps():
        rebuild_documents(kind, lambda step: None)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    translation.activate("fa")  # the test client leaves the language of its request behind
    assert answer.status_code == 200, answer
    return answer.content.decode()


def everything_kept() -> str:
    redis = cache._cache.get_client(write=True)  # type: ignore[attr-defined]
    names = [key.decode().partition("kept:")[2] for key in redis.scan_iter("*kept:*")]
    return "".join(str(cache.get(f"kept:{name}")) for name in names)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


ADDRESSES: dict[str, Callable[[Challenge, Vendor], str]] = {
    "challenge": lambda call, _firm: call.get_absolute_url(),
    "vendor": lambda _call, firm: firm.get_absolute_url(),
    "challenges": lambda _call, _firm: "/challenges/",
    "vendors": lambda _call, _firm: "/vendors/",
    "everything": lambda _call, _firm: "/search/?q=پسماند",
}


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_members_page_never_enters_the_cache_nor_a_visitors_page_leaves_it_for_a_member(page: str) -> None:
    call, firm = open_challenge(title=Words("پسماند تر")), verified_vendor()
    index_everything()
    address = ADDRESSES[page](call, firm)
    person = join(firm, UserFactory.create(full_name="نامی که نباید بماند"))
    mine = read(signed_in(person), address)
    assert "نامی که نباید بماند" in mine
    assert everything_kept() == ""
    visitors = read(Client(), address)
    assert "نامی که نباید بماند" not in visitors
    assert "نامی که نباید بماند" not in everything_kept()
    assert "csrfmiddlewaretoken" not in everything_kept()
    assert read(Client(), address).split("<main")[1] == visitors.split("<main")[1]
    assert read(signed_in(person), address).split("<main")[1].split("</main>")[0] != visitors.split("<main")[1]
    assert "نامی که نباید بماند" in read(signed_in(person), address)


def test_what_only_some_may_do_is_offered_to_them_though_the_page_is_kept() -> None:
    call, firm = open_challenge(), verified_vendor()
    for address in (call.get_absolute_url(), firm.get_absolute_url()):
        read(Client(), address)
    assert "questions/desk" in read(signed_in(officer(call.department)), call.get_absolute_url())
    assert "questions/desk" not in read(Client(), call.get_absolute_url())
    owner = signed_in(join(firm))
    assert reverse("vendors:edit", args=[firm.slug]) in read(owner, firm.get_absolute_url())
    assert reverse("vendors:edit", args=[firm.slug]) not in read(Client(), firm.get_absolute_url())


@pytest.mark.parametrize("page", ["challenge", "vendor", "challenges", "vendors"])
def test_languages_and_themes_stay_apart(page: str) -> None:
    call, firm = open_challenge(), verified_vendor()
    index_everything()
    address = ADDRESSES[page](call, firm)
    dark = Client()
    dark.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in read(dark, address)
    assert "data-theme" not in read(Client(), address)
    assert 'dir="rtl"' in read(Client(), address)
    assert 'dir="ltr"' in read(Client(), f"/en{address}")
    assert "Deadline" not in read(Client(), address)


def test_what_a_link_carries_besides_is_not_kept_for_the_next_reader() -> None:
    for _number in range(25):
        open_challenge()
    index_everything()
    for address in ("/challenges/?utm_source=spy", f"{Challenge.objects.all()[0].get_absolute_url()}?utm_source=spy"):
        read(Client(), address)
    assert "spy" not in everything_kept()
    assert "?page=2" in read(Client(), "/challenges/?utm_source=spy")


def test_amending_answering_and_cancelling_show_at_the_next_reading() -> None:
    call = open_challenge(title=Words("عنوان نخست"))
    address = call.get_absolute_url()
    assert "عنوان نخست" in read(Client(), address)
    services.publish_version(
        actor=office_officer(),
        department=call.department,
        challenge=call,
        content=replace(content(), title=Words("عنوان تازه")),
        change_note="عنوان روشن‌تر شد.",
    )
    assert "عنوان تازه" in read(Client(), address)
    question = asked_question(call)
    services.answer_question(actor=office_officer(), question=question, answer="بله، بیرون هم می‌شود.")
    assert "بله، بیرون هم می‌شود." in read(Client(), address)
    services.cancel_challenge(actor=office_officer(), challenge=call, reason="بودجه نمانده است.")
    assert "بودجه نمانده است." in read(Client(), address)


def test_a_verified_certificate_and_a_suspension_show_at_the_next_reading() -> None:
    firm = verified_vendor()
    join(firm)
    row = certificate(firm)
    index_everything()
    address = firm.get_absolute_url()
    assert row.certificate_class.name not in read(Client(), address)
    vendor_services.verify_certificate(actor=office_officer(), certificate=row)
    assert row.certificate_class.name in read(Client(), address)
    assert firm.name in read(Client(), "/vendors/")
    vendor_services.suspend_vendor(actor=office_officer(), vendor=firm, reason="شکایت")
    assert Client().get(address).status_code == 404
    assert firm.name not in read(Client(), "/vendors/"), "however late the index is"


def test_a_certificate_ends_with_its_last_day() -> None:
    firm = verified_vendor()
    join(firm)
    row = certificate(firm)
    vendor_services.verify_certificate(actor=office_officer(), certificate=row)
    last = row.valid_to
    with travel(to=_noon(last)):
        assert row.certificate_class.name in read(Client(), firm.get_absolute_url())
    with travel(to=_noon(last + timedelta(days=1))):
        assert row.certificate_class.name not in read(Client(), firm.get_absolute_url())


def _noon(day: Any) -> Any:
    from_start = timedelta(hours=12)
    return dates.start_of_day(day) + from_start


def test_a_deadline_closes_the_page_and_moves_the_lists_at_once() -> None:
    call = open_challenge(title=Words("چالشی که می‌گذرد"))
    index_everything()
    with travel(to=call.closes_at - timedelta(seconds=20)):
        assert 'role="timer"' in read(Client(), call.get_absolute_url())
        assert "چالشی که می‌گذرد" in read(Client(), "/challenges/?status=open")
    with after_deadline(call, by=timedelta(seconds=1)):
        assert 'role="timer"' not in read(Client(), call.get_absolute_url())
        assert "چالشی که می‌گذرد" not in read(Client(), "/challenges/?status=open")


def test_what_was_published_is_found_as_soon_as_it_is_indexed() -> None:
    assert "تازه رسیده" not in read(Client(), "/challenges/")
    open_challenge(title=Words("تازه رسیده"))
    assert "تازه رسیده" not in read(Client(), "/challenges/"), "journalled, but not yet in the index"
    index_everything()  # writes no row of the journal
    assert "تازه رسیده" in read(Client(), "/challenges/")


def test_lists_of_elasticsearch_count_for_a_second_because_it_shows_changes_late() -> None:
    call = open_challenge()
    with travel(to=call.closes_at - timedelta(hours=1)):
        soon = changes_at("elasticsearch", call.closes_at)
        assert soon is not None
        assert timedelta(0) < call.closes_at - timedelta(minutes=59, seconds=58) - soon <= timedelta(seconds=2)
        assert changes_at("postgres", call.closes_at) == call.closes_at


def test_long_questions_are_answered_and_not_kept() -> None:
    open_challenge()
    index_everything()
    read(Client(), f"/challenges/?q={'پ' * 100}")
    assert everything_kept() == ""


def test_a_firm_that_waits_is_its_own_peoples_alone() -> None:
    firm = Vendor.objects.get(pk=verified_vendor().pk)
    Vendor.objects.filter(pk=firm.pk).update(status="pending")
    person = member_of_verified_vendor(firm)
    assert firm.name in read(signed_in(person), firm.get_absolute_url())
    assert Client().get(firm.get_absolute_url()).status_code == 404
    assert everything_kept() == ""
