"""What would find something when nothing was found: filters taken off, words asked alone, each with its count.

Invariant: bounded work, only on empty pages; nothing is offered that finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import pgettext_lazy

from marketplace import text
from search import labels, lexicon
from search.engines import choice
from search.engines.contract import SearchRequest
from search.queries import parse
from search.selectors.state import State

PUBLISHED = pgettext_lazy("facet", "Date of publication")
MOST_FILTERS = 4
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Way:
    """A link with the number of results behind it."""

    label: Any
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Nearer:
    """Filters to take off, and words that are found by themselves, without any filter."""

    filters: tuple[Way, ...] = ()
    words: tuple[Way, ...] = ()


NOT_NEEDED = Nearer()


@dataclass(frozen=True, slots=True)
class _Offer:
    """A way that may lead somewhere, and the search behind it."""

    label: Any
    url: str
    request: SearchRequest


def nearer(state: State, request: SearchRequest) -> Nearer:
    """The ways out of an empty page, the widest first. One question to the engine for all of them."""
    filters, words = _without_filters(state, request), _single_words(state, request)
    offers = [*filters, *words]
    counts = choice.counts([offer.request for offer in offers])
    ways = [Way(offer.label, offer.url, count) for offer, count in zip(offers, counts, strict=True)]
    return Nearer(_best(ways[: len(filters)]), _best(ways[len(filters) :]))


def _best(ways: list[Way]) -> tuple[Way, ...]:
    return tuple(sorted((way for way in ways if way.count), key=lambda way: -way.count))


def _without_filters(state: State, request: SearchRequest) -> list[_Offer]:
    chosen = [name for name, values in request.filters.items() if values][:MOST_FILTERS]
    found = [
        _Offer(labels.TITLES[name], state.without(name),
               replace(request, filters={other: v for other, v in request.filters.items() if other != name}))
        for name in chosen
    ]  # fmt: skip
    if state.published_from or state.published_to:
        undated = replace(state, published_from=None, published_to=None)
        found.append(_Offer(PUBLISHED, undated.address, replace(request, published_from=None, published_to=None)))
    return found


def _single_words(state: State, request: SearchRequest) -> list[_Offer]:
    words = [word for word in dict.fromkeys(text.words(request.query.plain)) if word not in text.STOP_WORDS]
    if len(words) < 2:
        return []
    analyser = lexicon.current().analyser
    wide = replace(request, filters={}, published_from=None, published_to=None)
    return [
        _Offer(word, replace(state, typed=word).only_words(), replace(wide, query=parse(word, analyser)))
        for word in words[:MOST_WORDS]
    ]
