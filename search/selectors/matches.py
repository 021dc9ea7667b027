"""Who fits whom: open challenges for a firm, firms for a challenge, one pair; scored by `search.matching`.

Invariants: candidates come from the index and are read again through `visible_to`; a constant number of queries; words
are compared as sets of tokens, so that the same measure serves both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Prefetch

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.pilots.states import PilotStatus
from marketplace import clock, text
from search import facets, queries
from search.documents import challenge, vendor
from search.documents.places import current_certificates
from search.engines import choice
from search.engines.contract import SearchRequest
from search.matching import TYPICAL_WORDS, Corpus, Firm, Match, Need, Work, match, rarity
from search.models import SearchEntry
from search.queries import ParsedQuery
from vendors.models import Solution, Vendor

CANDIDATES = 60
"""So many are looked at closely: by words, and by field."""
WORKS = 20
"""So many of a firm's latest pilots speak for it."""
_PROFILE_LENGTH = "search.matching.typical_words"
_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Pair:
    """A challenge and a firm with their match."""

    challenge: Challenge
    vendor: Vendor
    match: Match


def matches_for_vendor(firm: Vendor, limit: int = 10) -> list[Pair]:
    """The open challenges that fit a firm best, with reasons, best first; none that fits in nothing."""
    firm = _vendors().get(pk=firm.pk)
    query = queries.alike([*_names(firm.capabilities.all()), *_names(firm.fields.all()), firm.about_fa])
    fields = [field.code for field in firm.fields.all()]
    ids = _candidates(query, challenge.KIND, fields, status=(facets.OPEN,))
    cases = list(_challenges().open().filter(pk__in=ids))
    return _ranked([(case, firm) for case in cases], limit)


def vendors_for_challenge(case: Challenge, limit: int = 10) -> list[Pair]:
    """The verified firms that fit a challenge best, with reasons, best first: whom a department may invite."""
    case = _challenges().get(pk=case.pk)
    version = case.version
    query = queries.alike([version.title_fa, *_names(version.capabilities.all()), version.summary_fa])
    ids = _candidates(query, vendor.KIND, [field.code for field in version.fields.all()])
    firms = list(_vendors().public().filter(pk__in=ids))
    return _ranked([(case, firm) for firm in firms], limit)


def fit_of(case: Challenge, firm: Vendor) -> Pair:
    """How one firm fits one challenge, however badly."""
    pair = (_challenges().get(pk=case.pk), _vendors().get(pk=firm.pk))
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
    firms = {firm.pk: firm for _, firm in pairs}
    cases = {case.pk for case, _ in pairs} | {pilot.challenge_id for firm in firms.values() for pilot in _works(firm)}
    needs_words = _words(challenge.KIND, cases)
    firms_words = _words(vendor.KIND, firms)
    every = frozenset().union(*needs_words.values()) if needs_words else frozenset()
    corpus = Corpus(rarity(_frequencies(every), SearchEntry.objects.filter(departed=False).count()), _typical_words())
    known = {pk: _firm(firm, firms_words.get(pk, frozenset()), needs_words) for pk, firm in firms.items()}
    return [
        Pair(case, firm, match(known[firm.pk], _need(case, needs_words.get(case.pk, frozenset())), corpus))
        for case, firm in pairs
    ]


def _works(firm: Any) -> list[Pilot]:
    found: list[Pilot] = firm.finished_pilots[:WORKS]
    return found


def _typical_words() -> float:
    """How many different words a profile has on average; measured once an hour."""

    def measured() -> float:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT avg(length(words) - length(replace(words, ' ', '')) + 1) FROM search_searchentry "
                "WHERE kind = %s AND NOT departed AND words <> ''",
                [vendor.KIND],
            )
            return float(cursor.fetchone()[0] or TYPICAL_WORDS)

    return cache.get_or_set(_PROFILE_LENGTH, measured, _AN_HOUR) or TYPICAL_WORDS


def _words(kind: str, ids: Iterable[int]) -> dict[int, frozenset[str]]:
    rows = SearchEntry.objects.filter(kind=kind, object_id__in=[str(pk) for pk in ids], departed=False)
    return {
        int(pk): frozenset(f"{title} {summary} {body}".split()) - text.STOP_WORDS
        for pk, title, summary, body in rows.values_list("object_id", "title_tokens", "summary_tokens", "body_tokens")
    }


def _frequencies(words: Iterable[str]) -> dict[str, int]:
    """In how many entries each word stands, from the lengths of its postings."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT term, sum(length(docs) / 2) FROM search_searchposting WHERE term = ANY(%s) GROUP BY term",
            [list(words)],
        )
        return {term: int(count) for term, count in cursor.fetchall()}


def _challenges() -> Any:
    return (
        Challenge.objects.filter(current_version__isnull=False)
        .for_list()
        .prefetch_related("current_version__capabilities", "current_version__eligible_classes")
    )


def _vendors() -> Any:
    finished = Pilot.objects.filter(status=PilotStatus.COMPLETED.value).order_by("-ended_at", "-pk")
    return Vendor.objects.prefetch_related(
        "fields",
        "capabilities",
        "districts",
        current_certificates(),
        Prefetch("solutions", Solution.objects.filter(is_published=True), to_attr="public_solutions"),
        Prefetch("pilots", finished.select_related("challenge__current_version"), to_attr="finished_pilots"),
    )


def _firm(firm: Any, words: frozenset[str], cases: Mapping[int, frozenset[str]]) -> Firm:
    levels = [level for level in (firm.trl, *(solution.trl for solution in firm.public_solutions)) if level]
    return Firm(
        fields=_coded(firm.fields.all()), capabilities=_coded(firm.capabilities.all()),
        districts={str(district.number): district.name for district in firm.districts.all()},
        readiness=max(levels, default=None),
        classes=_coded(certificate.certificate_class for certificate in firm.current_certificates),
        pilots=len(firm.finished_pilots), words=words,
        works=tuple(
            Work(pilot.challenge.version.title, cases.get(pilot.challenge_id, frozenset())) for pilot in _works(firm)
        ),
    )  # fmt: skip


def _need(case: Challenge, words: frozenset[str]) -> Need:
    version = case.version
    return Need(
        fields=_coded(version.fields.all()), capabilities=_coded(version.capabilities.all()),
        districts={str(district.number): district.name for district in version.districts.all()},
        readiness=version.trl_min, classes=_coded(version.eligible_classes.all()), words=words,
    )  # fmt: skip


def _coded(rows: Iterable[Any]) -> dict[str, str]:
    return {row.code: row.name for row in rows}


def _names(rows: Iterable[Any]) -> list[str]:
    return [row.name_fa for row in rows]
