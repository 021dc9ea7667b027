"""One spelling for each letter: what is stored (`clean`) and what is compared (`fold`, `normalise`).

Invariants: all three are idempotent. `clean` never changes a letter a person typed, only its encoding. `fold` maps
every spelling of PERSIAN.md §1 that differs in code points alone (classes 1, 2, 4–9) to one string and keeps U+200C,
the border inside a word; `normalise` is the same with that border shown as a space.
"""

import re
import unicodedata
from typing import Final

ZWNJ: Final = "\u200c"

_HARAKAT: Final = "".join(
    map(chr, (*range(0x064B, 0x0653), 0x0653, 0x0654, 0x0655, 0x0656, 0x0657, 0x0658, 0x0670, 0x0640))
)
_QURANIC: Final = "".join(map(chr, (*range(0x0610, 0x061B), *range(0x06D6, 0x06EE), *range(0x08D3, 0x0900))))
_INVISIBLE: Final = (
    "\u00ad\u061c\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
)
_FOLDED: Final = {
    "ی": "\u064a\u0649\u06d2\u06d0\u06cd\u06ce\u0626\u063d\u063e\u063f\u0678\u06d3",
    "ک": "\u0643\u06aa\u06ab\u06ac\u06ad\u06ae",
    "گ": "\u06b0\u06b1\u06b2\u06b3\u06b4",
    "ه": "\u06c0\u06c1\u06c2\u06c3\u06d5\u06be\u0629\u06ff",
    "ا": "\u0622\u0623\u0625\u0671\u0672\u0673\u0675",
    "و": "\u0624\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cf\u0676\u0677",
    ZWNJ: "\u00ac",  # a broken zero-width non-joiner of old converters
}
_ALONE_HAMZA: Final = "\u0621"


def _table() -> dict[int, str]:
    table = {ord(sign): "" for sign in _HARAKAT + _QURANIC + _INVISIBLE + _ALONE_HAMZA}
    table |= {ord(sign): letter for letter, signs in _FOLDED.items() for sign in signs}
    for zero in (0x0660, 0x06F0):
        table |= {zero + digit: str(digit) for digit in range(10)}
    return table


_TABLE: Final = _table()
_CONTROL: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_NEWLINE: Final = re.compile("\r\n?|\u2028|\u2029")
_EDGE: Final = re.compile(f"^[\\s{ZWNJ}\u200b]+|[\\s{ZWNJ}\u200b]+$")
_GROUPED: Final = re.compile(r"(?<![0-9.,٬])[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:٬[0-9]{3})+)(?![0-9,٬])")
_DECIMAL: Final = re.compile(r"(?<=[0-9])٫(?=[0-9])")
_SPACES: Final = re.compile(r"\s+")


def clean(text: str) -> str:
    """What we store: as typed, in NFC, trimmed, with Unix line ends.

    Control characters, unpaired surrogates and bidirectional overrides (which can make a text read as another) are
    removed; tabs, line ends, ZWNJ and the Arabic letters ي and ك stay.
    """
    text = _CONTROL.sub("", _NEWLINE.sub("\n", text))
    return unicodedata.normalize("NFC", _EDGE.sub("", text))


def fold(text: str) -> str:
    """The search form with U+200C kept: letters and digits folded, marks and invisibles gone.

    Works chunk by chunk: folding a text equals folding its pieces between white space.
    """
    folded = _letters(text)
    if "٬" in folded or "," in folded:
        folded = _GROUPED.sub(lambda number: number.group().replace(",", "").replace("٬", ""), folded)
    return _DECIMAL.sub(".", folded) if "٫" in folded else folded


def _letters(text: str) -> str:
    while True:
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        text = text.translate(_TABLE).lower()
        if unicodedata.is_normalized("NFKC", text):  # a removed mark can leave two signs that now compose
            return text


def normalise(text: str) -> str:
    """The search form of a string: spellings of the same words that differ in encoding alone give the same result.

    Letters, digits, harakat and invisibles are folded, Latin is lower-cased, white space is single; word borders are
    kept and U+200C shows as a space, so that ``کتاب‌ها`` equals ``کتاب ها``.
    """
    return _SPACES.sub(" ", fold(text).replace(ZWNJ, " ")).strip()
