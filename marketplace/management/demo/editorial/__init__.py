"""The editorial content: six stories, six guides, six news, four pages and the common questions."""

from marketplace.management.demo.editorial.faq import FAQS
from marketplace.management.demo.editorial.guides import GUIDES
from marketplace.management.demo.editorial.news import NEWS
from marketplace.management.demo.editorial.pages import PAGES
from marketplace.management.demo.editorial.stories import STORIES
from marketplace.management.demo.schema import Article

ARTICLES: tuple[Article, ...] = STORIES + GUIDES + NEWS + PAGES

__all__ = ["ARTICLES", "FAQS"]
