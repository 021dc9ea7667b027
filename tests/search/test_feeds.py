"""The list of challenges as a feed: what its address filters, for readers without an account."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from challenges.content import Words
from search.sync import indexing
from tests.factories.challenges import open_challenge

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def published(title: str, field: str) -> None:
    open_challenge(title=Words(title, ""), summary=Words("خلاصه‌ای کوتاه از مسئله.", ""), field_codes=(field,))
    indexing.refresh_kind("challenge")


def titles(client: Client, address: str) -> tuple[str, list[str]]:
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314  our own feed
    entries = [entry.findtext(f"{ATOM}title") or "" for entry in root.iter(f"{ATOM}entry")]
    return root.findtext(f"{ATOM}title") or "", entries


def test_a_feed_holds_what_its_address_filters(client: Client) -> None:
    published("پسماند تر", "waste")
    published("هوای پاک", "air")
    published("پسماند خشک", "waste")
    assert set(titles(client, "/search/challenges.atom")[1]) == {"پسماند خشک", "هوای پاک", "پسماند تر"}
    name, found = titles(client, "/search/challenges.atom?field=waste&page=2&sort=deadline")
    assert set(found) == {"پسماند خشک", "پسماند تر"}
    assert "پسماند" in name
    assert titles(client, "/search/challenges.atom?q=هوا")[1] == ["هوای پاک"]


def test_nonsense_in_the_address_is_no_error(client: Client) -> None:
    published("پسماند تر", "waste")
    assert client.get("/search/challenges.atom?field=nothing&sort=x&deadline=never").status_code == 200


def test_the_list_leads_to_the_feed_of_its_filter(client: Client) -> None:
    published("پسماند تر", "waste")
    page = client.get("/challenges/?field=waste").content.decode()
    assert page.count('/search/challenges.atom?field=waste"') == 2, "a link to click and one for readers"
