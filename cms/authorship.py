"""Who wrote a text: told from Wagtail's revisions, by what changed between them.

Invariant: a comment, a lock or a new time of publication makes nobody an author; any change of the words, dates,
questions, criteria or documents does.
"""

from __future__ import annotations

import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

# What Wagtail keeps in a revision beside the words: state, position in the tree, comments, the schedule.
BESIDE_THE_WORDS = frozenset(
    {
        "pk",
        "path",
        "depth",
        "numchild",
        "translation_key",
        "locale",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "url_path",
        "owner",
        "content_type",
        "alias_of",
        "show_in_menus",
        "seo_title",
        "search_description",
        "slug",
        "wagtail_admin_comments",
        COMMENTS_RELATION_NAME,
    }
)


# A row that was never published gets a new key at each saving of an amendment; a published one keeps its own.
MARKS = frozenset({"pk", "id", "page", "round", "sort_order", "key"})
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def words_of(content: dict[str, Any]) -> str:
    """The part of a revision that readers will see, as canonical JSON: equal when two revisions say the same."""
    kept = {name: value for name, value in content.items() if name not in BESIDE_THE_WORDS}
    return json.dumps(plain(kept), sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)


def plain(value: Any) -> Any:
    """A value of a revision without the marks that the editor puts on rows, blocks and paragraphs at each saving, and
    with one kind of line end: browsers send their own.
    """
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items() if name not in MARKS}
    if isinstance(value, list):
        return _plain_list(value)
    if isinstance(value, str) and value.startswith("[{"):
        return plain(json.loads(value))  # a StreamField lies in a revision as JSON within JSON
    return BLOCK_KEY.sub("", value).replace("\r\n", "\n") if isinstance(value, str) else value


def _plain_list(rows: list[Any]) -> list[Any]:
    if all(isinstance(row, dict) and "sort_order" in row for row in rows):
        rows = sorted(rows, key=lambda row: row["sort_order"] or 0)
    elif all(isinstance(row, int) for row in rows):
        rows = sorted(rows)
    return [plain(row) for row in rows]


def same_words(one: Revision, other: Revision) -> bool:
    """Whether two revisions say the same."""
    return one.pk == other.pk or words_of(one.content) == words_of(other.content)


def authors_of(page: Page) -> frozenset[int]:
    """Ids of everybody who wrote or changed words since the page was last published (or ever, for a first draft)."""
    revisions = list(page.specific.revisions.order_by("created_at", "id"))
    begin = next((index + 1 for index, revision in enumerate(revisions) if revision.pk == page.live_revision_id), 0)
    before = words_of(revisions[begin - 1].content) if begin else ""
    authors = set()
    for revision in revisions[begin:]:
        words = words_of(revision.content)
        if words != before and revision.user_id is not None:
            authors.add(revision.user_id)
        before = words
    return frozenset(authors)
