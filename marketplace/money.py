"""Amounts of money: whole rials inside, rial and toman on the screen.

Invariant: an amount is an ``int`` of a currency unit, never a float; every exact text that this module writes is read
back by `parse_rial` to the same amount. The unit word is always shown.

People say toman (10 rials). A redenomination (1 new rial = 10,000 of today's) was enacted in late 2025 with a
transition of years, so that each stored amount carries its `CurrencyUnit`.
"""

import re
from enum import StrEnum
from fractions import Fraction
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.digits import DECIMAL_SEPARATOR, base_language, grouped, localised, to_ascii

RIALS_PER_TOMAN: Final = 10
LARGEST_AMOUNT: Final = 2**63 - 1  # what a PostgreSQL bigint holds


class CurrencyUnit(StrEnum):
    """What an amount counts. ``IRN`` is ours until ISO 4217 assigns a code to the new rial."""

    RIAL = "IRR"
    NEW_RIAL = "IRN"

    @property
    def rials(self) -> int:
        """How many of today's rials one of this unit is worth."""
        return {CurrencyUnit.RIAL: 1, CurrencyUnit.NEW_RIAL: 10_000}[self]


_UNIT_WORDS: Final = {
    CurrencyUnit.RIAL: {"fa": "ریال", "en": ("rial", "rials")},
    CurrencyUnit.NEW_RIAL: {"fa": "ریال جدید", "en": ("new rial", "new rials")},
}
_TOMAN: Final = {"fa": "تومان", "en": "toman"}
_SCALES_FA: Final = ((10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))
_SCALES_EN: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SCALES: Final = {word: size for size, word in (*_SCALES_FA, *_SCALES_EN, (10**12, "تریلیون"), (10**3, "thousand"))}
_UNITS: Final = dict.fromkeys(("ریال", "﷼", "rial", "rials", "irr"), 1) | dict.fromkeys(
    ("تومان", "تومن", "toman", "tomans", "irt"), RIALS_PER_TOMAN
)
_AND_WORDS: Final = frozenset({"و", "and"})
_ARABIC_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_PART = re.compile(r"[0-9][0-9٬,،'’ \u00a0\u202f]*(?:[.٫/][0-9]+)?|[^\W\d_]+|﷼|\S")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([٬,،'’ \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*|[0-9]+")
_SEPARATORS = re.compile(r"[٬,،'’ \u00a0\u202f]")


class MoneyError(ValueError):
    """A text that is no amount: ``code`` for programs and tests, ``message`` (lazy, translated) for people."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def in_rials(amount: int, unit: str = CurrencyUnit.RIAL) -> int:
    """An amount of any unit in today's rials, so that two amounts can be compared."""
    return amount * CurrencyUnit(unit).rials


def format_rial(amount: int, *, language: str = "fa", unit: str = CurrencyUnit.RIAL) -> str:
    """The exact amount with its unit word: ``۴۰٬۰۰۰٬۰۰۰ ریال`` or ``40,000,000 rials``."""
    words = _UNIT_WORDS[CurrencyUnit(unit)]
    number = grouped(amount, language)
    if base_language(language) == "fa":
        return f"{number} {words['fa']}"
    return f"{number} {words['en'][abs(amount) != 1]}"


def toman_reading(amount: int, *, language: str = "fa", unit: str = CurrencyUnit.RIAL) -> str:
    """The exact amount as people say it: ``۲ میلیارد و ۵۰۰ میلیون تومان`` or ``2.5 billion toman``.

    ``amount`` counts ``unit``. Left-over rials are said in Persian («۱ تومان و ۵ ریال») and become a decimal in
    English. An English amount that needs more than three decimals of a billion or million is written out in full.
    """
    rials = in_rials(amount, unit)
    sign, rials = ("-" if rials < 0 else ""), abs(rials)
    reading = _read_persian(rials) if base_language(language) == "fa" else _read_english(rials)
    return sign + reading


def toman_short(amount: int, *, language: str = "fa", unit: str = CurrencyUnit.RIAL) -> str:
    """About how much, for cards and charts: one decimal, rounded half up, ``۱٫۹ میلیارد تومان``."""
    rials, speech = in_rials(amount, unit), base_language(language)
    sign, toman = ("-" if rials < 0 else ""), (abs(rials) + RIALS_PER_TOMAN // 2) // RIALS_PER_TOMAN
    for size, word in _SCALES_FA if speech == "fa" else _SCALES_EN:
        tenths = (toman * 10 + size // 2) // size
        if tenths >= 10:
            whole, tenth = divmod(tenths, 10)
            decimal = localised(f"{DECIMAL_SEPARATOR[speech]}{tenth}", speech) if tenth else ""
            return f"{sign}{grouped(whole, speech)}{decimal} {word} {_TOMAN[speech]}"
    return f"{sign}{grouped(toman, speech)} {_TOMAN[speech]}"


def parse_rial(text: str, *, default_unit: str = "rial") -> int:
    """Rials from what a person typed: ``۱٬۵۰۰``, ``1,500 ریال``, ``۲٫۵ میلیارد تومان``, ``2 billion toman``.

    Digits and separators of both languages are understood. Without a unit word the amount is read as ``default_unit``
    (``"rial"`` or ``"toman"``).

    Raises `MoneyError` with code ``required``, ``negative``, ``not_money``, ``fraction`` (not a whole number of rials)
    or ``too_large``.
    """
    parts = _PART.findall(to_ascii(_INVISIBLE.sub("", text)).translate(_ARABIC_LETTERS).strip().lower())
    if not parts:
        raise MoneyError("required", _("Write an amount."))
    if parts[0] in {"-", "−"}:
        raise MoneyError("negative", _("An amount cannot be negative."))
    rials = _sum_parts(parts, RIALS_PER_TOMAN if default_unit == "toman" else 1)
    if rials.denominator != 1:
        raise MoneyError("fraction", _("The amount is not a whole number of rials. Write it without the fraction."))
    if rials > LARGEST_AMOUNT:
        raise MoneyError("too_large", _("This amount is too large. Check the number of zeros."))
    return int(rials)


def _sum_parts(parts: list[str], default_rials: int) -> Fraction:
    """Add up ``[number] [scale] [unit]`` groups; a unit word closes the numbers before it, or leads the whole."""
    if parts[0] in _UNITS:
        parts, default_rials = parts[1:], _UNITS[parts[0]]
    closed, pending, number = Fraction(0), Fraction(0), None
    begun = False
    for part in parts:
        if part[0].isdigit() and number is None:
            number, begun = _number(part), True
        elif part in _SCALES and number is not None:
            pending, number = pending + number * _SCALES[part], None
        elif part in _UNITS and (number is not None or pending):
            closed += (pending + (number or 0)) * _UNITS[part]
            pending, number = Fraction(0), None
        elif part in _AND_WORDS and begun:
            pending, number = pending + (number or 0), None
        else:
            raise _not_money()
    if not begun:
        raise _not_money()
    return closed + (pending + (number or 0)) * default_rials


def _number(part: str) -> Fraction:
    whole, __, decimals = part.strip().replace("٫", ".").replace("/", ".").partition(".")
    if not _GROUPS.fullmatch(whole.strip()):
        raise _not_money()
    return Fraction(f"{_SEPARATORS.sub('', whole)}.{decimals or 0}")


def _not_money() -> MoneyError:
    return MoneyError("not_money", _("This is not an amount. Write digits, like 1,500,000."))


def _read_persian(rials: int) -> str:
    toman, rest = divmod(rials, RIALS_PER_TOMAN)
    parts, left = [], toman
    for size, word in _SCALES_FA:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{grouped(count)} {word}")
    if left:
        parts.append(grouped(left))
    readings = [" و ".join(parts) + f" {_TOMAN['fa']}"] if parts else []
    if rest:
        readings.append(f"{grouped(rest)} ریال")
    return " و ".join(readings) or f"{grouped(0)} {_TOMAN['fa']}"


def _read_english(rials: int) -> str:
    for size, word in _SCALES_EN:
        thousandths, beyond = divmod(rials * 1000, size * RIALS_PER_TOMAN)
        if thousandths >= 1000 and not beyond:
            return f"{_decimal(thousandths, 3)} {word} {_TOMAN['en']}"
    return f"{_decimal(rials, 1)} {_TOMAN['en']}"


def _decimal(scaled: int, places: int) -> str:
    whole, decimals = divmod(scaled, 10**places)
    tail = f"{decimals:0{places}d}".rstrip("0")
    return grouped(whole, "en") + (f".{tail}" if tail else "")
