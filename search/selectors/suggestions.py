"""What the search box offers while one types: phrases others asked with success, words completed, fields, titles.

Invariant: a handful of short queries, all of them answered by PostgreSQL, so suggestions are there whatever
Elasticsearch does; nothing that is not public is offered.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import get_language

from marketplace import clock
from marketplace.taxonomy.models import Field
from search import counting, words
from search.documents.document import Key
from search.engines import choice
from search.engines.contract import SearchRequest
from search.models import SearchEntry
from search.queries import parse
from search.selectors.figures import good_phrases

SHOWN = 8
TITLES = 4
PHRASES = 2
FIELDS = 2
MAX_TYPED = 60


def suggestions(typed: str) -> list[str]:
    """Up to eight texts to search for: phrases others found something with, the words completed, names of fields, and
    titles of challenges, startups and the rest that hold the likeliest completion.
    """
    typed = typed[:MAX_TYPED].strip()
    if len(typed) < 2:
        return []
    phrases = good_phrases(phrase, PHRASES) if (phrase := counting.phrase_of(typed)) else []
    completed = words.completions(typed)
    titles = _titles(completed[0]) if completed else []
    named = list(dict.fromkeys([*_fields(completed[0] if completed else typed), *titles]))
    room = max(1, SHOWN - len(phrases) - len(named))
    return list(dict.fromkeys([*phrases, *completed[:room], *named]))[:SHOWN]


def _fields(wanted: str) -> list[str]:
    english = get_language() == "en"
    rows = Field.objects.filter(Q(name_fa__icontains=wanted) | Q(name_en__icontains=wanted)).order_by("name_fa")
    names = rows.values_list("name_fa", "name_en")[:FIELDS]
    return [(name_en if english else "") or name_fa for name_fa, name_en in names]


def _titles(wanted: str) -> list[str]:
    request = SearchRequest(now=clock.now(), query=parse(wanted), limit=TITLES)
    keys = [hit.key for hit in choice.embedded().search(request).hits]
    language = "en" if get_language() == "en" else "fa"
    rows = SearchEntry.objects.filter(object_id__in=[key.object_id for key in keys], departed=False)
    titles = {Key(kind, pk): title for kind, pk, title in rows.values_list("kind", "object_id", f"title_{language}")}
    return [titles[key] for key in keys if titles.get(key)]
