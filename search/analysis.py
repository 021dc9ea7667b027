"""From a document's texts to the tokens both engines index. Pure.

Invariant: whatever an engine is given went through here, and queries go through the same `marketplace.text`; so a query
finds the same things on either engine. Weights are BM25F's (Robertson and Zaragoza 2009) as Lucene's CombinedFieldQuery
computes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from marketplace import text
from search.documents.document import Document


class FieldWeights(NamedTuple):
    """How much one occurrence counts, in half tokens: a word of the title is worth three of the body."""

    title: int = 6
    summary: int = 3
    body: int = 2


WEIGHTS = FieldWeights()
HALF = 2
MAX_TOKEN = 60
"""Longer tokens are cut, alike in documents and queries: nobody types them, and keys have a limit."""
MAX_WORD = 30
MIN_WORD = 2
_EXACT_NORMS = 24


@dataclass(frozen=True, slots=True)
class Analysed:
    """Tokens by field, joined by spaces; the words for suggestions, each once; the length in half tokens, and as
    Lucene rounds it.
    """

    title: str
    summary: str
    body: str
    words: str
    length: int
    norm: int


def analyse(document: Document) -> Analysed:
    """The tokens and lengths of a document."""
    title, summary, body = (_tokens(part.joined()) for part in (document.title, document.summary, document.body))
    return Analysed(
        " ".join(title),
        " ".join(summary),
        " ".join(body),
        " ".join(vocabulary(document)),
        *lengths(len(title), len(summary), len(body)),
    )


def _tokens(source: str) -> list[str]:
    return [token[:MAX_TOKEN] for token in text.tokens(source.replace("\0", " "))]


def vocabulary(document: Document) -> list[str]:
    """The unstemmed words of a document that may be suggested: each once, sorted, no numbers and nothing over-long."""
    sources = (document.title, document.summary, document.body)
    words = {word for part in sources for word in text.words(part.joined().replace("\0", " "))}
    return sorted(word for word in words if MIN_WORD <= len(word) <= MAX_WORD and not word.isdigit())


def lengths(title: int, summary: int, body: int) -> tuple[int, int]:
    """The weighted length in half tokens, and the weighted length in tokens after Lucene's rounding of each field
    and of their sum.
    """
    exact = WEIGHTS.title * title + WEIGHTS.summary * summary + WEIGHTS.body * body
    halves = WEIGHTS.title * rounded(title) + WEIGHTS.summary * rounded(summary) + WEIGHTS.body * rounded(body)
    return exact, rounded((halves + 1) // HALF)


def rounded(length: int) -> int:
    """A length as Lucene's one-byte norm keeps it (`SmallFloat.intToByte4` and back): exact to 24, then four
    significant bits.
    """
    if length <= _EXACT_NORMS:
        return length
    rest = length - _EXACT_NORMS
    shift = max(0, rest.bit_length() - 4)
    return _EXACT_NORMS + (rest >> shift << shift)


class Weighted(NamedTuple):
    """How often a term stands in a document, weighted, in half tokens; and the bits of the fields that hold it (1
    title, 2 summary, 4 body).
    """

    frequency: int
    fields: int


def weighted_terms(title: str, summary: str, body: str) -> dict[str, Weighted]:
    """Term → weighted frequency, from the joined tokens of each field."""
    terms: dict[str, Weighted] = {}
    for bit, (weight, tokens) in enumerate(zip(WEIGHTS, (title, summary, body), strict=True)):
        for term, count in Counter(tokens.split()).items():
            before = terms.get(term, Weighted(0, 0))
            terms[term] = Weighted(before.frequency + weight * count, before.fields | 1 << bit)
    return terms
