"""What editors taught the search, as this process knows it: an analyser with their synonyms, and their answers.

Invariant: a process reads both again after `FRESH` seconds, and at once after it changed them itself; so a new synonym
or answer counts within seconds everywhere, on both engines, without a rebuild.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from marketplace import text
from search.models import PinnedAnswer, SynonymGroup
from search.models.lexicon import lines, listeners

FRESH = 5.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`answers` are found by the tokens of a question, so that every spelling of it counts."""

    analyser: text.Analyser
    answers: Mapping[frozenset[str], PinnedAnswer]
    made_of: str
    """Differs whenever what was written differs."""

    def answer_to(self, typed: str) -> PinnedAnswer | None:
        """The pinned answer to exactly this question, order and spelling aside."""
        return self.answers.get(_question(typed)) if typed else None


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
    known = {_question(question): answer for answer in answers for question in lines(answer.questions)}
    return Lexicon(text.Analyser(group.group() for group in groups), known, made_of)


def forget() -> None:
    """Read it again next time."""
    _kept.until = 0.0


def _question(typed: str) -> frozenset[str]:
    return frozenset(text.tokens(typed)) - text.STOP_WORDS or frozenset(text.tokens(typed))


listeners.append(forget)
