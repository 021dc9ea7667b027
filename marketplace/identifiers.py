"""Numbers by which the Iranian state and its banks know people, firms and places.

Invariant: each ``validate_*`` either returns the one canonical spelling (ASCII digits, no separators, fixed length) or
raises `IdentifierError` that names the rule broken and what to do. A right check digit is no proof that the person or
firm exists; that is what ``verified_by`` and ``verified_at`` are for.

Sources: the check digit rules were compared with published open implementations and known numbers (PERSIAN.md §2);
Sheba follows ISO 13616 with ISO 7064 mod 97-10; telephone numbers follow the numbering plan in Google's libphonenumber.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import phonenumbers
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from marketplace.digits import lazy_number, to_ascii

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LEGAL_ENTITY_ID_LENGTH: Final = 11
NATIONAL_CODE_LENGTH: Final = 10
POSTAL_CODE_LENGTH: Final = 10
SHEBA_LENGTH: Final = 26

_LEGAL_WEIGHTS: Final = (29, 27, 23, 19, 17) * 2
_NATIONAL_SHORTEST: Final = 8
_SEPARATORS = re.compile(r"[\s\-‐-―_./()\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_REGION: Final = "IR"


class IdentifierError(ValueError):
    """A number that breaks a rule: ``code`` for programs and tests, ``message`` (lazy, translated) for people."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def validate_legal_entity_id(value: str) -> str:
    """The 11-digit id of a legal entity (شناسه ملی اشخاص حقوقی).

    Check digit: with ``d`` = tenth digit + 2, ``s`` = Σ (digitᵢ + d)·wᵢ over the first ten digits, weights 29 27 23 19
    17 twice; the eleventh digit is ``s mod 11``, where 10 counts as 0. Digits 4 to 9 are never all zero.

    Raises `IdentifierError` with code ``required``, ``not_digits``, ``length``, ``zero_serial`` or ``check_digit``.
    """
    number = _digits_of(value)
    if len(number) == NATIONAL_CODE_LENGTH:
        raise IdentifierError(
            "length",
            _(
                "A legal entity id has 11 digits and this one has 10. "
                "A ten-digit number is a person’s national code; write the id of the company."
            ),
        )
    _require_length(number, LEGAL_ENTITY_ID_LENGTH, _("A legal entity id has 11 digits; you wrote {count}."))
    if number[3:9] == "000000":
        raise IdentifierError(
            "zero_serial", _("Digits 4 to 9 of a legal entity id are never all zero. Check the number on the notice.")
        )
    shift = int(number[9]) + 2
    total = sum((int(digit) + shift) * weight for digit, weight in zip(number[:10], _LEGAL_WEIGHTS, strict=True))
    if total % 11 % 10 != int(number[10]):
        raise IdentifierError(
            "check_digit",
            _("The last digit does not fit the others, so at least one digit is mistyped. Compare it with the notice."),
        )
    return number


def validate_national_code(value: str) -> str:
    """The 10-digit national code of a person (کد ملی); 8 or 9 digits are padded with the zeros spreadsheets drop.

    Check digit: ``r = Σ digitᵢ·(11−i) mod 11`` over the first nine digits; the tenth is ``r`` if ``r < 2``, otherwise
    ``11 − r``. Ten equal digits pass the sum and are refused. Personal data: encrypt it, never log it.

    Raises `IdentifierError` with code ``required``, ``not_digits``, ``length``, ``repeated`` or ``check_digit``.
    """
    number = _digits_of(value)
    if _NATIONAL_SHORTEST <= len(number) < NATIONAL_CODE_LENGTH:
        number = number.zfill(NATIONAL_CODE_LENGTH)
    _require_length(number, NATIONAL_CODE_LENGTH, _("A national code has 10 digits; you wrote {count}."))
    if len(set(number)) == 1:
        raise IdentifierError("repeated", _("Ten equal digits are not a national code. Write the one on your card."))
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    if int(number[9]) != (remainder if remainder < 2 else 11 - remainder):
        raise IdentifierError(
            "check_digit",
            _("The last digit does not fit the others, so at least one digit is mistyped. Compare it with your card."),
        )
    return number


def validate_phone(value: str) -> str:
    """A telephone number in E.164 (``+982188000000``); numbers without a country code are read as Iranian.

    Accepts ``0912…``, ``912…``, ``0098…``, ``+98…``, ``021`` and eight digits, any digits and separators.

    Raises `IdentifierError` with code ``required``, ``not_digits``, ``area_code`` or ``phone``.
    """
    text = _SEPARATORS.sub("", to_ascii(value))
    plus, number = text.startswith("+"), text.removeprefix("+")
    if text.endswith("+") and not plus:  # a right-to-left field shows +98… with its sign at the end
        plus, number = True, text.removesuffix("+")
    _require_digits(number)
    if not plus and len(number) == 8 and not number.startswith("0"):
        raise IdentifierError("area_code", _("Write the area code too: 021 and eight digits for Tehran."))
    try:
        parsed = phonenumbers.parse("+" + number if plus else number, _REGION)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        raise IdentifierError(
            "phone",
            _("This is not a telephone number in use. Write it like 09121234567, 02188000000 or +98 912 123 4567."),
        )
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def validate_sheba(value: str) -> str:
    """An Iranian bank account number (شبا, IBAN): ``IR`` and 24 digits, ISO 7064 mod 97 = 1; ``IR`` may be left out.

    Raises `IdentifierError` with code ``required``, ``country``, ``not_digits``, ``length`` or ``check_digit``.
    """
    text = _SEPARATORS.sub("", to_ascii(value)).upper()
    if text[:2].isalpha() and not text.startswith(_REGION):
        raise IdentifierError(
            "country", _("A Sheba number begins with IR. Accounts of other countries are not accepted.")
        )
    number = text.removeprefix(_REGION)
    _require_digits(number)
    _require_length(number, SHEBA_LENGTH - 2, _("A Sheba number has IR and 24 digits; you wrote {count} digits."))
    if int(number[2:] + "1827" + number[:2]) % 97 != 1:  # I = 18, R = 27
        raise IdentifierError(
            "check_digit",
            _("The check digits do not fit the account, so at least one digit is mistyped. Ask your bank for it."),
        )
    return _REGION + number


def validate_postal_code(value: str) -> str:
    """A postal code of ten digits.

    Raises `IdentifierError` with code ``required``, ``not_digits``, ``length`` or ``repeated``.
    """
    number = _digits_of(value)
    _require_length(number, POSTAL_CODE_LENGTH, _("A postal code has 10 digits; you wrote {count}."))
    if len(set(number)) == 1:
        raise IdentifierError("repeated", _("Ten equal digits are not a postal code. It is printed on utility bills."))
    return number


def _digits_of(value: str) -> str:
    number = _SEPARATORS.sub("", to_ascii(value))
    _require_digits(number)
    return number


def _require_digits(number: str) -> None:
    if not number:
        raise IdentifierError("required", _("Write the number."))
    if not (number.isascii() and number.isdigit()):
        raise IdentifierError("not_digits", _("Only digits are allowed here. Remove letters and other signs."))


def _require_length(number: str, length: int, message: _StrPromise) -> None:
    if len(number) != length:
        raise IdentifierError("length", format_lazy(message, count=lazy_number(len(number))))
