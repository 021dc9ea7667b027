"""What editors taught the search, as this process knows it: an analyser with their synonyms, and their answers.

Invariant: a process reads both again after `FRESH` seconds, and at once after it changed them itself; so a new synonym
or answer counts within seconds everywhere, on both engines, without a rebuild.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from marketplace import text
from search.models import PinnedAnswer, SynonymGroup
from search.models.lexicon import lines, listeners

FRESH = 5.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`answers` are found by the stems of a question, so that every spelling of it counts."""

    analyser: text.Analyser
    answers: Mapping[Hashable, PinnedAnswer]
    made_of: str
    """Differs whenever what was written differs."""

    def answer_to(self, typed: str) -> PinnedAnswer | None:
        """The pinned answer to exactly this question, order and spelling aside."""
        return next((self.answers[key] for key in _keys(typed) if key in self.answers), None)


class _Kept:
    """One lexicon a process, with the moment until which it is fresh."""

    def __init__(self) -> None:
        self.lexicon: Lexicon | None = None
        self.until = 0.0
        self.lock = threading.Lock()


_kept = _Kept()


def current() -> Lexicon:
    """What is taught now; two short queries every few seconds."""
    with _kept.lock:
        if _kept.lexicon is None or time.monotonic() >= _kept.until:
            _kept.lexicon = _read(_kept.lexicon)
            _kept.until = time.monotonic() + FRESH
        return _kept.lexicon


def _read(before: Lexicon | None) -> Lexicon:
    """What is written now; the same one when nothing was changed, because an analyser is costly to make."""
    groups, answers = list(SynonymGroup.objects.all()), list(PinnedAnswer.objects.order_by("-pk"))
    made_of = " ".join(f"{type(row).__name__}{row.pk}@{row.changed_at.timestamp()}" for row in (*groups, *answers))
    if before is not None and before.made_of == made_of:
        return before
    known = {key: row for row in answers for question in lines(row.questions) for key in _keys(question)}
    return Lexicon(text.Analyser(group.group() for group in groups), known, made_of)


def forget() -> None:
    """Read it again next time."""
    _kept.until = 0.0


def _keys(typed: str) -> tuple[Hashable, ...]:
    """A question as a set of the stems that tell something, whatever their order, and as one run of letters, however
    they were joined.
    """
    terms = text.query_tokens(typed).terms
    return (frozenset(terms), "".join(text.words(typed))) if terms else ()


listeners.append(forget)
