"""Numbers, money and hashes as the reader writes them."""

from decimal import Decimal
from typing import Any

from django import template

from marketplace.digits import localised as localised_digits
from marketplace.face import words
from marketplace.face.language import language
from marketplace.money import CurrencyUnit, format_rial, toman_reading, toman_short

register = template.Library()


@register.filter
def digits(value: object) -> str:
    """The digits of any text in the reader's script: references, years, phone numbers."""
    return "" if value is None else localised_digits(str(value), language())


@register.filter
def number(value: object) -> str:
    """A number in groups of three in the reader's script; anything else as it is, with its digits turned."""
    return words.number(value, language())


@register.filter
def decimal(value: float | Decimal | None, places: int = 1) -> str:
    """A number with exactly so many decimals: `۳٫۵۰`."""
    return words.decimal(value, int(places), language())


@register.filter
def percent(value: float | Decimal | None) -> str:
    """A share given in hundredths: `۷۸٪`, `78%`."""
    return words.percent(value, language())


@register.filter
def plain_number(value: object) -> str:
    """A number as programs write it, whatever the language: for attributes."""
    return words.plain(value)


@register.filter
def rial(amount: int | None, unit: str = CurrencyUnit.RIAL) -> str:
    """`۴۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال`"""
    return "" if amount is None else format_rial(amount, language=language(), unit=unit)


@register.filter
def toman(amount: int | None, unit: str = CurrencyUnit.RIAL) -> str:
    """The same amount as people say it: `۴ میلیارد تومان`."""
    return "" if amount is None else toman_reading(amount, language=language(), unit=unit)


@register.filter
def toman_about(amount: int | None, unit: str = CurrencyUnit.RIAL) -> str:
    """About how much, with one decimal: `۱٫۹ میلیارد تومان`."""
    return "" if amount is None else toman_short(amount, language=language(), unit=unit)


@register.inclusion_tag("components/money.html")
def money(amount: int | None, unit: str = CurrencyUnit.RIAL, note: str = "") -> dict[str, Any]:
    """`{% money amount %}`: toman large, rials small below; `note` follows the rials."""
    return {"toman": toman(amount, unit), "rial": rial(amount, unit), "note": note}


@register.filter
def filesize(count: int | None) -> str:
    """Bytes as people say them: `۱٫۸ مگابایت`."""
    return words.filesize(count, language())


@register.filter
def hash_groups(digest: str) -> str:
    """A hash in groups of four, for reading aloud."""
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


@register.filter
def hash_short(digest: str) -> str:
    """The two ends of a hash."""
    return f"{digest[:4]}…{digest[-4:]}" if digest else ""
