"""What may be found by everybody, and nothing else: the one rule behind every index, suggestion and alert.

Invariants: for each kind a predicate and a queryset say the same (proven in `tests/search/test_eligibility.py`);
neither says more than the room's own `visible_to` grants an anonymous visitor. Drafts, sealed proposals, evaluations
and unverified firms have no kind here.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Page

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.pilots.states import PilotStatus
from cms.articles import ARTICLES
from vendors.models import Solution, Vendor
from vendors.states import VendorStatus

ANYBODY = AnonymousUser()


def may_find_challenge(challenge: Challenge) -> bool:
    """Published challenges, whatever became of them."""
    return challenge.current_version_id is not None


def findable_challenges() -> QuerySet[Any]:
    """The list side of `may_find_challenge`."""
    return Challenge.objects.visible_to(ANYBODY)


def may_find_vendor(vendor: Vendor) -> bool:
    """Firms the innovation office has verified and not suspended."""
    return bool(vendor.status == VendorStatus.VERIFIED)


def findable_vendors() -> QuerySet[Any]:
    """The list side of `may_find_vendor`."""
    return Vendor.objects.public()


def may_find_solution(solution: Solution) -> bool:
    """Published solutions of firms that may be found."""
    return solution.is_published and may_find_vendor(solution.vendor)


def findable_solutions() -> QuerySet[Any]:
    """The list side of `may_find_solution`."""
    return Solution.objects.public()


def may_find_page(page: Page) -> bool:
    """Editorial pages that are live and closed to nobody; lists, home and the departments' drafts are not results."""
    return page.live and isinstance(page.specific, ARTICLES) and not page.get_view_restrictions().exists()


def findable_pages() -> QuerySet[Any]:
    """The list side of `may_find_page`."""
    rows: QuerySet[Any] = Page.objects.live().public().type(ARTICLES)
    return rows


def may_find_result(pilot: Pilot) -> bool:
    """Pilots whose result is published, also when they were ended early."""
    return pilot.status in (PilotStatus.COMPLETED, PilotStatus.TERMINATED)


def findable_results() -> QuerySet[Any]:
    """The list side of `may_find_result`."""
    return Pilot.objects.with_result()
