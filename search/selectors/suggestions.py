"""What the search box offers while one types: completed words, then titles.

Invariant: a handful of short queries, all of them answered by PostgreSQL, so suggestions are there whatever
Elasticsearch does.
"""

from __future__ import annotations

from django.utils.translation import get_language

from marketplace import clock
from search import words
from search.engines import choice
from search.engines.contract import SearchRequest
from search.models import SearchEntry
from search.queries import parse

SHOWN = 8
TITLES = 4
MAX_TYPED = 60


def suggestions(typed: str) -> list[str]:
    """Up to eight texts to search for: the words completed, and titles that hold the likeliest completion."""
    typed = typed[:MAX_TYPED].strip()
    completed = words.completions(typed) if len(typed) > 1 else []
    if not completed:
        return []
    titles = _titles(completed[0])
    return list(dict.fromkeys([*completed[: SHOWN - len(titles)], *titles]))


def _titles(wanted: str) -> list[str]:
    request = SearchRequest(now=clock.now(), query=parse(wanted), limit=TITLES)
    keys = [hit.key for hit in choice.embedded().search(request).hits]
    rows = SearchEntry.objects.filter(object_id__in=[key.object_id for key in keys], departed=False)
    english = get_language() == "en"
    titles = {(row.kind, row.object_id): row.title_en if english else row.title_fa for row in rows}
    return [titles[key] for key in keys if titles.get(key)]
