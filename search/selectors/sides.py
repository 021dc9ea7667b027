"""The two sides of a match as `search.matching` wants them, read from the rooms and the index.

Invariants: a constant number of queries whatever the number of pairs; words are compared as sets of tokens, so that the
same measure serves both ways; what a firm's people said of challenges is read only for the firm itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Prefetch

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.pilots.states import PilotStatus
from marketplace import text
from search.documents import challenge, solution, vendor
from search.documents.places import current_certificates
from search.matching import TYPICAL_WORDS, Corpus, Firm, Need, Work, rarity
from search.models import MatchOpinion, SearchEntry
from search.models.matches import Opinion
from vendors.models import Solution, Vendor

WORKS = 20
"""So many of a firm's latest pilots speak for it, and so many opinions of each kind."""
_PROFILE_LENGTH = "search.matching.typical_words"
_AN_HOUR = 3600

Words = Mapping[int, frozenset[str]]


def challenges() -> Any:
    """Published challenges with everything `need_of` reads."""
    return (
        Challenge.objects.filter(current_version__isnull=False)
        .for_list()
        .prefetch_related("current_version__capabilities", "current_version__eligible_classes")
    )


def vendors(*, with_opinions: bool = False) -> Any:
    """Firms with everything `Firms` reads; their opinions only for themselves."""
    finished = Pilot.objects.filter(status=PilotStatus.COMPLETED.value).order_by("-ended_at", "-pk")
    said = MatchOpinion.objects.select_related("challenge__current_version")
    return Vendor.objects.prefetch_related(
        "fields",
        "capabilities",
        "districts",
        current_certificates(),
        Prefetch("solutions", Solution.objects.filter(is_published=True), to_attr="public_solutions"),
        Prefetch("pilots", finished.select_related("challenge__current_version"), to_attr="finished_pilots"),
        Prefetch("match_opinions", said if with_opinions else said.none(), to_attr="opinions"),
    )


@dataclass(frozen=True, slots=True)
class Sides:
    """Firms by key as matching sees them, the words of challenges and solutions by key, and what is usual."""

    firms: Mapping[int, Firm]
    needs: Words
    solutions: Words
    corpus: Corpus


def sides(firms: Mapping[int, Any], cases: Iterable[int], more: frozenset[str] = frozenset()) -> Sides:
    """Everything a match of these firms (of `vendors()`) with these challenges needs; `more` are words of a draft."""
    known = {pk for firm in firms.values() for pk, _name in (*_works(firm), *_said(firm))}
    needs = words_of(challenge.KIND, {*cases, *known})
    profiles = words_of(vendor.KIND, firms)
    offers = words_of(solution.KIND, {row.pk for firm in firms.values() for row in firm.public_solutions})
    every = more.union(*needs.values())
    corpus = Corpus(rarity(_frequencies(every), SearchEntry.objects.filter(departed=False).count()), _typical_words())
    return Sides(
        {pk: _firm(firm, profiles.get(pk, frozenset()), needs) for pk, firm in firms.items()}, needs, offers, corpus
    )


def best_solution(firm: Any, need: frozenset[str], known: Sides) -> Solution | None:
    """The published solution that shares most of the need's rare words; None when none shares any."""
    scored = [
        (sum(known.corpus.rarity.get(word, 0.0) for word in known.solutions.get(row.pk, frozenset()) & need), row)
        for row in firm.public_solutions
    ]
    share, best = max(scored, key=lambda pair: (pair[0], -pair[1].pk), default=(0.0, None))
    return best if share else None


def words_of(kind: str, ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """The informative tokens of entries, by key."""
    rows = SearchEntry.objects.filter(kind=kind, object_id__in=[str(pk) for pk in ids], departed=False)
    return {
        int(pk): frozenset(f"{title} {summary} {body}".split()) - text.STOP_WORDS
        for pk, title, summary, body in rows.values_list("object_id", "title_tokens", "summary_tokens", "body_tokens")
    }


def need_of(version: Any, words: frozenset[str]) -> Need:
    """A version, or a draft that has the same names, as matching sees it."""
    return Need(
        fields=coded(version.fields.all()), capabilities=coded(version.capabilities.all()),
        districts={str(district.number): district.name for district in version.districts.all()},
        readiness=version.trl_min, classes=coded(version.eligible_classes.all()), words=words,
    )  # fmt: skip


def coded(rows: Iterable[Any]) -> dict[str, str]:
    """Code → name in the active language."""
    return {row.code: row.name for row in rows}


def _works(firm: Any) -> Iterator[tuple[int, str]]:
    pilots: Sequence[Pilot] = firm.finished_pilots[:WORKS]
    return ((pilot.challenge_id, pilot.challenge.version.title) for pilot in pilots)


def _said(firm: Any, *words: Opinion) -> Iterator[tuple[int, str]]:
    rows = [row for row in firm.opinions if not words or row.opinion in words][:WORKS]
    return ((row.challenge_id, row.challenge.version.title) for row in rows)


def _firm(firm: Any, words: frozenset[str], needs: Words) -> Firm:
    levels = [level for level in (firm.trl, *(offer.trl for offer in firm.public_solutions)) if level]

    def alike(cases: Iterable[tuple[int, str]]) -> tuple[Work, ...]:
        return tuple(Work(name, needs.get(pk, frozenset())) for pk, name in cases)

    return Firm(
        fields=coded(firm.fields.all()), capabilities=coded(firm.capabilities.all()),
        districts={str(district.number): district.name for district in firm.districts.all()},
        readiness=max(levels, default=None),
        classes=coded(certificate.certificate_class for certificate in firm.current_certificates),
        pilots=len(firm.finished_pilots), words=words, works=alike(_works(firm)),
        liked=alike(_said(firm, Opinion.MORE)), declined=alike(_said(firm, Opinion.LESS)),
    )  # fmt: skip


def _frequencies(words: Iterable[str]) -> dict[str, int]:
    """In how many entries each word stands, from the lengths of its postings."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT term, sum(length(docs) / 2) FROM search_searchposting WHERE term = ANY(%s) GROUP BY term",
            [list(words)],
        )
        return {term: int(count) for term, count in cursor.fetchall()}


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
