"""What other rooms and pages read of this one: the editorial words of the home page, newest stories, the page behind
a challenge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse

from challenges.models import Challenge
from cms.models import GuideIndexPage, GuidePage, HomePage, NewsPage, Publication, StoryPage


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The editors' words of the home page in the active language; empty where they wrote nothing, so that the page
    uses its own.
    """

    title: str = ""
    intro: str = ""
    steps: Sequence[dict[str, str]] = field(default_factory=tuple)


def home_content() -> HomeContent:
    """One query."""
    page = HomePage.objects.live().first()
    if page is None:
        return HomeContent()
    named = page.title == settings.WAGTAIL_SITE_NAME  # as it was made: the name of the site is not its one sentence
    return HomeContent("" if named else page.words, page.intro, page.how_it_works)


def latest_stories(count: int = 3) -> list[StoryPage]:
    """The newest published stories; each has `words`, `intro`, `url`, `author`, `picture`."""
    return _latest(StoryPage, count)


def latest_news(count: int = 3) -> list[NewsPage]:
    """The newest published news."""
    return _latest(NewsPage, count)


def _latest(model: Any, count: int) -> list[Any]:
    return list(model.objects.live().order_by("-first_published_at", "-pk").select_related("picture")[:count])


def guides() -> list[GuidePage]:
    """All published guides in the editors' order."""
    index = GuideIndexPage.objects.live().first()
    return list(GuidePage.objects.live().child_of(index).order_by("path")) if index else []


def stories_about(challenge: Challenge) -> list[StoryPage]:
    """Published stories that name the challenge."""
    return list(
        StoryPage.objects.live().filter(references__icontains=challenge.reference).order_by("-first_published_at")
    )


def page_case(challenge: Challenge) -> tuple[tuple[str, str], ...]:
    """The cases whose journal rows belong to a challenge's audit page as well: the page it was written on, before its
    publication.
    """
    return tuple(("cms.challengepage", str(page_id)) for page_id in _page_ids(challenge))


def edit_url(challenge: Challenge) -> str:
    """Where a published challenge is amended; empty for one without a page (an import)."""
    return next((reverse("wagtailadmin_pages:edit", args=[page_id]) for page_id in _page_ids(challenge)), "")


def _page_ids(challenge: Challenge) -> Any:
    return Publication.objects.filter(challenge=challenge).values_list("page_id", flat=True)
