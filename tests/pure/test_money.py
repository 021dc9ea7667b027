"""Whole rials in, words out, and back."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace.digits import to_persian
from marketplace.money import (
    LARGEST_AMOUNT,
    CurrencyUnit,
    MoneyError,
    format_rial,
    in_rials,
    parse_rial,
    toman_reading,
    toman_short,
)

AMOUNTS = st.one_of(
    st.integers(0, LARGEST_AMOUNT),
    st.integers(0, 10**5),
    st.builds(lambda a, b: a * 10**b, st.integers(1, 9999), st.integers(0, 14)),
)


@given(AMOUNTS, st.sampled_from(["fa", "en"]))
def test_what_is_written_is_read_back(amount: int, language: str) -> None:
    assert parse_rial(format_rial(amount, language=language)) == amount
    assert parse_rial(toman_reading(amount, language=language)) == amount


@given(AMOUNTS)
def test_digits_and_separators_of_both_languages_are_read(amount: int) -> None:
    for separator in ("", ",", "٬", "،", " ", "'", "\u00a0"):
        typed = f"{amount:,}".replace(",", separator)
        assert parse_rial(typed) == parse_rial(to_persian(typed)) == amount


@pytest.mark.parametrize(
    ("amount", "persian", "english", "short"),
    [
        (0, "۰ تومان", "0 toman", "۰ تومان"),
        (10, "۱ تومان", "1 toman", "۱ تومان"),
        (15, "۱ تومان و ۵ ریال", "1.5 toman", "۲ تومان"),
        (2_000_000, "۲۰۰ هزار تومان", "200,000 toman", "۲۰۰ هزار تومان"),
        (19_000_000_000, "۱ میلیارد و ۹۰۰ میلیون تومان", "1.9 billion toman", "۱٫۹ میلیارد تومان"),
        (25_000_000_000, "۲ میلیارد و ۵۰۰ میلیون تومان", "2.5 billion toman", "۲٫۵ میلیارد تومان"),
        (40_000_000_000, "۴ میلیارد تومان", "4 billion toman", "۴ میلیارد تومان"),
        (9_999_600_000, "۹۹۹ میلیون و ۹۶۰ هزار تومان", "999.96 million toman", "۱ میلیارد تومان"),
        (
            12_345_678_905,
            "۱ میلیارد و ۲۳۴ میلیون و ۵۶۷ هزار و ۸۹۰ تومان و ۵ ریال",
            "1,234,567,890.5 toman",
            "۱٫۲ میلیارد تومان",
        ),
        (25 * 10**12, "۲٬۵۰۰ میلیارد تومان", "2.5 trillion toman", "۲٬۵۰۰ میلیارد تومان"),
        (-500, "-۵۰ تومان", "-50 toman", "-۵۰ تومان"),
    ],
)
def test_the_toman_reading(amount: int, persian: str, english: str, short: str) -> None:
    assert toman_reading(amount) == persian
    assert toman_reading(amount, language="en") == english
    assert toman_short(amount) == short


@pytest.mark.parametrize(
    ("typed", "rials"),
    [
        ("۱٬۵۰۰", 1_500),
        ("1500 ریال", 1_500),
        ("۲ ميليارد ريال", 2_000_000_000),
        ("۴۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال", 40_000_000_000),
        ("۲ میلیارد تومان", 20_000_000_000),
        ("۲٫۵ میلیارد تومان", 25_000_000_000),
        ("۲/۵ میلیارد تومان", 25_000_000_000),
        ("2.5 billion toman", 25_000_000_000),
        ("دو", None),
        ("۱۵۰۰ هزار تومان", 15_000_000),
        ("۲ میلیارد و ۵۰۰ میلیون", 2_500_000_000),
        ("۱ تومان و ۵ ریال", 15),
        ("۱٬۵۰۰﷼", 1_500),
        ("IRR 1,500", 1_500),
        ("تومان ۱٬۵۰۰", 15_000),
        ("ریال تومان ۵", None),
        ("۵ ریال تومان", None),
        ("1,50", None),
        ("1,5000", None),
        ("12 34", None),
        ("میلیارد", None),
        ("1e9", None),
        ("۱٫۵", None),
        ("۰٫۰۰۰۰۰۰۰۰۱ تومان", None),
        ("-5", None),
        ("", None),
        ("99999999999999999999", None),
    ],
)
def test_what_people_type(typed: str, rials: int | None) -> None:
    if rials is not None:
        assert parse_rial(typed) == rials
        return
    with pytest.raises(MoneyError) as refused:
        parse_rial(typed)
    for language in ("fa", "en"):
        with translation.override(language):
            assert str(refused.value)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "required"),
        ("-1", "negative"),
        ("a", "not_money"),
        ("1.5", "fraction"),
        (str(LARGEST_AMOUNT + 1), "too_large"),
    ],
)
def test_a_refusal_names_the_rule(typed: str, code: str) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_rial(typed)
    assert refused.value.code == code


def test_without_a_unit_word_the_fields_unit_counts() -> None:
    assert parse_rial("2,000", default_unit="toman") == 20_000
    assert parse_rial("2,000 ریال", default_unit="toman") == 2_000


def test_the_new_rial_is_ten_thousand_of_todays() -> None:
    assert in_rials(3, CurrencyUnit.NEW_RIAL) == 30_000
    assert format_rial(3, unit="IRN") == "۳ ریال جدید"
    assert format_rial(1, unit="IRN", language="en") == "1 new rial"
    assert toman_reading(3, unit="IRN") == "۳ هزار تومان"


@given(st.text(max_size=40))
def test_any_text_is_either_an_amount_or_refused(typed: str) -> None:
    try:
        amount = parse_rial(typed)
    except MoneyError:
        return
    assert isinstance(amount, int)
    assert 0 <= amount <= LARGEST_AMOUNT
