"""From an address to the question it asks: validated, operators read, as an engine takes it.

Invariant: pages, feeds, alerts and suggestions of an empty page all read an address here, so that a saved search finds
what its page shows.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from marketplace import clock, text
from marketplace.dates import end_of_day, start_of_day
from marketplace.errors import Invalid
from search import facets, labels, lexicon
from search.documents import challenge, vendor
from search.engines.contract import SearchRequest, Sort
from search.filters import PAGE_SIZE, SearchFilter
from search.queries import Operator, ParsedQuery, parse
from search.selectors.state import State


@dataclass(frozen=True, slots=True)
class Scope:
    """What a list is about: its kinds, its facets, and its orders, the usual one first."""

    kinds: frozenset[str]
    facets: tuple[str, ...]
    sorts: tuple[Sort, ...]


CHALLENGES = Scope(
    frozenset({challenge.KIND}),
    (
        facets.STATUS,
        facets.FIELD,
        facets.DISTRICT,
        facets.READINESS,
        facets.BUDGET,
        facets.ELIGIBILITY,
        facets.DEADLINE,
        facets.DEPARTMENT,
    ),
    (Sort.CLOSING, Sort.NEWEST, Sort.BUDGET),
)
VENDORS = Scope(
    frozenset({vendor.KIND}),
    (facets.FIELD, facets.CAPABILITY, facets.CLASS, facets.DISTRICT, facets.SIZE, facets.READINESS),
    (Sort.NEWEST, Sort.NAME),
)
EVERYTHING = Scope(
    frozenset(),
    (facets.KIND, *(name for name in facets.ALL if name not in (facets.KIND, *facets.OF_FIRMS))),
    (Sort.NEWEST, Sort.CLOSING),
)


SCOPES = {"search:challenges": CHALLENGES, "search:vendors": VENDORS, "search:everything": EVERYTHING}
"""URL name of each list → what it is about."""


def scopes_by_path() -> dict[str, Scope]:
    """The Persian path of each list, as saved searches keep it → what it is about."""
    with translation.override("fa"):
        return {reverse(name): scope for name, scope in SCOPES.items()}


def scope_of(path: str) -> Scope:
    """What the list at a saved search's path is about; everything where no list is any more."""
    return scopes_by_path().get(path, EVERYTHING)


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks, as people see it (`state`) and as an engine takes it (`request`)."""

    state: State
    request: SearchRequest
    names: labels.Labels
    unknown: tuple[Operator, ...] = ()
    """Operators whose words name no value; they find nothing, and the page says why."""


def ask(data: QueryDict | Mapping[str, Any], scope: Scope, names: labels.Labels | None = None) -> Question:
    """Read an address. Raises `Invalid` (400) when a parameter cannot be understood. Who asks often passes `names`."""
    form = SearchFilter(data)
    if not form.is_valid():
        raise Invalid({name: list(errors) for name, errors in form.errors.items()}, back=_without(data, form.errors))
    names = names or labels.Labels(scope.facets)
    state = State.read(form.form.cleaned_data, exact=bool(data.get("exact")))
    query = parse(state.typed, lexicon.current().analyser)
    unknown = tuple(each for each in query.operators if names.resolve(each.facet, each.value, text.normalise) is None)
    state = _with_operators(state, query, names)
    return Question(state, _request(state, query, scope), names, unknown)


def _without(data: QueryDict | Mapping[str, Any], refused: Container[str]) -> str:
    """The same address without the parameters that were refused."""
    values = data.lists() if isinstance(data, QueryDict) else ((name, [value]) for name, value in data.items())
    return "?" + urlencode([(name, value) for name, values in values if name not in refused for value in values])


def _with_operators(state: State, query: ParsedQuery, names: labels.Labels) -> State:
    """«حوزه:پسماند» becomes the facet value of that name, as a chip; what names nothing chooses what finds nothing."""
    if not query.operators:
        return state
    chosen = dict(state.chosen)
    for operator in query.operators:
        value = names.resolve(operator.facet, operator.value, text.normalise) or operator.value
        chosen[operator.facet] = tuple(dict.fromkeys((*chosen.get(operator.facet, ()), value)))
    return replace(state, chosen=chosen, typed=query.without_operators)


def _request(state: State, query: ParsedQuery, scope: Scope) -> SearchRequest:
    return SearchRequest(
        now=clock.now(),
        query=query,
        kinds=scope.kinds,
        filters={name: frozenset(values) for name, values in state.chosen.items() if values},
        published_from=start_of_day(state.published_from) if state.published_from else None,
        published_to=end_of_day(state.published_to) if state.published_to else None,
        sort=state.sort or (Sort.RELEVANCE if query.asks else scope.sorts[0]),
        offset=(state.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
        facets=scope.facets,
    )
