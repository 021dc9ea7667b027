"""What the search box offers while one types: phrases others asked with success, words completed, fields, and things
whose titles hold the word.

Invariant: a handful of short queries, all of them answered by PostgreSQL, so suggestions are there whatever
Elasticsearch does; nothing that is not public is offered.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import get_language

from marketplace import clock, text
from marketplace.taxonomy.models import Field
from search import counting, words
from search.documents import page
from search.documents.document import Key
from search.engines import choice
from search.engines.contract import SearchRequest
from search.labels import KIND_NAMES
from search.models import SearchEntry
from search.queries import parse
from search.selectors.figures import good_phrases

SHOWN = 8
TITLES = 4
LOOKED_AT = 16
"""Hits among which titles are looked for: most things that speak of a word do not have it in their title."""
PHRASES = 2
FIELDS = 2
MAX_TYPED = 60


class Suggestion(NamedTuple):
    """A text to search for; or a thing with its address and what it is, to go there at once."""

    text: str
    url: str = ""
    kind: Any = ""


def suggestions(typed: str) -> list[Suggestion]:
    """Up to eight: phrases others found something with, the words completed, names of fields, and things with the
    likeliest completion in their title.
    """
    typed = typed[:MAX_TYPED].strip()
    if len(typed) < 2:
        return []
    phrases = good_phrases(phrase, PHRASES) if (phrase := counting.phrase_of(typed)) else []
    completed = words.completions(typed)
    fields = _fields(completed[0] if completed else typed)
    things = _things(completed[0]) if completed else []
    room = max(1, SHOWN - len(phrases) - len(fields) - len(things))
    asked = dict.fromkeys([*phrases, *completed[:room], *fields])
    return [*map(Suggestion, asked), *things][:SHOWN]


def _fields(wanted: str) -> list[str]:
    english = get_language() == "en"
    rows = Field.objects.filter(Q(name_fa__icontains=wanted) | Q(name_en__icontains=wanted)).order_by("name_fa")
    names = rows.values_list("name_fa", "name_en")[:FIELDS]
    return [(name_en if english else "") or name_fa for name_fa, name_en in names]


def _things(wanted: str) -> list[Suggestion]:
    query = parse(wanted)
    answer = choice.embedded().search(SearchRequest(now=clock.now(), query=query, limit=LOOKED_AT))
    keys = [hit.key for hit in answer.hits]
    language = "en" if get_language() == "en" else "fa"
    rows = SearchEntry.objects.of(keys).filter(departed=False)
    found = {Key(kind, pk): row for kind, pk, *row in rows.values_list("kind", "object_id", "url", f"title_{language}")}
    terms = query.terms()
    titled = [(key, *found[key]) for key in keys if key in found and text.as_written(found[key][1], terms)]
    return [Suggestion(title, _here(key, url), KIND_NAMES[key.kind]) for key, url, title in titled[:TITLES]]


def _here(key: Key, url: str) -> str:
    """The address in the language that is read; editorial pages have one."""
    return f"/en{url}" if get_language() == "en" and key.kind != page.KIND else url
