"""The vocabulary read for one question: did-you-mean, and the words that complete what is being typed.

Invariant: only words of entries that may be found are ever offered, so nothing unpublished is suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marketplace import text
from marketplace.plain import read_often
from search.models import SearchVariant, SearchWord
from search.spelling import Vocabulary, correct, variants

MAX_WORDS = 12
COMPLETIONS = 8
_FREQUENCIES = "SELECT word, frequency FROM search_searchword WHERE word = ANY(%s)"
_USED = "SELECT DISTINCT term FROM search_searchposting WHERE term = ANY(%s)"


def did_you_mean(typed: str) -> str | None:
    """The text with its unknown words replaced by words in use, or None when there is nothing better."""
    spoken = text.words(typed)[:MAX_WORDS]
    known = dict(read_often(_FREQUENCIES, [list(_with_guesses(spoken))]))
    unknown = _unknown([word for word in dict.fromkeys(spoken) if word not in known and word not in text.STOP_WORDS])
    if not unknown:
        return None
    known |= dict.fromkeys(set(spoken) - set(unknown), 1)
    better = correct(unknown, Vocabulary(known, _candidates(unknown)), guesses)
    return _replaced(typed, better) if better else None


def guesses(word: str) -> list[str]:
    """Other readings of a word: typed on the other keyboard, or Persian in Latin letters."""
    swapped = text.words(text.keyboard_swap(word))
    return [*(swapped if len(swapped) == 1 else ()), *text.finglish(word)]


def _with_guesses(words: Iterable[str]) -> set[str]:
    return {reading for word in words for reading in (word, *guesses(word))}


def _unknown(words: Sequence[str]) -> list[str]:
    """Those words of which no form stands in any text: an inflection nobody used is not a mistake."""
    tokens = {word: set(text.tokens(word)) for word in words}
    every = set().union(*tokens.values()) if tokens else set()
    used = {row.term for row in read_often(_USED, [list(every)])} if every else set()
    return [word for word in words if not tokens[word] & used]


def _candidates(words: Iterable[str]) -> dict[str, dict[str, int]]:
    by_variant = {word: variants(word) for word in words}
    every = set().union(*by_variant.values())
    rows = SearchVariant.objects.filter(variant__in=every).values_list("variant", "word_id", "word__frequency")
    found: dict[str, dict[str, int]] = {word: {} for word in by_variant}
    for variant, other, frequency in rows:
        for word, own in by_variant.items():
            if variant in own:
                found[word][other] = frequency
    return found


def _replaced(typed: str, better: dict[str, str]) -> str:
    pieces = []
    for piece in typed.split():
        spoken = text.words(piece)
        pieces.append(
            " ".join(better.get(word, word) for word in spoken) if any(word in better for word in spoken) else piece
        )
    return " ".join(pieces)


def completions(typed: str) -> list[str]:
    """Ways to go on typing: the text with its last word completed, the most used words first; other readings when
    nothing begins so.
    """
    spoken = text.words(typed)
    if not spoken:
        return []
    *before, last = spoken
    found = _beginning_with([last]) or _beginning_with(guesses(last))
    return [" ".join([*before, word]) for word in found]


def _beginning_with(prefixes: Iterable[str]) -> list[str]:
    """The most used words; of forms that find the same («تهران», «تهرانی») only the first."""
    by_token: dict[tuple[str, ...], str] = {}
    for prefix in prefixes:
        if len(prefix) > 1:
            rows = SearchWord.objects.filter(word__gte=prefix, word__lt=prefix + "\U0010ffff")
            for word in rows.order_by("-frequency", "word").values_list("word", flat=True)[: 2 * COMPLETIONS]:
                by_token.setdefault(tuple(text.tokens(word)), word)
    return list(by_token.values())[:COMPLETIONS]
