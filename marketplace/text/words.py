"""From text to words: pieces between borders first, then what belongs together across a border.

Invariant: the words of a text do not depend on how it was typed. «کتاب‌ها», «کتاب ها» and «کتابها» are one word;
«دانش‌بنیان», «دانش بنیان» and «دانشبنیان» are one compound. Finding pieces works on each chunk between
white space by itself, so that chunks can be cached; only `read` looks across chunks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from marketplace.text.compounds import BEGINNINGS, COMPOUNDS, MOST_PIECES, TAILS, Compound
from marketplace.text.letters import ZWNJ, fold
from marketplace.text.stems import stem
from marketplace.text.stopwords import STOP_WORDS

_LETTER: Final = "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7"
_PIECE: Final = re.compile(
    rf"(?P<persian>[{_LETTER}]+)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+(?![.0-9]))?)"
    rf"|(?P<other>(?:(?![{_LETTER}])[^\W\d_])+(?:['’](?:(?![{_LETTER}])[^\W\d_])+)*)"
    r"|(?P<sign>\d)"
)
_CACHED_CHUNK: Final = 40

_NOUN_ENDINGS: Final = frozenset({"ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "ی", "یی"})
_ENDINGS: Final = _NOUN_ENDINGS | {"تر", "ترین", "تری", "ترها", "ترهای", "ترینها", "ترینهای"}
_AFTER_HEH: Final = "ای"
_VERB_BEGINNINGS: Final = frozenset({"می", "نمی"})
_SHORTEST_HEAD: Final = 3
_TAIL_ENDS: Final = tuple(sorted(TAILS))
JOINED_BACK: Final = _ENDINGS | {_AFTER_HEH}
JOINED_ON: Final = _VERB_BEGINNINGS


class Piece(NamedTuple):
    """What stands between two borders; ``bound`` to the one before by a half-space, a hyphen or a change to digits."""

    surface: str
    bound: bool


class Part(NamedTuple):
    """The smallest thing that can be asked for: an inflected word as written in one piece, and its stem."""

    surface: str
    stem: str


class Word(NamedTuple):
    """A word or compound.

    ``tokens`` are indexed; ``parts`` are asked for; ``first`` and ``last`` are the places of its pieces.
    """

    tokens: tuple[str, ...]
    parts: tuple[Part, ...]
    first: int
    last: int


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, in order: what `fold` leaves, cut at every border."""
    found: list[Piece] = []
    for chunk in text.split():
        found.extend(_cached_pieces(chunk) if len(chunk) <= _CACHED_CHUNK else pieces_of_folded(fold(chunk)))
    return found


def pieces_of_folded(folded: str) -> tuple[Piece, ...]:
    """The pieces of a text already folded. `pieces` must equal this on the whole text; a test compares them."""
    found: list[Piece] = []
    end, before = 0, ""
    for match in _PIECE.finditer(folded):
        kind = match.lastgroup or ""
        gap = folded[end : match.start()]
        latin = {before, kind} <= {"other", "number"} and "other" in (before, kind)
        bound = bool(found) and ((gap != "" and not gap.strip(ZWNJ)) or (latin and gap in ("", "-")))
        found.append(Piece(match.group().replace("’", "'"), bound))
        end, before = match.end(), kind
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def _cached_pieces(chunk: str) -> tuple[Piece, ...]:
    return pieces_of_folded(fold(chunk))


class Unit(NamedTuple):
    """A piece with its endings and verb beginning joined to it; ``first`` and ``last`` are the places of its pieces."""

    surface: str
    bound: bool
    first: int
    last: int


def units(found: Sequence[Piece]) -> list[Unit]:
    """Join endings to the word before and «می» to the verb after, whatever border was typed between them."""
    joined: list[Unit] = []
    for place, (surface, bound) in enumerate(found):
        unit = Unit(surface, bound, place, place)
        before = joined[-1] if joined else None
        if before is None:
            joined.append(unit)
        elif longer := _with_ending(before, unit) or _with_verb(before, unit):
            joined[-1] = longer
        else:
            joined.append(unit)
    return joined


def _with_ending(word: Unit, ending: Unit) -> Unit | None:
    """«کتاب» + «ها»; after a final heh «ای» is dropped, since written in one piece it would read as a plural."""
    if ending.surface not in JOINED_BACK:
        return None
    if not is_persian_word(word.surface):
        drops = ending.surface in _NOUN_ENDINGS and word.surface[-1].isalpha()
        return word._replace(last=ending.last) if drops else None
    if len(word.surface) < 2 or (ending.surface == _AFTER_HEH and word.surface[-1] != "ه"):
        return None
    glued = word.surface if ending.surface == _AFTER_HEH else word.surface + ending.surface
    return word._replace(surface=glued, last=ending.last)


def _with_verb(beginning: Unit, verb: Unit) -> Unit | None:
    """«می» + «رود»."""
    if beginning.surface not in JOINED_ON or not is_persian_word(verb.surface):
        return None
    return beginning._replace(surface=beginning.surface + verb.surface, last=verb.last)


def read(found: Sequence[Piece]) -> list[Word]:
    """The words of a text, with compounds put together: those we know, and those typed as one."""
    joined = units(found)
    words: list[Word] = []
    place = 0
    while place < len(joined):
        unit = joined[place]
        word = _listed(joined, place) or _with_tail(joined, place) or _single(unit.surface, unit.first, unit.last)
        if unit.bound and words:
            words[-1] = _typed_together(words[-1], word)
        else:
            words.append(word)
        while place < len(joined) and joined[place].first <= word.last:
            place += 1
    return words


def _listed(joined: Sequence[Unit], place: int) -> Word | None:
    """A compound of the list written in several pieces that begins here; the longest one wins."""
    if joined[place].surface not in BEGINNINGS:
        return None
    for count in range(min(MOST_PIECES, len(joined) - place), 1, -1):
        taken = joined[place : place + count]
        glued = "".join(unit.surface for unit in taken)
        if compound := COMPOUNDS.get(stem(glued)):
            return _compound(glued, compound, taken[0].first, taken[-1].last)
    return None


def _with_tail(joined: Sequence[Unit], place: int) -> Word | None:
    """«مردم محور»: a word and a second half that makes compounds of any word."""
    if place + 1 == len(joined):
        return None
    head, tail = joined[place], joined[place + 1]
    if stem(tail.surface) not in TAILS or head.surface in STOP_WORDS or stem(head.surface) in TAILS:
        return None
    if len(head.surface) < _SHORTEST_HEAD or not is_persian_word(head.surface):
        return None
    return _halves(head.surface, tail.surface, head.first, tail.last)


def _single(surface: str, first: int, last: int) -> Word:
    """A word in one piece, which may still be a compound written without a border."""
    root = stem(surface)
    if compound := COMPOUNDS.get(root):
        return _compound(surface, compound, first, last)
    if root.endswith(_TAIL_ENDS):
        tail = next(tail for tail in _TAIL_ENDS if root.endswith(tail))
        if len(root) - len(tail) >= _SHORTEST_HEAD:
            return _halves(root.removesuffix(tail), tail, first, last)
    return Word((root,), (Part(surface, root),), first, last)


def _compound(surface: str, compound: Compound, first: int, last: int) -> Word:
    return Word((compound.whole, *compound.parts), (Part(surface, compound.whole),), first, last)


def _halves(head: str, tail: str, first: int, last: int) -> Word:
    parts = (Part(head, stem(head)), Part(tail, stem(tail)))
    return Word((stem(head + tail), *(part.stem for part in parts)), parts, first, last)


def _typed_together(before: Word, word: Word) -> Word:
    """Words bound by a half-space: the joined form, each word, and where there are more than two each pair."""
    parts = (*before.parts, *word.parts)
    whole = stem("".join(part.surface for part in parts))
    pair = stem(before.parts[-1].surface + word.parts[0].surface)
    tokens = dict.fromkeys((whole, *before.tokens, pair, *word.tokens))
    return Word(tuple(tokens), parts, before.first, word.last)


def is_persian_word(surface: str) -> bool:
    """Whether a piece is written in Persian letters: pieces never mix scripts."""
    return surface[0] > "\u061f" and surface.isalpha()
