"""How well a firm and a challenge fit, and why. Pure: both sides come as plain values, the answer as a score with its
reasons.

Invariants: every part of the score has its named weight and its reason, whether it fits or not; words count once
however often they are written, and a longer text never counts more than a short one with the same words, so repetition
and stuffing gain nothing; what the office verified (certificate, finished pilots) is kept apart from what a firm
claims.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from search.facets import ANYBODY


class Weights(NamedTuple):
    """The shares of the parts; they total 1. A part the challenge does not ask for is left out and the others grow."""

    capability: float = 0.35
    words: float = 0.25
    field: float = 0.20
    readiness: float = 0.10
    district: float = 0.05
    record: float = 0.05


WEIGHTS = Weights()
INELIGIBLE = 0.4
"""What is left of the score of a firm whose class may not apply: shown, so that it learns what is missing, but below
those who may.
"""
TYPICAL_WORDS = 150
"""A profile with more different words than this has its shared words count for less."""
SHOWN_WORDS = 4
MANY_PILOTS = 2

Named = Mapping[str, str]
"""Code → name in the reader's language."""


class Why(StrEnum):
    CAPABILITY = "capability"
    WORDS = "words"
    FIELD = "field"
    READINESS = "readiness"
    DISTRICT = "district"
    RECORD = "record"
    ELIGIBILITY = "eligibility"


@dataclass(frozen=True, slots=True)
class Firm:
    """A vendor as matching sees it. `classes` are those of certificates valid today; `pilots` finished ones; no
    districts: the whole city.
    """

    fields: Named
    capabilities: Named
    districts: Named
    readiness: int | None
    classes: Named
    pilots: int
    words: frozenset[str]


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


def match(firm: Firm, need: Need, rarity: Mapping[str, float]) -> Match:
    """Score a firm against a challenge. `rarity` gives each word's inverse document frequency; words without one do
    not count.
    """
    parts = [
        _capability(firm, need), _words(firm, need, rarity), _field(firm, need),
        _readiness(firm, need), _district(firm, need), _record(firm),
    ]  # fmt: skip
    asked = [(getattr(WEIGHTS, reason.why.value), reason) for reason in parts if reason]
    total = sum(weight for weight, _ in asked)
    score = sum(weight * reason.share for weight, reason in asked) / total
    ranked = [
        reason
        for weight, reason in sorted(asked, key=lambda pair: -pair[0] * max(pair[1].share, 0.5))
        if reason.share or reason.names
    ]
    eligibility = _eligibility(firm, need)
    if eligibility is None:
        return Match(score, tuple(ranked))
    return Match(score if eligibility.fits else score * INELIGIBLE, (eligibility, *ranked))


def _capability(firm: Firm, need: Need) -> Reason | None:
    if not need.capabilities:
        return None
    shared = [name for code, name in need.capabilities.items() if code in firm.capabilities]
    names = shared or list(need.capabilities.values())
    return Reason(Why.CAPABILITY, bool(shared), len(shared) / len(need.capabilities), tuple(names))


def _words(firm: Firm, need: Need, rarity: Mapping[str, float]) -> Reason | None:
    wanted = sum(rarity.get(word, 0.0) for word in need.words)
    if not wanted:
        return None
    shared = sorted(firm.words & need.words & rarity.keys(), key=lambda word: (-rarity[word], word))
    damping = math.sqrt(min(1.0, TYPICAL_WORDS / max(1, len(firm.words))))
    share = min(1.0, 2 * damping * sum(rarity[word] for word in shared) / wanted)
    return Reason(Why.WORDS, bool(shared), share, tuple(shared[:SHOWN_WORDS]))


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
