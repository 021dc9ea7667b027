"""Who fits whom: open challenges for a firm, firms for a challenge or a draft, one pair; scored by `search.matching`.

Invariants: candidates come from the index and are read again through `visible_to`; a constant number of queries; a firm
is never offered again what its people said is not for them, and nobody else learns that they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from challenges.models import Challenge
from marketplace import clock, text
from search import facets, queries
from search.documents import challenge, vendor
from search.engines import choice
from search.engines.contract import SearchRequest
from search.matching import Match, match
from search.models.matches import Opinion
from search.queries import ParsedQuery
from search.selectors import sides
from vendors.models import Solution, Vendor

CANDIDATES = 60
"""So many are looked at closely: by words, and by field."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A challenge and a firm with their match; `solution` is the firm's own that comes nearest, if any does."""

    challenge: Challenge
    vendor: Vendor
    match: Match
    solution: Solution | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A firm for something that is not published yet."""

    vendor: Vendor
    match: Match
    solution: Solution | None = None


def matches_for_vendor(firm: Vendor, limit: int = 10) -> list[Pair]:
    """The open challenges that fit a firm best, with reasons, best first; none that fits in nothing or was declined."""
    firm = sides.vendors(with_opinions=True).get(pk=firm.pk)
    query = queries.alike([*_names(firm.capabilities.all()), *_names(firm.fields.all()), firm.about_fa])
    fields = [field.code for field in firm.fields.all()]
    ids = _candidates(query, challenge.KIND, fields, status=(facets.OPEN,))
    declined = {row.challenge_id for row in firm.opinions if row.opinion == Opinion.LESS}  # type: ignore[attr-defined]
    cases = list(sides.challenges().open().filter(pk__in=ids).exclude(pk__in=declined))
    return _ranked([(case, firm) for case in cases], limit)


def vendors_for_challenge(case: Challenge, limit: int = 10) -> list[Pair]:
    """The verified firms that fit a challenge best, with reasons, best first: whom a department may invite."""
    case = sides.challenges().get(pk=case.pk)
    version = case.version
    query = queries.alike([version.title_fa, *_names(version.capabilities.all()), version.summary_fa])
    ids = _candidates(query, vendor.KIND, [field.code for field in version.fields.all()])
    firms = list(sides.vendors().public().filter(pk__in=ids))
    return _ranked([(case, firm) for firm in firms], limit)


def vendors_for_draft(page: Any, limit: int = 10) -> list[Candidate]:
    """The same for a draft (a `cms.models.ChallengePage` as its editor has it), before anybody else may read it."""
    draft = _Draft(page)
    query = queries.alike([page.title, *_names(page.capabilities.all()), page.summary_fa])
    ids = _candidates(query, vendor.KIND, [field.code for field in page.city_fields.all()])
    firms = {firm.pk: firm for firm in sides.vendors().public().filter(pk__in=ids)}
    words = frozenset(text.tokens(draft.text)) - text.STOP_WORDS
    known = sides.sides(firms, (), words)
    need = sides.need_of(draft, words)
    found = [
        Candidate(firm, match(known.firms[pk], need, known.corpus), sides.best_solution(firm, words, known))
        for pk, firm in firms.items()
    ]
    fitting = [candidate for candidate in found if candidate.match.fits]
    return sorted(fitting, key=lambda candidate: (-candidate.match.score, candidate.vendor.pk))[:limit]


class _Draft:
    """A page under the names of a version."""

    def __init__(self, page: Any) -> None:
        self.fields, self.capabilities = page.city_fields, page.capabilities
        self.districts, self.eligible_classes, self.trl_min = page.districts, page.eligible_classes, page.trl_min
        names = _names([*page.city_fields.all(), *page.capabilities.all()])
        self.text = " ".join([page.title, page.title_en, page.summary_fa, page.summary_en, *names])


def fit_of(case: Challenge, firm: Vendor) -> Pair:
    """How one firm fits one challenge, however badly; for the firm's own people."""
    pair = (sides.challenges().get(pk=case.pk), sides.vendors(with_opinions=True).get(pk=firm.pk))
    return _scored([pair])[0]


def _candidates(query: ParsedQuery, kind: str, fields: Sequence[str], status: Sequence[str] = ()) -> set[str]:
    """The ids of what shares words, and of the newest that share a field."""
    wanted = {facets.STATUS: frozenset(status)} if status else {}
    by_words = SearchRequest(now=clock.now(), query=query, kinds=frozenset({kind}), filters=wanted, limit=CANDIDATES)
    hits = [*choice.search(by_words).hits] if query.asks else []
    if fields:
        by_field = SearchRequest(
            now=clock.now(),
            kinds=frozenset({kind}),
            filters=wanted | {facets.FIELD: frozenset(fields)},
            limit=CANDIDATES,
        )
        hits += choice.search(by_field).hits
    return {hit.key.object_id for hit in hits}


def _ranked(pairs: Sequence[tuple[Challenge, Vendor]], limit: int) -> list[Pair]:
    scored = [pair for pair in _scored(pairs) if pair.match.fits]
    return sorted(scored, key=lambda pair: (-pair.match.score, pair.challenge.pk, pair.vendor.pk))[:limit]


def _scored(pairs: Sequence[tuple[Challenge, Vendor]]) -> list[Pair]:
    firms: Mapping[int, Vendor] = {firm.pk: firm for _, firm in pairs}
    known = sides.sides(firms, {case.pk for case, _ in pairs})
    return [_pair(case, firm, known) for case, firm in pairs]


def _pair(case: Challenge, firm: Vendor, known: sides.Sides) -> Pair:
    words = known.needs.get(case.pk, frozenset())
    found = match(known.firms[firm.pk], sides.need_of(case.version, words), known.corpus)
    return Pair(case, firm, found, sides.best_solution(firm, words, known))


def _names(rows: Iterable[Any]) -> list[str]:
    return [row.name_fa for row in rows]
