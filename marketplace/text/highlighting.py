"""Marks what was found in the text as people wrote it.

Invariants: the text is HTML-escaped and otherwise unchanged; a word is marked exactly when one of its index tokens was
asked for, so «پسماندهای» is marked for «پسماند» on either engine; a snippet is cut between words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from django.utils.safestring import SafeString

from marketplace.text.analysis import place_of, segments_with
from marketplace.text.letters import fold
from marketplace.text.words import Piece, pieces_of_folded, read

SNIPPET_WIDTH: Final = 240
ELLIPSIS: Final = "…"
_CACHED_SEGMENT: Final = 80

_CHUNK: Final = re.compile(r"\S+")
_MARKS: Final = (
    "\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed\u0300-\u036f"
    "\u00ac\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
_RUN: Final = re.compile(rf"[^\W_](?:[\w{_MARKS}]|(?<=\d)[.,٫٬](?=\d)|(?<=[a-zA-Z0-9])[-'’](?=[a-zA-Z0-9]))*")


class _Hit(NamedTuple):
    """A stretch of the text and the tokens it holds."""

    start: int
    end: int
    tokens: frozenset[str]


def highlight(
    text: str,
    terms: Iterable[str],
    *,
    before: str = "<mark>",
    after: str = "</mark>",
    width: int | None = SNIPPET_WIDTH,
) -> SafeString:
    """``text`` as safe HTML with the words that hold a token of ``terms`` between ``before`` and ``after``.

    ``terms`` are tokens, such as `Query.tokens`. ``width`` is the length in characters of the snippet around the best
    hits, with an ellipsis where it is cut; None keeps the whole text. Without a hit the snippet is the beginning.
    ``before`` and ``after`` are trusted HTML.
    """
    hits = list(_hits(text, frozenset(terms)))
    start, end = (0, len(text)) if width is None or len(text) <= width else _window(text, hits, width)
    shown, place = [ELLIPSIS if start else ""], start
    for hit in hits:
        if hit.start >= start and hit.end <= end:
            shown += [escape(text[place : hit.start]), before, escape(text[hit.start : hit.end]), after]
            place = hit.end
    shown += [escape(text[place:end]), ELLIPSIS if end < len(text) else ""]
    return SafeString("".join(shown))


def glimpse(text: str, terms: Iterable[str], *, width: int = SNIPPET_WIDTH) -> SafeString | None:
    """The stretch around a word that holds a token of ``terms`` by itself, marked as by `highlight`: the first that
    does with the token's own letters, else the first; None when no word does. Costs little in a long text.
    """
    asked = frozenset(terms)
    found = _as_spelt(text, asked) or _first(text, asked)
    if found is None:
        return None
    first, last = found
    spare = max(0, width - (last - first)) // 2
    start, end = _at_word_borders(text, max(0, first - spare), min(len(text), last + spare))
    shown = highlight(text[start:end], asked, width=width)
    cut_before = ELLIPSIS if start and not shown.startswith(ELLIPSIS) else ""
    cut_after = ELLIPSIS if end < len(text) and not shown.endswith(ELLIPSIS) else ""
    return SafeString(f"{cut_before}{shown}{cut_after}")


def _as_spelt(text: str, asked: frozenset[str]) -> tuple[int, int] | None:
    """The first place where a token can be read letter by letter in a word that holds one: where most are, without
    reading any other word.
    """
    for at in sorted(at for token in asked if (at := text.find(token)) >= 0):
        first, last = text.rfind(" ", 0, at) + 1, text.find(" ", at)
        last = len(text) if last < 0 else last
        if place_of(asked, text[first:last].split()) is not None:
            return first, last
    return None


def _first(text: str, asked: frozenset[str]) -> tuple[int, int] | None:
    chunks = text.split()
    place = place_of(asked, chunks)
    if place is None:
        return None
    start = len(text) - len(text.split(maxsplit=place)[-1].lstrip())
    return start, start + len(chunks[place])


def as_written(text: str, terms: Iterable[str]) -> list[str]:
    """The words of ``text`` that hold a token of ``terms``, as people wrote them: for each token its first word, in the
    order of the text. Tokens that the text does not hold are left out.
    """
    wanted, found = set(terms), []
    for hit in _hits(text, frozenset(wanted)):
        if not wanted.isdisjoint(hit.tokens):
            found.append(text[hit.start : hit.end])
            wanted -= hit.tokens
    return found


def _hits(text: str, asked: frozenset[str]) -> Iterator[_Hit]:
    if not asked:
        return
    found = segments_with(asked, text.split())
    if found:
        chunks = [chunk.span() for chunk in _CHUNK.finditer(text)]
        for first, last in found:
            yield from _hits_within(text, chunks[first][0], chunks[last][1], asked)


def _hits_within(text: str, start: int, end: int, asked: frozenset[str]) -> Iterator[_Hit]:
    segment = text[start:end]
    words = _cached_words(segment) if len(segment) <= _CACHED_SEGMENT else _words(segment)
    hits = [
        _Hit(start + word.start, start + word.end, held) for word in words if (held := asked.intersection(word.tokens))
    ]
    if len(hits) > 1:
        hits = [_merged(list(shared)) for __, shared in groupby(hits, key=attrgetter("start"))]
    # A sign such as ﷼ or № becomes a word only when it is folded; then the whole segment is marked.
    yield from hits or [_Hit(start, end, asked)]


def _words(segment: str) -> tuple[_Hit, ...]:
    """All words of a segment with the tokens they hold. White space is around it, so nothing beside it matters."""
    owners: list[re.Match[str]] = []
    found: list[Piece] = []
    for run in _RUN.finditer(segment):
        pieces = pieces_of_folded(fold(run.group()))
        found += pieces
        owners += [run] * len(pieces)
    return tuple(
        _Hit(owners[word.first].start(), owners[word.last].end(), frozenset(word.tokens)) for word in read(found)
    )


_cached_words = lru_cache(maxsize=1 << 14)(_words)


def _merged(hits: list[_Hit]) -> _Hit:
    """Several words can stand in one run, as in «pm2.5»; it is marked once."""
    return _Hit(hits[0].start, max(hit.end for hit in hits), frozenset().union(*(hit.tokens for hit in hits)))


def _window(text: str, hits: list[_Hit], width: int) -> tuple[int, int]:
    """The stretch of at most ``width`` characters with most different tokens, then most hits, then the earliest."""
    best, best_rank = 0, (0, 0)
    last = 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= width:
            last += 1
        inside = hits[first : last + 1]
        rank = (len(frozenset().union(*(one.tokens for one in inside))), len(inside))
        if rank > best_rank:
            spare = max(0, width - (inside[-1].end - hit.start))
            best, best_rank = max(0, hit.start - spare // 2), rank
    start = min(best, len(text) - width)
    return _at_word_borders(text, start, start + width)


def _at_word_borders(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a stretch to whole words, unless it is all one word."""
    first, last = start, end
    if start and not text[start - 1].isspace():
        space = re.search(r"\s", text[start:end])
        first = start + space.end() if space else start
    if end < len(text) and not text[end].isspace():
        space = re.search(r"\s(?=\S*$)", text[first:end])
        last = first + space.start() if space else end
    return (first, last) if last > first else (start, end)
