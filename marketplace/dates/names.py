"""Names of months and weekdays in both languages.

Invariant: lists follow their calendar's order; the week begins on Saturday. Names are data of the language, like
digits, so that mails and tasks can write either calendar without an active translation.
"""

from typing import Final

from marketplace.digits import Language, base_language

JALALI_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "fa": ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
    "en": (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
        "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ),
}  # fmt: skip
GREGORIAN_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "fa": ("ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "fa": ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"),
    "en": ("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}


def month_name(month: int, language: str = "fa") -> str:
    """The name of Jalali month 1–12."""
    return JALALI_MONTHS[base_language(language)][month - 1]


def weekday_name(place: int, language: str = "fa") -> str:
    """The name of weekday 0–6, Saturday first (see `JalaliDay.weekday`)."""
    return WEEKDAYS[base_language(language)][place]
