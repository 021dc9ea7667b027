"""Numbers of people, firms and places: the known ones pass, a mistyped digit is caught where the rule can."""

from collections.abc import Callable

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace.digits import to_persian
from marketplace.identifiers import (
    IdentifierError,
    validate_legal_entity_id,
    validate_national_code,
    validate_phone,
    validate_postal_code,
    validate_sheba,
)

LEGAL_ENTITY_IDS = ["10101553125", "10101837663", "14009694200", "14008277177", "10380284790", "14005893875"]
NATIONAL_CODES = ["0010350829", "0077611616", "0013542419", "1583250689"]
SHEBAS = ["IR820540102680020817909002", "IR550570022080013447370101"]
KNOWN = [
    *((validate_legal_entity_id, number) for number in LEGAL_ENTITY_IDS),
    *((validate_national_code, number) for number in NATIONAL_CODES),
    *((validate_sheba, number) for number in SHEBAS),
    (validate_postal_code, "1583616414"),
    (validate_phone, "+982188000000"),
]
Validator = Callable[[str], str]


def refusal(validate: Validator, value: str) -> str:
    with pytest.raises(IdentifierError) as refused:
        validate(value)
    for language in ("fa", "en"):
        with translation.override(language):
            assert str(refused.value.message)
            assert "{" not in str(refused.value.message)
    return refused.value.code


@pytest.mark.parametrize(("validate", "number"), KNOWN)
def test_known_numbers_are_their_own_canonical_form(validate: Validator, number: str) -> None:
    assert validate(number) == number


@pytest.mark.parametrize(("validate", "number"), KNOWN)
def test_persian_digits_and_separators_are_understood(validate: Validator, number: str) -> None:
    spaced = " ".join(number[place : place + 4] for place in range(0, len(number), 4))
    assert validate(to_persian(number)) == number
    assert validate(f"\u200f {spaced} \u200e") == number
    assert validate("-".join(spaced.split())) == number


@pytest.mark.parametrize("number", ["10380284792", "14006876134", "10320876496", "09748208301"])
def test_wrong_check_digits_of_legal_entities_are_refused(number: str) -> None:
    assert refusal(validate_legal_entity_id, number) == "check_digit"


@given(st.sampled_from(LEGAL_ENTITY_IDS), st.integers(0, 10), st.integers(1, 9))
def test_a_mistyped_digit_of_a_legal_entity_id_is_caught(number: str, place: int, shift: int) -> None:
    changed = mistyped(number, place, shift)
    # Remainders 0 and 10 share the check digit 0, the one hole the rule leaves; and the shift digit moves all products.
    if remainder(changed) != int(changed[10]):
        assert refusal(validate_legal_entity_id, changed) in {"check_digit", "zero_serial"}
    else:
        assert validate_legal_entity_id(changed) == changed


def remainder(number: str) -> int:
    """The rule of PERSIAN.md §2, written a second time."""
    shift = int(number[9]) + 2
    return sum((int(number[i]) + shift) * (29, 27, 23, 19, 17)[i % 5] for i in range(10)) % 11 % 10


@given(st.sampled_from(NATIONAL_CODES), st.integers(0, 8), st.integers(1, 9))
def test_a_mistyped_digit_of_a_national_code_is_caught(number: str, place: int, shift: int) -> None:
    assert refusal(validate_national_code, mistyped(number, place, shift)) == "check_digit"


@given(st.sampled_from(SHEBAS), st.integers(2, 25), st.integers(1, 9))
def test_a_mistyped_digit_of_a_sheba_is_caught(number: str, place: int, shift: int) -> None:
    assert refusal(validate_sheba, mistyped(number, place, shift)) == "check_digit"


@given(st.sampled_from(SHEBAS), st.integers(2, 24))
def test_two_swapped_digits_of_a_sheba_are_caught(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert refusal(validate_sheba, swapped) == "check_digit"


def mistyped(number: str, place: int, shift: int) -> str:
    return f"{number[:place]}{(int(number[place]) + shift) % 10}{number[place + 1 :]}"


@pytest.mark.parametrize(
    ("validate", "value", "code"),
    [
        (validate_legal_entity_id, "", "required"),
        (validate_legal_entity_id, " - ", "required"),
        (validate_legal_entity_id, "1010155312a", "not_digits"),
        (validate_legal_entity_id, "0010350829", "length"),
        (validate_legal_entity_id, "101015531255", "length"),
        (validate_legal_entity_id, "101000000" + "00", "zero_serial"),
        (validate_legal_entity_id, "²²²²²²²²²²²", "not_digits"),
        (validate_national_code, "1111111111", "repeated"),
        (validate_national_code, "1234567", "length"),
        (validate_national_code, "00103508290", "length"),
        (validate_national_code, "0010350820", "check_digit"),
        (validate_national_code, "کد", "not_digits"),
        (validate_sheba, "IR82054010268002081790900", "length"),
        (validate_sheba, "DE89370400440532013000", "country"),
        (validate_sheba, "IR82054010268002081790900X", "not_digits"),
        (validate_sheba, "", "required"),
        (validate_postal_code, "158361641", "length"),
        (validate_postal_code, "0000000000", "repeated"),
        (validate_postal_code, "15836۱۶۴۱ک", "not_digits"),
        (validate_phone, "", "required"),
        (validate_phone, "88000000", "area_code"),
        (validate_phone, "0912123456", "phone"),
        (validate_phone, "00000000000", "phone"),
        (validate_phone, "تلفن", "not_digits"),
        (validate_phone, "0912123456789012345678901234567890", "phone"),
    ],
)
def test_a_refusal_names_the_rule(validate: Validator, value: str, code: str) -> None:
    assert refusal(validate, value) == code


def test_the_message_counts_in_the_readers_digits() -> None:
    with pytest.raises(IdentifierError) as refused:
        validate_postal_code("158361641")
    with translation.override("fa"):
        assert "۹" in str(refused.value)
    with translation.override("en"):
        assert "9" in str(refused.value)


@pytest.mark.parametrize("typed", ["77611616", "077611616", "۷۷۶۱۱۶۱۶"])
def test_zeros_a_spreadsheet_dropped_are_put_back(typed: str) -> None:
    assert validate_national_code(typed) == "0077611616"


@pytest.mark.parametrize(
    "typed",
    [
        "09121234567",
        "9121234567",
        "00989121234567",
        "+989121234567",
        "۰۹۱۲ ۱۲۳ ۴۵۶۷",
        "989121234567",
        "989121234567+",
        "٠٩١٢-١٢٣-٤٥٦٧",
    ],
)
def test_a_mobile_number_in_all_its_forms(typed: str) -> None:
    assert validate_phone(typed) == "+989121234567"


@pytest.mark.parametrize("typed", ["02188000000", "۰۲۱-۸۸۰۰۰۰۰۰", "(021) 8800 0000", "+98 21 88000000", "2188000000"])
def test_a_tehran_number_in_all_its_forms(typed: str) -> None:
    assert validate_phone(typed) == "+982188000000"


def test_a_foreign_number_needs_its_country_code() -> None:
    assert validate_phone("+44 20 7946 0958") == "+442079460958"


@given(st.text(max_size=40))
def test_any_text_is_either_accepted_in_canonical_form_or_refused(typed: str) -> None:
    for validate in (
        validate_legal_entity_id,
        validate_national_code,
        validate_phone,
        validate_sheba,
        validate_postal_code,
    ):
        try:
            canonical = validate(typed)
        except IdentifierError:
            continue
        assert validate(canonical) == canonical
        assert canonical.isascii()
