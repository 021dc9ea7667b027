"""A light stem for one folded word.

Invariants: ``stem(stem(word)) == stem(word)`` for Persian words; a word, its plural, its ezafe and relational forms and
its usual spellings have one stem; a stem is a key, not a word to show. Suffixes are taken off one at a time until none
fits, and each rule says how much must stay; «ان», «ین» and «گان» go only where the rest is known to be a living being,
because taking them off everything turns تهران into تهر and خیابان into خیاب (PERSIAN.md §1).
"""

import re
import threading
from functools import lru_cache
from typing import Final

import snowballstemmer

from marketplace.text.irregular import ANIMATE, IRREGULAR, KEEP

CACHED_WORDS: Final = 1 << 17
LONGEST_WORD: Final = 40

_ENGLISH: Final = snowballstemmer.stemmer("english")
_ENGLISH_TURN: Final = threading.Lock()  # a Snowball stemmer keeps its word in itself
_PLURAL_HA: Final = re.compile(r"(.{2,})ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?$")
_COMPARATIVE: Final = re.compile(r"(.{3,}?)(?:ترین|تر)$")
_PLURAL_JAT: Final = re.compile(r"(.{2,}[یه])جات$")
_PLURAL_AT: Final = re.compile(r"(.{3,})ات$")
_PLURAL_GAN: Final = re.compile(r"(.{2,}[دت])گان$")
_FINAL_YEH: Final = re.compile(r"(.{3,})ی$")
_AGENT: Final = re.compile(
    r".{2,}(?:وند|مند|کار|گر|گار|دار|ساز|شناس|پرداز|نشین|گذار|گزار|نویس|یار|بان|پژوه|اندیش|آموز|اموز|سوار|فروش|کن|خوان|ور|سال|دان)$"
)
_LIVING_IN_YEH: Final = re.compile(r"(?!.*بن).{3,}ی$")  # not …بنیان, “…based”
_BORROWED_PARTICIPLE: Final = re.compile(r"م(?!ی).{3,}(?<!ست)(?<!ش)$")  # مسئول، متخصص، مستأجر


@lru_cache(maxsize=CACHED_WORDS)
def stem(word: str) -> str:
    """The stem of one word as `fold` leaves it, written without U+200C. Latin words get Snowball's English stem."""
    if len(word) > LONGEST_WORD or (not word.isalpha() and "'" not in word):
        return word
    if word[0] < "\u0600":
        with _ENGLISH_TURN:
            return str(_ENGLISH.stemWord(word))
    while (shorter := _step(word)) != word:
        word = shorter
    return word


def _step(word: str) -> str:
    """Take one suffix off, or return the word itself."""
    if word in KEEP:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word[-1] == "ی" and (bare := word.rstrip("ی")) in KEEP:
        return bare
    for rule in _RULES:
        shorter = rule(word)
        if shorter:
            return shorter
    return word


def _plural_ha(word: str) -> str | None:
    return found[1] if (found := _PLURAL_HA.match(word)) else None


def _comparative(word: str) -> str | None:
    return found[1] if (found := _COMPARATIVE.match(word)) else None


def _plural_at(word: str) -> str | None:
    if word[-1] != "ت":
        return None
    found = _PLURAL_JAT.match(word) or _PLURAL_AT.match(word)
    return found[1] if found else None


def _living_plural(word: str) -> str | None:
    """شهروندان، مشتریان، دانشجویان، رانندگان; everything else in «ان» stays: خیابان, سازمان, تهران."""
    if not word.endswith("ان"):
        return None
    rest = word[:-2]
    if found := _PLURAL_GAN.match(word):
        return found[1] + "ه"
    if word.endswith(("جویان", "گویان")) and len(word) > 6:
        return word[:-3]
    if rest in ANIMATE or _AGENT.match(rest) or _BORROWED_PARTICIPLE.match(rest) or _LIVING_IN_YEH.match(rest):
        return rest
    return None


def _arabic_plural(word: str) -> str | None:
    """مسئولین، معلمین، عابرین; everything else in «ین» stays: زمین, ماشین, سنگین."""
    if not word.endswith("ین"):
        return None
    rest = word[:-2]
    return rest if rest in ANIMATE or _BORROWED_PARTICIPLE.match(rest) else None


def _final_yeh(word: str) -> str | None:
    return found[1] if (found := _FINAL_YEH.match(word)) else None


_RULES: Final = (_plural_ha, _comparative, _plural_at, _living_plural, _arabic_plural, _final_yeh)
