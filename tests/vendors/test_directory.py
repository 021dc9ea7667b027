"""The directory: its facets, and names in Persian order."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from marketplace.taxonomy.models import Capability, Field
from search import facets
from search.sync.rebuild import rebuild_documents, steps
from tests.factories.vendors import solution, verified_vendor
from vendors.models import VendorSize

pytestmark = pytest.mark.django_db

# In the order a Persian reader looks for them: پ after ب, چ after ج, ژ after ز, ک before گ before ل.
NAMES = [
    "آب‌نما",
    "ارس",
    "بهار",
    "پاک‌شهر",
    "تاک",
    "جهان",
    "چشمه",
    "حامی",
    "زمان",
    "ژرفا",
    "سپهر",
    "کاوش",
    "گردون",
    "لاله",
    "یاس",
]


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""


def index() -> None:
    for kind in steps():
        rebuild_documents(kind, lambda step: None)


def listing(client: Client, **asked: str) -> Any:
    return client.get(reverse("search:vendors"), asked).context["listing"]


def test_names_stand_in_persian_order(client: Client) -> None:
    for name in reversed(NAMES):
        verified_vendor(name_fa=name)
    index()

    assert [row.title for row in listing(client, sort="name").rows] == NAMES


def test_firms_are_narrowed_by_capability_and_size(client: Client) -> None:
    term, another = Capability.objects.filter(is_listed=True)[:2]
    free = Capability.objects.create(code="free-x", name_fa="دانه‌شماری با پهپاد", is_listed=False)
    small = verified_vendor(name_fa="کوچک", size=VendorSize.SMALL.value, trl=7)
    small.capabilities.set([term, free])
    small.fields.set(Field.objects.all()[:1])
    large = verified_vendor(name_fa="بزرگ", size=VendorSize.LARGE.value)
    large.capabilities.set([another])
    index()

    found = listing(client)
    groups = {group.name: {option.value: option.count for option in group.options} for group in found.groups}
    assert groups["size"] == {"small": 1, "large": 1}
    assert groups["capability"] == {term.code: 1, another.code: 1}  # a free term of one firm is no facet
    assert listing(client, capability=term.code).total == 1
    assert [row.title for row in listing(client, size="large").rows] == ["بزرگ"]
    assert {"field", "capability", "firm_class", "district", "size", "trl"} >= set(groups)


def test_sizes_are_those_of_the_firms() -> None:
    assert tuple(size.value for size in VendorSize) == facets.SIZES


def test_a_public_solution_is_found_and_leads_to_its_own_page(client: Client) -> None:
    row = solution(verified_vendor(), title_fa="چشمهٔ هوشمند", evidence_fa="آزمون پارافین در آزمایشگاه")
    solution(verified_vendor(), title_fa="پنهان پارافین", is_published=False)
    index()

    found = client.get(reverse("search:everything"), {"q": "پارافین"}).context["listing"]

    assert [hit.url for hit in found.rows] == [row.get_absolute_url()]
