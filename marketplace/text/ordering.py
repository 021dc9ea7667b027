"""Persian alphabetical order as a plain string, so that every database and every collation sorts names alike.

Invariant: for two texts, ``sort_key(a) < sort_key(b)`` exactly when a Persian reader would look for ``a`` first. The
key holds only ``0-9`` and ``a-z``, which all collations order alike; each sign becomes a code that begins with its
class: ``00`` word border, ``1…`` number by value, ``a.`` Persian letter, ``b.`` Latin letter, ``z…`` any other letter.
"""

import re
import unicodedata
from typing import Final

from marketplace.digits import to_ascii

ALPHABET: Final = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

_CODES: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_SAME_PLACE: Final = {
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ؤ": "و",
    "ئ": "ی",
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ہ": "ه",
}
_LETTER_CODES: Final = {letter: "a" + _CODES[place] for place, letter in enumerate(ALPHABET)}
_LETTER_CODES.update({variant: _LETTER_CODES[letter] for variant, letter in _SAME_PLACE.items()})
_LETTER_CODES.update({letter: "b" + letter for letter in "abcdefghijklmnopqrstuvwxyz"})

_IGNORED: Final = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_PIECE: Final = re.compile(r"[0-9]+|[^\W\d_]|(?:[\W_]|[^\W0-9])+?")


def sort_key(text: str) -> str:
    """A key to store beside a name and to order by. Numbers sort by value.

    Case, harakat, ZWNJ and punctuation do not count. Two names that differ only in these have equal keys: order by the
    key and then by something unique.
    """
    text = unicodedata.normalize("NFKC", _IGNORED.sub("", text))
    codes: list[str] = []
    border = False
    for piece in _PIECE.findall(to_ascii(text).casefold()):
        code = _code(piece)
        if code is None:
            border = border or not unicodedata.combining(piece[0])
            continue
        if border and codes:
            codes.append("00")
        border = False
        codes.append(code)
    return "".join(codes)


def _code(piece: str) -> str | None:
    """The code of a number or letter; None for what parts words or does not count."""
    if piece.isascii() and piece.isdigit():
        return _number_code(piece)
    code = _LETTER_CODES.get(piece)
    if code is None and piece.isalpha():
        plain = unicodedata.normalize("NFKD", piece)[0]
        code = _LETTER_CODES.get(plain) or f"z{ord(plain):06x}"
    return code


def _number_code(digits: str) -> str:
    """Longer numbers come later: the length goes first, in nines and a rest, so that lengths compare as strings."""
    digits = digits.lstrip("0") or "0"
    return "1" + "9" * (len(digits) // 9) + str(len(digits) % 9) + digits
