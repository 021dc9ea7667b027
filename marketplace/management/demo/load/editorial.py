"""Stories, guides, news and plain pages of the demo city, written as an editor writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from html import escape
from typing import Any

from wagtail.models import Page

from cms.models import (
    GuideIndexPage,
    GuidePage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    StoryIndexPage,
    StoryPage,
)
from marketplace.management.demo import schema
from marketplace.management.demo.load.town import Town

KINDS: dict[str, tuple[Any, Any]] = {
    "story": (StoryPage, StoryIndexPage),
    "guide": (GuidePage, GuideIndexPage),
    "news": (NewsPage, NewsIndexPage),
    "page": (PlainPage, HomePage),
}
FAQ_SLUG = "faq"
GUIDE_SLUGS = {"how-challenges-are-evaluated": "evaluation"}  # the footer leads there


def editorial(town: Town) -> Iterator[None]:
    """Every article, oldest first, then the common questions."""
    editor = next(town.people[row.email] for row in town.city.people if "site_editor" in row.platform)
    for article in sorted(town.city.articles, key=lambda item: item.day):
        _write(town, article, editor)
        yield
    _fill(_page(HomePage.objects.get(), FAQ_SLUG, PlainPage, "پرسش‌های پرتکرار", "Common questions"), _faq(town), editor)
    yield


def _page(parent: Page, slug: str, model: Any, title: str, title_en: str) -> Any:
    """The page of this address: the one the site tree has already, or a new one."""
    found = parent.get_children().filter(slug=slug).first()
    if found is not None:
        return found.specific
    return Page.objects.get(pk=parent.pk).add_child(
        instance=model(title=title, title_en=title_en, slug=slug, live=False)
    )


def _write(town: Town, article: schema.Article, editor: Any) -> None:
    model, index = KINDS[article.kind]
    slug = GUIDE_SLUGS.get(article.code, article.code)
    page = _page(index.objects.get(), slug, model, article.title_fa, article.title_en)
    page.title, page.title_en = article.title_fa, article.title_en
    page.intro_fa, page.intro_en = article.intro_fa, article.intro_en
    if hasattr(page, "author_fa"):
        page.author_fa = article.author_fa
        page.references = ", ".join(
            town.challenges[code].reference for code in article.challenges if code in town.challenges
        )
    _fill(page, [_block(block) for block in article.blocks], editor)
    moment = town.today + timedelta(days=article.day)
    Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)


def _fill(page: Any, blocks: list[tuple[str, Any]], editor: Any) -> None:
    page.body_fa = page._meta.get_field("body_fa").to_python([{"type": kind, "value": value} for kind, value in blocks])
    page.owner = page.owner or editor
    page.save_revision(user=editor, clean=False).publish(user=editor, skip_permission_checks=True)


def _block(block: schema.Block) -> tuple[str, Any]:
    match block.type:
        case "heading":
            return "heading", block.text
        case "list":
            return "text", "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"
        case "steps":
            return "steps", list(block.items)
        case "quote":
            return "quote", {"text": block.text, "by": block.by}
        case "notice":
            return "notice", {"title": "", "text": block.text, "tone": ""}
        case "figure":
            return "figures", [{"value": block.text, "label": block.by}]
    return "text", f"<p>{escape(block.text)}</p>"


def _faq(town: Town) -> list[tuple[str, Any]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for item in town.city.faqs:
        entry = {"question": item.question_fa, "answer": f"<p>{escape(item.answer_fa)}</p>"}
        groups.setdefault(item.group_fa, []).append(entry)
    return [("faq", {"title": title, "entries": entries}) for title, entries in groups.items()]
