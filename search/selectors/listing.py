"""A page of results with everything around it: facets, chips, did-you-mean, orders, pages.

Invariants: one search a page (a second one only when nothing was found and other words may help, or the page is past
the last); a constant number of queries; nothing that the reader may not see, whatever the index says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from marketplace.face.language import language
from search import facets, labels, lexicon, words
from search.because import explain
from search.engines import choice
from search.engines.contract import SearchRequest, SearchResponse, Sort
from search.filters import PAGE_SIZE, DatesForm
from search.mixed_rows import mixed_rows
from search.models import PinnedAnswer
from search.queries import ParsedQuery, parse
from search.rows import Row, rows
from search.selectors.asking import Question, Scope, ask
from search.selectors.nearer import NOT_NEEDED, Nearer, nearer
from search.selectors.panels import Chip, Group, chips, groups
from search.selectors.state import State


@dataclass(frozen=True, slots=True)
class Correction:
    """Other words that may be meant. `shown`: the results are already theirs; `url` leads to them, `exact_url` to
    those as typed.
    """

    typed: str
    meant: str
    shown: bool
    url: str
    exact_url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One order of the list."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything a result page shows."""

    state: State
    rows: list[Row]
    total: int
    page: Page[Any]
    groups: list[Group]
    chips: list[Chip]
    sorts: list[Option]
    notices: list[Any]
    correction: Correction | None
    district_counts: Mapping[int, int]
    engine: str
    answer: PinnedAnswer | None = None
    nearer: Nearer = NOT_NEEDED

    @property
    def without_district(self) -> str:
        """The address to which a tile of the map adds its district."""
        return self.state.without(facets.DISTRICT)

    @property
    def dates(self) -> tuple[tuple[str, str], ...]:
        """The two days between which things were published: labels and inputs."""
        return _inputs(self.state.published_from, self.state.published_to, language())

    @property
    def found_as_typed(self) -> bool:
        """Whether the words as they were typed found anything."""
        return bool(self.total) and not (self.correction and self.correction.shown)

    @property
    def keys(self) -> str:
        """The keys of the rows, in order, for the counting of what is opened."""
        return " ".join(str(row.key) for row in self.rows)

    @property
    def ways_out(self) -> list[dict[str, Any]]:
        """What may help when nothing was found: taking off everything, or the filters only."""
        ways = []
        if self.state.is_narrowed() and self.state.typed:
            ways.append({"label": _("Search without filters"), "url": self.state.only_words(), "icon": "filter-off"})
        return [*ways, {"label": _("Show everything"), "url": "?", "icon": "list"}]


@lru_cache(maxsize=256)
def _inputs(first: date | None, last: date | None, _language: str) -> tuple[tuple[str, str], ...]:
    form = DatesForm(initial={"published_from": first, "published_to": last})
    return tuple((str(field.label), field.as_widget(attrs={"class": "input"})) for field in form)


class Search:
    """A search under way: the question is out, and `listing` waits for the answer when it is first read. What a page
    draws above its results is drawn meanwhile.
    """

    def __init__(self, question: Question, actor: Any, scope: Scope) -> None:
        self._question, self._actor, self._scope = question, actor, scope
        self._answer = choice.begin(question.request)
        self._meant = _meant(question)

    @property
    def state(self) -> State:
        """What was asked."""
        return self._question.state

    @cached_property
    def listing(self) -> Listing:
        """The page of results."""
        return _listing(self._question, self._answer(), self._meant, actor=self._actor, scope=self._scope)


def begin(data: QueryDict | Mapping[str, Any], *, actor: Any, scope: Scope) -> Search:
    """Ask what an address asks for. Raises `Invalid` (400) when a parameter cannot be understood."""
    return Search(ask(data, scope), actor, scope)


def search_page(data: QueryDict | Mapping[str, Any], *, actor: Any, scope: Scope) -> Listing:
    """The page that an address asks for. Raises `Invalid` (400) when a parameter cannot be understood."""
    return begin(data, actor=actor, scope=scope).listing


def _listing(question: Question, answer: SearchResponse, meant: str | None, *, actor: Any, scope: Scope) -> Listing:
    state, request, names = question.state, question.request, question.names
    if answer.total and not answer.hits:  # an old link to a page that is no more
        state, request = _at_the_end(state, request, answer.total)
        answer = choice.search(request)
    answer, query, correction = _corrected(state, request, answer, meant)
    return Listing(
        state=state,
        rows=_rows(answer, query, actor, scope, names),
        total=answer.total,
        page=_page(answer, state),
        groups=groups(answer, state, scope.facets, names),
        chips=chips(state, names),
        sorts=_sorts(state, query, scope),
        notices=[*(labels.NOTICES[notice] for notice in query.notices), *map(labels.unknown, question.unknown)],
        correction=correction,
        district_counts={
            int(number): count for number, count in answer.facets.get(facets.DISTRICT, {}).items() if number.isdigit()
        },
        engine=answer.engine,
        answer=lexicon.current().answer_to(state.typed) if state.page == 1 else None,
        nearer=NOT_NEEDED if answer.total else nearer(state, request),
    )


def _at_the_end(state: State, request: SearchRequest, total: int) -> tuple[State, SearchRequest]:
    """The last page of as many hits."""
    last = (total - 1) // PAGE_SIZE
    return replace(state, page=last + 1), replace(request, offset=last * PAGE_SIZE)


def _rows(answer: SearchResponse, query: ParsedQuery, actor: Any, scope: Scope, names: labels.Labels) -> list[Row]:
    keys, terms = [hit.key for hit in answer.hits], query.terms()
    if scope.kinds:
        found = rows(keys, actor=actor, terms=terms)
    else:
        found = mixed_rows(keys, actor=actor, terms=terms, names=names)
    explain(found, terms)
    return found


def _meant(question: Question) -> str | None:
    """Other words that may be meant, unless these are meant exactly."""
    doubtful = question.request.query.asks and not question.state.exact
    return words.did_you_mean(question.state.typed) if doubtful else None


def _corrected(
    state: State, request: SearchRequest, answer: SearchResponse, meant: str | None
) -> tuple[SearchResponse, ParsedQuery, Correction | None]:
    """Look for what was meant: shown at once when the words as typed find nothing, otherwise offered."""
    query = request.query
    if meant is None:
        return answer, query, None
    links = (state.with_words(meant), state.with_words(state.typed, exact=True))
    if answer.total:
        return answer, query, Correction(state.typed, meant, False, *links)
    better = parse(meant, lexicon.current().analyser)
    found = choice.search(replace(request, query=better))
    if not found.total:
        return answer, query, None
    return found, better, Correction(state.typed, meant, True, *links)


def _page(answer: SearchResponse, state: State) -> Page[Any]:
    """A paginator page over all hits, of which only this page's are here."""
    paginator = Paginator(range(answer.total), PAGE_SIZE)
    return paginator.get_page(state.page)


def _sorts(state: State, query: ParsedQuery, scope: Scope) -> list[Option]:
    """The orders to choose from; the one in force is selected."""
    offered = ((Sort.RELEVANCE,) if query.asks else ()) + scope.sorts
    current = state.sort or offered[0]
    return [Option(sort.value, str(labels.SORTS[sort]), sort is current) for sort in offered]
