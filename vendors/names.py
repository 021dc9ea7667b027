"""When two names of firms are nearly the same. Pure.

Invariant: words that every firm may bear («شرکت», «دانش‌بنیان»…), spaces and spellings do not count; of what is left
the beginning or the end must agree, and all but about every sixth letter.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from marketplace.text import fold

LONGEST: Final = 160
EDGE: Final = 4  # letters that must agree at the beginning or the end, so that a database finds the candidates
NEAR: Final = 0.84

_WORD: Final = re.compile(r"[^\W_]+")
_EVERY_FIRM: Final = frozenset(
    fold(word)
    for word in (
        *("شرکت", "گروه", "مؤسسه", "موسسه", "استارتاپ", "هلدینگ", "تعاونی", "سهامی", "خاص", "عام", "مسئولیت", "محدود"),
        *("دانش‌بنیان", "دانش", "بنیان", "فناوری", "فناوران", "مهندسی", "پیشرو", "نوین", "ایرانیان", "با", "و"),
    )
)


def name_key(name: str) -> str:
    """What of a name tells firms apart: its own words, folded and joined; the whole name if nothing else is left."""
    words = _WORD.findall(fold(name.replace("\u200c", " ")))
    own = [word for word in words if word not in _EVERY_FIRM] or words
    return "".join(own)[:LONGEST]


def nearly_same(one: str, other: str) -> bool:
    """Whether two keys (not names) are the same but for a slip or a word."""
    if not one or not other:
        return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR
