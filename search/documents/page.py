"""An editorial page as it is found: guide, story, news, plain page, by title, introduction and body."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from wagtail.blocks import StreamValue

from search.documents.document import Bilingual, Document, Key
from search.documents.plain import plain

KIND = "page"


def prepared(pages: Any) -> QuerySet[Any]:
    """As their own classes."""
    rows: QuerySet[Any] = pages.specific()
    return rows


def build(page: Any) -> Document:
    """The document of a published page (a `cms.models.base.BilingualPage`)."""
    with translation.override("fa"):
        url = page.get_url() or ""
    return Document(
        key=Key(KIND, str(page.pk)),
        url=url,
        title=Bilingual(page.title, page.title_en),
        summary=Bilingual(page.intro_fa, page.intro_en),
        body=Bilingual(_words(page.body_fa), _words(page.body_en)),
        published_at=page.first_published_at,
    )


def _words(body: StreamValue) -> str:
    return plain(" ".join(str(part) for part in body.stream_block.get_searchable_content(body)))
