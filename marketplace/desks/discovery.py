"""What machines read to find the public pages: the parts of the sitemap, and the Atom feed of open challenges.

Invariant: only what every visitor may open is named here; each list goes through `visible_to` as a visitor or
`public`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from cms.models import GuidePage, NewsPage, PlainPage, StoryPage
from marketplace.face.language import language
from vendors.models import Solution, Vendor

VISITOR = AnonymousUser()
IN_FEED = 50
PAGES = ("desks:front", "search:challenges", "search:vendors", "desks:board", "proposals:verify")


class BilingualSitemap(Sitemap[Any]):
    """Both languages of every address, each naming the other."""

    i18n = True
    alternates = True
    x_default = True


class PlacesSitemap(BilingualSitemap):
    """The pages there is one of."""

    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


class ChallengesSitemap(BilingualSitemap):
    """Published challenges, with the moment of their newest version."""

    def items(self) -> Any:
        return Challenge.objects.visible_to(VISITOR).select_related("current_version").order_by("pk")

    def lastmod(self, item: Challenge) -> datetime:
        return item.version.published_at


class VendorsSitemap(BilingualSitemap):
    """Verified startups."""

    def items(self) -> Any:
        return Vendor.objects.public().order_by("pk")

    def lastmod(self, item: Vendor) -> datetime:
        return item.updated_at


class SolutionsSitemap(BilingualSitemap):
    """Published solutions of verified startups."""

    def items(self) -> Any:
        return Solution.objects.public().order_by("pk")

    def lastmod(self, item: Solution) -> datetime:
        return item.updated_at


class ResultsSitemap(BilingualSitemap):
    """Pilots with a published result."""

    def items(self) -> Any:
        return Pilot.objects.public().with_result().order_by("pk")


class EditorialSitemap(BilingualSitemap):
    """Stories, news, guides and plain pages that are published and open to everybody."""

    def items(self) -> list[Any]:
        kinds = (StoryPage, NewsPage, GuidePage, PlainPage)
        return [page for kind in kinds for page in kind.objects.live().public().order_by("pk")]

    def location(self, item: Any) -> str:
        return str(item.get_url())

    def lastmod(self, item: Any) -> datetime | None:
        moment: datetime | None = item.last_published_at
        return moment


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "places": PlacesSitemap,
    "challenges": ChallengesSitemap,
    "startups": VendorsSitemap,
    "solutions": SolutionsSitemap,
    "results": ResultsSitemap,
    "editorial": EditorialSitemap,
}


class OpenChallengesFeed(Feed[Challenge, Any]):
    """Open challenges, the newest first, in the language of the address."""

    feed_type = Atom1Feed
    title = _("Open challenges · Baham")
    subtitle = _("The city’s challenges that take proposals now")
    link = reverse_lazy("search:challenges")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.language = language()  # the feed says in which language it is written
        return super().__call__(request, *args, **kwargs)

    def items(self) -> Any:
        calls = Challenge.objects.visible_to(VISITOR).open().select_related("current_version", "department")
        return calls.order_by("-published_at")[:IN_FEED]

    def item_title(self, item: Challenge) -> str:
        return item.version.title

    def item_description(self, item: Challenge) -> str:
        return item.version.summary

    def item_author_name(self, item: Challenge) -> str:
        return item.department.name

    def item_pubdate(self, item: Challenge) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Challenge) -> datetime:
        return item.version.published_at
