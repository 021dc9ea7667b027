"""Only what everybody may see can be found: predicate and queryset agree on every row, and never say more than the
rooms.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, PageViewRestriction

from challenges.models import Challenge
from cms.models import HomePage, PlainPage
from search import eligibility
from search.documents import registry
from search.documents.document import Key
from tests.factories.challenges import after_deadline, closed_challenge, open_challenge
from tests.factories.vendors import VendorFactory, verified_vendor
from vendors.models import Solution, Vendor
from vendors.states import VendorStatus

pytestmark = pytest.mark.django_db


def _vendors() -> list[Vendor]:
    states = [
        VendorFactory.create(status=status.value, status_reason="دلیل")
        for status in VendorStatus
        if status is not VendorStatus.VERIFIED
    ]
    return [*states, verified_vendor()]


def _solutions() -> list[Solution]:
    return [
        Solution.objects.create(vendor=vendor, title_fa="راهکار", summary_fa="خلاصه", is_published=published)
        for vendor in _vendors()
        for published in (True, False)
    ]


def _pages() -> list[Page]:
    home = HomePage.objects.first() or Page.get_first_root_node().add_child(instance=HomePage(title="خانه", slug="h"))
    pages = [PlainPage(title="باز"), PlainPage(title="پیش‌نویس", live=False), PlainPage(title="بسته")]
    for page in pages:
        home.add_child(instance=page)
    PageViewRestriction.objects.create(page=pages[2], restriction_type=PageViewRestriction.LOGIN)
    return [home, *pages]


def _challenges() -> list[Challenge]:
    case = closed_challenge()
    with after_deadline(case):
        return [open_challenge(), case]


@pytest.mark.parametrize(
    ("make", "may_find", "findable", "wanted"),
    [
        (_challenges, eligibility.may_find_challenge, eligibility.findable_challenges, 2),
        (_vendors, eligibility.may_find_vendor, eligibility.findable_vendors, 1),
        (_solutions, eligibility.may_find_solution, eligibility.findable_solutions, 1),
        (_pages, eligibility.may_find_page, eligibility.findable_pages, 1),
    ],
)
def test_predicate_and_queryset_agree_on_every_row(make: Any, may_find: Any, findable: Any, wanted: int) -> None:
    things = make()
    found = set(findable().values_list("pk", flat=True))
    assert {thing.pk: may_find(thing) for thing in things} == {thing.pk: thing.pk in found for thing in things}
    assert sum(may_find(thing) for thing in things) == wanted


def test_nothing_is_findable_that_the_rooms_hide_from_a_visitor() -> None:
    _solutions()
    _challenges()
    visitor = AnonymousUser()
    for model, findable in (
        (Challenge, eligibility.findable_challenges),
        (Vendor, eligibility.findable_vendors),
        (Solution, eligibility.findable_solutions),
    ):
        hidden = findable().exclude(pk__in=model.objects.visible_to(visitor).values("pk"))
        assert not hidden.exists(), model


def test_a_document_is_never_built_of_what_may_not_be_found() -> None:
    pending = VendorFactory.create()
    assert list(registry.documents("vendor", [str(pending.pk)])) == []
    assert Key("vendor", str(pending.pk)) not in registry.keys("vendor")


@pytest.mark.parametrize("kind", sorted(registry.KINDS))
def test_building_documents_takes_a_constant_number_of_queries(kind: str, django_assert_max_num_queries: Any) -> None:
    makers = {"challenge": open_challenge, "vendor": verified_vendor, "page": _pages, "solution": _solutions}
    for _ in range(2):
        makers.get(kind, lambda: None)()
    with django_assert_max_num_queries(14):
        built = list(registry.all_documents(kind))
    assert (len(built) > 1) == (kind in makers)


def test_a_vendor_document_holds_neither_identifiers_nor_contacts() -> None:
    vendor = verified_vendor(phone="+982188776655", address="خیابان پنهان", postal_code="1234567890")
    document = next(registry.documents("vendor", [str(vendor.pk)]))
    everything = repr(document)
    for secret in (vendor.legal_id, vendor.phone, vendor.address, vendor.postal_code):
        assert secret not in everything
