"""What is indexed and what is asked for.

Invariants: `tokens` of a text and `query_tokens` of the same text meet in every word, whatever spelling either uses;
the cached path of `tokens` gives exactly what `read` gives on the whole text (SEARCH.md: faster ways differed on 2–3 %
of documents; ours is compared in a test). Synonyms are applied to queries only, so that an editor's new one needs no
rebuild.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count
from operator import itemgetter, not_
from typing import Final, NamedTuple

from marketplace.text.compounds import BEGINNINGS, MOST_PIECES, TAILS
from marketplace.text.letters import fold
from marketplace.text.stems import stem
from marketplace.text.stopwords import STOP_WORDS
from marketplace.text.synonyms import SYNONYMS
from marketplace.text.words import JOINED_BACK, JOINED_ON, Part, is_persian_word, pieces, pieces_of_folded, read, units

Ways = tuple[tuple[str, ...], ...]

_PREFIXES: Final = frozenset({"بی", "هم", "پیش", "پس", "باز", "میان", "غیر", "نا", "فرا", "ضد"})
_CACHED_SEGMENT: Final = 80
_JOINED_UP_TO: Final = 8
_PLURALS: Final = ("ها", "های", "هایی")


@dataclass(frozen=True, slots=True)
class Query:
    """What a query asks for. ``alternatives[i]`` tells how ``terms[i]`` can be met.

    ``terms``: the stems of the words typed, in order, each once; stop words are left out unless there is nothing else.
    ``informative``: the same, but empty when only stop words were typed; its length tells keywords from a question.
    ``alternatives``: for each term the ways to meet it, the typed way first. A way is a tuple of tokens that must all
    be there: ``(("iot",), ("اینترنت", "شی"))``.
    ``words``: the unstemmed words, for spelling suggestions.
    """

    terms: tuple[str, ...] = ()
    informative: tuple[str, ...] = ()
    alternatives: tuple[Ways, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def tokens(self) -> frozenset[str]:
        """Every token that may have made a document match: what `highlight` marks."""
        return frozenset(token for ways in self.alternatives for way in ways for token in way)


class Analyser:
    """Text to tokens, with synonyms on top of the built-in ones.

    ``synonyms``: groups of words or phrases of one meaning, in any spelling, such as ``("IoT", "اینترنت اشیا")``.
    """

    def __init__(self, synonyms: Iterable[Iterable[str]] = (), *, built_in: bool = True) -> None:
        groups = [*(SYNONYMS if built_in else ()), *synonyms]
        self._synonyms: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        for group in groups:
            phrases = [stems for phrase in group if (stems := tuple(part.stem for part in _asked(phrase)))]
            for phrase in phrases:
                others = (other for other in phrases if other != phrase)
                self._synonyms.setdefault(phrase, {}).update(dict.fromkeys(others))
        self._longest = max(map(len, self._synonyms), default=0)

    def tokens(self, text: str) -> list[str]:
        """The index tokens of a text, in order; see `tokens`."""
        return tokens(text)

    def query(self, text: str) -> Query:
        """What a query asks for; see `Query`."""
        parts = [part for word in read(pieces(text)) for part in word.parts]
        kept = [place for place, part in enumerate(parts) if part.surface not in STOP_WORDS]
        shown = kept or range(len(parts))
        ways: dict[str, dict[tuple[str, ...], None]] = {}
        for place in shown:
            ways.setdefault(parts[place].stem, {(parts[place].stem,): None})
            if len(parts) <= _JOINED_UP_TO:
                ways[parts[place].stem].update(_joined(parts, place))
        for term, more in self._synonyms_of([parts[place].stem for place in kept]):
            ways[term].update(dict.fromkeys(more))
        return Query(
            terms=tuple(ways),
            informative=tuple(ways) if kept else (),
            alternatives=tuple(tuple(found) for found in ways.values()),
            words=tuple(words(text)),
        )

    def _synonyms_of(self, stems: Sequence[str]) -> Iterator[tuple[str, Iterable[tuple[str, ...]]]]:
        """Each term of the longest known phrases with the other ways to say the phrase."""
        place = 0
        while place < len(stems):
            for size in range(min(self._longest, len(stems) - place), 0, -1):
                phrase = tuple(stems[place : place + size])
                if others := self._synonyms.get(phrase):
                    yield from ((term, others) for term in phrase)
                    place += size - 1
                    break
            place += 1


def _asked(text: str) -> list[Part]:
    parts = [part for word in read(pieces(text)) for part in word.parts]
    return [part for part in parts if part.surface not in STOP_WORDS] or parts


def _joined(parts: Sequence[Part], place: int) -> dict[tuple[str, ...], None]:
    """The word written in one piece with the word before or after it, as somebody may have done.

    Only looked at in short queries: in a question of many words it costs more than it finds.
    """
    pairs = [pair for pair in (parts[max(place - 1, 0) : place + 1], parts[place : place + 2]) if len(pair) == 2]
    return {(stem(first.surface + second.surface),): None for first, second in pairs if _may_join(first, second)}


def _may_join(first: Part, second: Part) -> bool:
    if (
        first.surface.endswith(_PLURALS)
        or second.surface in STOP_WORDS
        or (first.surface in STOP_WORDS and first.surface not in _PREFIXES)
    ):
        return False
    if is_persian_word(first.surface) or is_persian_word(second.surface):
        return is_persian_word(first.surface) and is_persian_word(second.surface)
    return first.surface[0].isalpha() or second.surface[0].isalpha()


class _Chunk(NamedTuple):
    """The tokens of what stands between white space, and whether neighbours may change them (`alone`: they do not)."""

    tokens: tuple[str, ...]
    joins_back: bool
    reaches: int
    alone: bool


_NOTHING: Final = _Chunk((), False, 0, True)
_HELD: Final = itemgetter(0)


def tokens(text: str) -> list[str]:
    """The index tokens of a text, in order: stems, compounds in joined form followed by their parts, stop words too."""
    found: list[str] = []
    for __, __, more in segments(text.split()):
        found += more
    return found


def place_of(asked: frozenset[str], chunks: Sequence[str]) -> int | None:
    """The first of the chunks that holds one of these tokens, as far as it stands alone: beside its neighbours it may
    hold others. Cheap for words that were seen before.
    """
    strange = map(asked.isdisjoint, map(_HELD, _read_chunks(chunks)))
    return next(compress(count(), map(not_, strange)), None)


def _read_chunks(chunks: Sequence[str]) -> Iterator[_Chunk]:
    """What each chunk holds; those of usual length are remembered."""
    if max(map(len, chunks), default=0) <= _CACHED_SEGMENT:
        return map(_cached_chunk, chunks)
    return (_cached_chunk(typed) if len(typed) <= _CACHED_SEGMENT else _chunk(typed) for typed in chunks)


def segments(chunks: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut chunks where neighbours leave each other alone: first and last place of each segment, and its tokens.

    Almost every segment is one chunk, and chunks recur; that is what makes a cache worth having.
    """
    first, waiting, reaches = -1, _NOTHING, 0
    last = -1
    for place, chunk in enumerate(_read_chunks(chunks)):
        held, joins_back, reach, __ = chunk
        if not held:
            continue
        if first >= 0 and (reaches or joins_back):
            reaches = max(reaches - 1, reach)
        else:
            if first >= 0:
                yield first, last, waiting.tokens if first == last else _segment(chunks, first, last)
            first, waiting, reaches = place, chunk, reach
        last = place
    if first >= 0:
        yield first, last, waiting.tokens if first == last else _segment(chunks, first, last)


def tokens_plainly(text: str) -> list[str]:
    """What `tokens` must equal: the whole text folded, cut and read at once, without a cache."""
    return [token for word in read(pieces_of_folded(fold(text))) for token in word.tokens]


def segments_with(asked: frozenset[str], chunks: Sequence[str]) -> list[tuple[int, int]]:
    """First and last place of those `segments` that hold one of these tokens. Looks closer only at chunks that hold
    one by themselves or that neighbours change: few do.
    """
    read, found, free = list(_read_chunks(chunks)), [], 0
    for place in [n for n, chunk in enumerate(read) if not (chunk[3] and asked.isdisjoint(chunk[0]))]:
        if place >= free:
            first, last = _around(read, place, free)
            held = read[first].tokens if first == last else _segment(chunks, first, last)
            if not asked.isdisjoint(held):
                found.append((first, last))
            free = last + 1
    return found


def _around(read: Sequence[_Chunk], place: int, free: int) -> tuple[int, int]:
    """The segment of a chunk; before ``free`` all are in one already, and before ``place`` all stand alone."""
    first = last = place
    if read[place].joins_back:
        first = next((n for n in range(place - 1, free - 1, -1) if read[n].tokens), place)
    reaches = read[place].reaches
    for n in range(place + 1, len(read)):
        held, joins_back, reach, __ = read[n]
        if held:
            if not (reaches or joins_back):
                break
            last, reaches = n, max(reaches - 1, reach)
    return first, last


def _chunk(typed: str) -> _Chunk:
    found = pieces_of_folded(fold(typed))
    if not found:
        return _NOTHING
    joined = units(found)
    joins_back = found[0].surface in JOINED_BACK or stem(joined[0].surface) in TAILS
    reaches = 1 if joined[-1].surface in JOINED_ON else 0
    for behind, unit in enumerate(reversed(joined[-MOST_PIECES + 1 :])):
        if unit.surface in BEGINNINGS:
            reaches = max(reaches, MOST_PIECES - 1 - behind)
    held = tuple(token for word in read(found) for token in word.tokens)
    return _Chunk(held, joins_back, reaches, not (held and (joins_back or reaches)))


_cached_chunk = lru_cache(maxsize=1 << 17)(_chunk)


def _segment(chunks: Sequence[str], first: int, last: int) -> tuple[str, ...]:
    text = " ".join(chunks[first : last + 1])
    return _cached_segment(text) if len(text) <= _CACHED_SEGMENT else tuple(tokens_plainly(text))


@lru_cache(maxsize=1 << 16)
def _cached_segment(text: str) -> tuple[str, ...]:
    return tuple(tokens_plainly(text))


def words(text: str) -> list[str]:
    """The unstemmed, folded words of a text in order, endings joined: what spelling suggestions are made of."""
    return [unit.surface for unit in units(pieces(text))]


_DEFAULT: Final = Analyser()


def query_tokens(text: str, analyser: Analyser | None = None) -> Query:
    """What a query asks for, with the built-in synonyms or those of ``analyser``; any text gives a query."""
    return (analyser or _DEFAULT).query(text)
