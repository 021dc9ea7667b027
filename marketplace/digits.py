"""Digits and digit grouping: Persian on a Persian screen, ASCII inside.

Invariant: ``to_ascii(to_persian(text)) == to_ascii(text)``, and nothing but decimal digits is ever changed by the two.
"""

from typing import Literal

from django.utils.functional import lazy
from django.utils.translation import get_language

Language = Literal["fa", "en"]

_ASCII = "0123456789"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"

_TO_ASCII = str.maketrans(_PERSIAN + _ARABIC, _ASCII * 2)
_TO_PERSIAN = str.maketrans(_ASCII + _ARABIC, _PERSIAN * 2)

THOUSANDS_SEPARATOR: dict[str, str] = {"fa": "٬", "en": ","}
DECIMAL_SEPARATOR: dict[str, str] = {"fa": "٫", "en": "."}


def to_ascii(text: str) -> str:
    """Persian (۱) and Arabic (١) digits become ASCII ones; all other characters stay."""
    return text.translate(_TO_ASCII)


def to_persian(text: str) -> str:
    """ASCII and Arabic digits become Persian ones; all other characters stay."""
    return text.translate(_TO_PERSIAN)


def localised(text: str, language: str = "fa") -> str:
    """The digits of ``text`` as ``language`` writes them: Persian for ``fa`` (and ``fa-ir``), ASCII otherwise."""
    return to_persian(text) if base_language(language) == "fa" else to_ascii(text)


def grouped(number: int, language: str = "fa") -> str:
    """An integer in groups of three: ``۱٬۵۰۰`` in Persian, ``1,500`` in English."""
    return localised(f"{number:,}".replace(",", THOUSANDS_SEPARATOR[base_language(language)]), language)


def _in_active_language(number: int) -> str:
    return localised(str(number), get_language() or "en")


lazy_number = lazy(_in_active_language, str)
"""An integer to put into a lazy message: its digits follow the language the message is shown in."""


def base_language(language: str | None) -> Language:
    """``fa`` for every Persian locale code, ``en`` for everything else: the product has these two faces."""
    return "fa" if (language or "").lower().split("-")[0].split("_")[0] == "fa" else "en"
