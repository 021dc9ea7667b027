"""Editorial pages (guide, story, news, plain page) tell the journal when readers begin or cease to see them.

Invariant: whoever publishes or takes down such a page, in whatever way Wagtail has, leaves one journal row; search and
feeds follow the journal. Challenges have their own services and are not told of here.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.models import GuidePage, NewsPage, PlainPage, StoryPage
from marketplace.journal.services import record

ARTICLES: tuple[type[Page], ...] = (GuidePage, NewsPage, PlainPage, StoryPage)


@transaction.atomic
def note_published(page: Page, *, actor: Any) -> None:
    """Readers see this page as it is now."""
    record(actor=actor, action="cms.article.published", subject=page, after={"title": page.title})


@transaction.atomic
def note_taken_down(page: Page, *, actor: Any = None) -> None:
    """Readers no longer see this page: it was unpublished or deleted."""
    record(actor=actor, action="cms.article.taken_down", subject=page, before={"title": page.title})
