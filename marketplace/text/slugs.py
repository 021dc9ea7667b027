"""Addresses people can read: Persian words stay Persian.

Invariant: a slug holds only lower-case letters of any script, ASCII digits and single inner hyphens, and
``slug(slug(text)) == slug(text)``.
"""

import re
import unicodedata
from typing import Final

from marketplace.digits import to_ascii

SLUG_LENGTH: Final = 80

_LETTERS: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ۀ": "ه",
        "ة": "ه",
        "ە": "ه",
        "ہ": "ه",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ئ",
    }
)
_DROPPED: Final = re.compile("[\u00ad\u0640\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff'’]")
_BORDERS: Final = re.compile(r"[\W_]+")


def slug(text: str, *, max_length: int = SLUG_LENGTH) -> str:
    """``طرح‌های پایلوت ۱۴۰۵`` → ``طرح-های-پایلوت-1405``, cut at a word; empty if there is no letter or digit."""
    text = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).translate(_LETTERS)
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    words = _BORDERS.sub("-", to_ascii(text).lower()).strip("-")
    if len(words) <= max_length:
        return words
    whole, border, __ = words[: max_length + 1].rpartition("-")
    return (whole if border else words[:max_length]).strip("-")
