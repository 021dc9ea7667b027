"""What machines find: public pages in both languages, nothing that is not public, and a feed that readers accept."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from marketplace.clock import now, travel
from tests.factories.challenges import open_challenge
from tests.factories.vendors import VendorFactory, verified_vendor

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(document: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(document)  # noqa: S314  our own answer


def parts(client: Client) -> list[str]:
    """The addresses of the sitemap's parts, below our host."""
    index = parsed(client.get(reverse("sitemap")).content)
    return [str(node.text).removeprefix("http://testserver") for node in index.iter(f"{SITEMAP}loc")]


def addresses(client: Client) -> list[str]:
    found = []
    for part in parts(client):
        tree = parsed(client.get(part).content)
        found += [str(node.text).removeprefix("http://testserver") for node in tree.iter(f"{SITEMAP}loc")]
    return found


def test_the_sitemap_names_public_pages_in_both_languages_and_each_opens(client: Client) -> None:
    call, firm = open_challenge(), verified_vendor()

    found = addresses(client)

    for thing in (call, firm):
        for language in ("fa", "en"):
            with translation.override(language):
                assert thing.get_absolute_url() in found
    assert len(found) == len(set(found))
    assert {url: client.get(url).status_code for url in found} == dict.fromkeys(found, 200)


def test_a_firm_that_nobody_has_verified_is_not_in_the_sitemap(client: Client) -> None:
    firm = VendorFactory(status="pending")

    assert not [url for url in addresses(client) if firm.slug in url]


def test_the_sitemap_costs_no_more_queries_with_more_rows(client: Client, django_assert_max_num_queries: Any) -> None:
    for _number in range(8):
        open_challenge()
    with django_assert_max_num_queries(3):
        assert client.get(reverse("sitemap_part", args=["challenges"])).content.count(b"<url>") == 16


def test_robots_are_kept_from_private_places_and_shown_the_sitemap(client: Client) -> None:
    words = client.get("/robots.txt").content.decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in words
    assert {"Disallow: /desk/", "Disallow: /en/desk/", "Disallow: /admin/"} <= set(words)
    assert {"Disallow: /", "Disallow: /en", "Disallow: /en/", "Disallow: /challenges/"}.isdisjoint(words)


def test_the_icon_is_found_without_reading_a_page(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert answer["Location"].endswith(".svg")


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_feed_holds_open_challenges_in_the_readers_language(client: Client, language: str) -> None:
    call = open_challenge()
    with translation.override(language):
        page = client.get(reverse("desks:feed"))
        title, url = call.version.title, call.get_absolute_url()

    feed = parsed(page.content)
    assert page["Content-Type"].startswith("application/atom+xml")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert [node.text for node in feed.findall(f"{ATOM}entry/{ATOM}title")] == [title]
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver{url}"


def test_a_challenge_whose_deadline_has_passed_leaves_the_feed(client: Client) -> None:
    call = open_challenge()
    with travel(to=call.closes_at):
        assert now() >= call.closes_at
        assert b"<entry>" not in client.get(reverse("desks:feed")).content


def test_the_home_page_says_where_the_feed_is_and_what_to_show_when_it_is_shared(client: Client) -> None:
    page = client.get(reverse("desks:front")).content.decode()

    assert f'type="application/atom+xml" href="{reverse("desks:feed")}"' in page
    shared = dict(re.findall(r'<meta property="og:([a-z_]+)" content="([^"]+)">', page))
    assert shared["type"] == "website"
    assert shared["locale"] == "fa_IR"
    assert shared["url"] == "http://testserver/"
