"""How well a firm and a challenge fit, and why. Pure: both sides come as plain values, the answer as a score with its
reasons.

Invariants: every part of the score has its named weight and its reason, whether it fits or not; words count once
however often they are written, and a longer text never counts more than a short one with the same words, so repetition
and stuffing gain nothing; what the office verified (certificate, finished pilots) is kept apart from what a firm
claims; past work and taste may lift a firm, and having none is held against nobody.

The weights were set on the part before 2017-09 of real awards (`match_eval`): words tell most, work alike comes next;
names of fields and capabilities are among the words too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from search.facets import ANYBODY


class Weights(NamedTuple):
    """The shares of the parts; they total 1. A part the challenge does not ask for is left out and the others grow."""

    words: float = 0.50
    experience: float = 0.20
    capability: float = 0.10
    field: float = 0.08
    readiness: float = 0.05
    district: float = 0.02
    record: float = 0.05


WEIGHTS = Weights()
INELIGIBLE = 0.4
"""What is left of the score of a firm whose class may not apply: shown, so that it learns what is missing, but below
those who may.
"""
TYPICAL_WORDS = 150
"""So many different words a profile has; in a longer one each counts for less, in a shorter one more, as in BM25."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b, for a word that counts once."""
SHOWN_WORDS = 4
MANY_PILOTS = 2
ALIKE = 0.25
"""Two texts that share less of their rare words than this are not alike."""
TASTE = 0.3
"""So much of the way to one «more such» lifts a score, and of the way to nought «not for me» takes off, when the
challenge is just like the one it was said of.
"""

Named = Mapping[str, str]
"""Code → name in the reader's language."""


class Why(StrEnum):
    CAPABILITY = "capability"
    WORDS = "words"
    EXPERIENCE = "experience"
    TASTE = "taste"
    FIELD = "field"
    READINESS = "readiness"
    DISTRICT = "district"
    RECORD = "record"
    ELIGIBILITY = "eligibility"


@dataclass(frozen=True, slots=True)
class Work:
    """A challenge as somebody's past has it: what it is called, and its words."""

    name: str
    words: frozenset[str]


class Corpus(NamedTuple):
    """What is usual: each word's inverse document frequency (words without one do not count), and how many different
    words a profile has.
    """

    rarity: Mapping[str, float]
    typical_words: float = TYPICAL_WORDS


@dataclass(frozen=True, slots=True)
class Firm:
    """A vendor as matching sees it. `classes` are those of certificates valid today; `pilots` finished ones; no
    districts: the whole city. `works` are the challenges of its finished pilots; `liked` and `declined` those of which
    its people said «more such» and «not for me».
    """

    fields: Named
    capabilities: Named
    districts: Named
    readiness: int | None
    classes: Named
    pilots: int
    words: frozenset[str]
    works: tuple[Work, ...] = ()
    liked: tuple[Work, ...] = ()
    declined: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A challenge as matching sees it. No `classes`: everybody may apply; no `districts`: the whole city."""

    fields: Named
    capabilities: Named
    districts: Named
    readiness: int | None
    classes: Named
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: `share` (0 to 1) of its part was reached; `names` are what it is about (shared when it fits,
    wanted when it does not).
    """

    why: Why
    fits: bool
    share: float
    names: tuple[str, ...] = ()
    wanted: int | None = None
    has: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Score 0 to 1, and the reasons, the weightiest first."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> tuple[Reason, ...]:
        """What speaks for it."""
        return tuple(reason for reason in self.reasons if reason.fits)

    @property
    def misses(self) -> tuple[Reason, ...]:
        """What speaks against it."""
        return tuple(reason for reason in self.reasons if not reason.fits)


def match(firm: Firm, need: Need, corpus: Corpus) -> Match:
    """Score a firm against a challenge."""
    parts = [
        _words(firm, need, corpus), _experience(firm, need, corpus), _capability(firm, need), _field(firm, need),
        _readiness(firm, need), _district(firm, need), _record(firm),
    ]  # fmt: skip
    asked = [(getattr(WEIGHTS, reason.why.value), reason) for reason in parts if reason]
    score = max(_mean(asked), _mean([pair for pair in asked if pair[1].why is not Why.EXPERIENCE]))
    ranked = [
        reason
        for weight, reason in sorted(asked, key=lambda pair: -pair[0] * max(pair[1].share, 0.5))
        if (reason.share or reason.names) and (reason.fits or reason.why is not Why.EXPERIENCE)
    ]
    if taste := _taste(firm, need, corpus):
        score += TASTE * taste.share * ((1 - score) if taste.fits else -score)
        ranked.insert(0, taste)
    eligibility = _eligibility(firm, need)
    if eligibility is None:
        return Match(score, tuple(ranked))
    return Match(score if eligibility.fits else score * INELIGIBLE, (eligibility, *ranked))


def _mean(asked: Sequence[tuple[float, Reason]]) -> float:
    total = sum(weight for weight, _ in asked)
    return sum(weight * reason.share for weight, reason in asked) / total if total else 0.0


def _overlap(words: frozenset[str], need: Need, rarity: Mapping[str, float]) -> float:
    """The share of the need's rare words that stand among these; each counts by its rarity."""
    wanted = sum(rarity.get(word, 0.0) for word in need.words)
    return sum(rarity.get(word, 0.0) for word in words & need.words) / wanted if wanted else 0.0


def _nearest(works: Sequence[Work], need: Need, rarity: Mapping[str, float]) -> tuple[float, Work] | None:
    """The work most like the need, and how alike the two are."""
    alike = [(_overlap(work.words, need, rarity), work) for work in works]
    return max(alike, key=lambda pair: (pair[0], pair[1].name), default=None)


def _experience(firm: Firm, need: Need, corpus: Corpus) -> Reason | None:
    nearest = _nearest(firm.works, need, corpus.rarity)
    if nearest is None:
        return None
    share, work = nearest
    return Reason(Why.EXPERIENCE, share >= ALIKE, share, (work.name,))


def _taste(firm: Firm, need: Need, corpus: Corpus) -> Reason | None:
    """What the firm's people said of what is most like this challenge, if anything is."""
    said = [
        (*nearest, fits)
        for works, fits in ((firm.liked, True), (firm.declined, False))
        if (nearest := _nearest(works, need, corpus.rarity)) and nearest[0] >= ALIKE
    ]
    if not said:
        return None
    share, work, fits = max(said, key=lambda row: row[0])
    return Reason(Why.TASTE, fits, share, (work.name,))


def _capability(firm: Firm, need: Need) -> Reason | None:
    if not need.capabilities:
        return None
    shared = [name for code, name in need.capabilities.items() if code in firm.capabilities]
    names = shared or list(need.capabilities.values())
    return Reason(Why.CAPABILITY, bool(shared), len(shared) / len(need.capabilities), tuple(names))


def _words(firm: Firm, need: Need, corpus: Corpus) -> Reason | None:
    rarity = corpus.rarity
    if not any(word in rarity for word in need.words):
        return None
    held = firm.words.union(*(work.words for work in firm.works))
    shared = sorted(held & need.words & rarity.keys(), key=lambda word: (-rarity[word], word))
    share = max(_tempered(words, need, corpus) for words in (firm.words, held))
    return Reason(Why.WORDS, bool(shared), min(1.0, share), tuple(shared[:SHOWN_WORDS]))


def _tempered(words: frozenset[str], need: Need, corpus: Corpus) -> float:
    """The overlap as BM25 has it for words that count once: worth less the more is said beside it."""
    length = 1 - LENGTH_SHARE + LENGTH_SHARE * len(words) / corpus.typical_words
    return _overlap(words, need, corpus.rarity) * (1 + SATURATION) / (1 + SATURATION * length)


def _field(firm: Firm, need: Need) -> Reason | None:
    if not need.fields:
        return None
    shared = tuple(name for code, name in need.fields.items() if code in firm.fields)
    return Reason(Why.FIELD, bool(shared), 1.0 if shared else 0.0, shared or tuple(need.fields.values()))


def _readiness(firm: Firm, need: Need) -> Reason | None:
    if need.readiness is None:
        return None
    has = firm.readiness or 0
    share = 1.0 if has >= need.readiness else 0.5 if has == need.readiness - 1 else 0.0
    return Reason(Why.READINESS, has >= need.readiness, share, ("TRL",), wanted=need.readiness, has=firm.readiness)


def _district(firm: Firm, need: Need) -> Reason | None:
    if not need.districts:
        return None
    if not firm.districts:
        return Reason(Why.DISTRICT, True, 1.0, tuple(need.districts.values()))
    shared = tuple(name for code, name in need.districts.items() if code in firm.districts)
    return Reason(Why.DISTRICT, bool(shared), 1.0 if shared else 0.0, shared or tuple(need.districts.values()))


def _record(firm: Firm) -> Reason | None:
    share = (0.5 if firm.classes else 0.0) + 0.5 * min(firm.pilots, MANY_PILOTS) / MANY_PILOTS
    return (
        Reason(Why.RECORD, True, share, tuple(firm.classes.values()), has=firm.pilots)
        if share
        else Reason(Why.RECORD, False, 0.0)
    )


def _eligibility(firm: Firm, need: Need) -> Reason | None:
    if not need.classes or ANYBODY in need.classes:
        return None
    shared = tuple(name for code, name in need.classes.items() if code in firm.classes)
    return Reason(Why.ELIGIBILITY, bool(shared), 1.0 if shared else 0.0, shared or tuple(need.classes.values()))


def rarity(frequencies: Mapping[str, int], documents: int) -> dict[str, float]:
    """Inverse document frequency (as BM25 has it) of each word that stands in less than a third of the documents,
    and nowhere else.
    """
    return {
        word: math.log1p((documents - count + 0.5) / (count + 0.5))
        for word, count in frequencies.items()
        if 0 < count <= max(1, documents // 3)
    }
