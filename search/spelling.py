"""Did you mean: words nobody used, replaced by words that somebody did. Pure; the vocabulary is passed in.

Invariants: only words of the vocabulary (published texts) are offered; a word that is in the vocabulary is never
replaced, so a correct query is never questioned. Candidates are found by shared one-letter deletions (Garbe's symmetric
delete), judged by edit distance with transpositions, then by how many texts use the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

MIN_LENGTH = 4
"""Shorter words are too near to too many others."""
MAX_DISTANCE = 2
MAX_LENGTH_STEP = 2


def variants(word: str) -> set[str]:
    """The word, and the word with each one of its letters left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} if len(word) > 1 else {word}


def distance(first: str, second: str, limit: int = MAX_DISTANCE) -> int:
    """Edits (insert, delete, replace, swap neighbours) between two words; `limit + 1` when there are more than
    `limit`.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        new = [i]
        for j, right in enumerate(second, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == second[j - 2] and first[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return min(row[-1], limit + 1)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of the words in question: frequency of those in use, and candidates (word → frequency) by
    unknown word.
    """

    known: Mapping[str, int]
    candidates: Mapping[str, Mapping[str, int]]


def best(word: str, candidates: Mapping[str, int]) -> str | None:
    """The likeliest intended word, or None. The first letter is seldom mistyped, so keeping it counts."""
    judged = [
        (distance(word, other), other[0] != word[0], -count, other) for other, count in candidates.items() if other
    ]
    near = [item for item in judged if item[0] <= _allowed(word)]
    return min(near)[3] if near else None


def _allowed(word: str) -> int:
    return 1 if len(word) <= 5 else MAX_DISTANCE


def correct(
    words: Sequence[str], vocabulary: Vocabulary, guesses: Callable[[str], Iterable[str]] = lambda word: ()
) -> dict[str, str]:
    """Unknown word → better word. `guesses` gives other readings of a word (another keyboard, Latin letters), tried
    first, among the known.
    """
    better: dict[str, str] = {}
    for word in words:
        if word in vocabulary.known or word.isdigit():
            continue
        readings = [guess for guess in guesses(word) if guess in vocabulary.known]
        choice = max(readings, key=lambda guess: vocabulary.known[guess], default=None)
        if choice is None and len(word) >= MIN_LENGTH:
            choice = best(word, vocabulary.candidates.get(word, {}))
        if choice is not None and choice != word:
            better[word] = choice
    return better
