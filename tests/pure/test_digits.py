"""Digits of three scripts and grouping in two languages."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace.digits import base_language, grouped, lazy_number, localised, to_ascii, to_persian


@given(st.text())
def test_persian_digits_are_read_back(typed: str) -> None:
    assert to_ascii(to_persian(typed)) == to_ascii(typed)
    assert to_persian(to_ascii(typed)) == to_persian(typed)


@given(st.text())
def test_only_decimal_digits_change(typed: str) -> None:
    for before, after in zip(typed, to_persian(typed), strict=True):
        assert before == after or (before.isdecimal() and int(before) == int(after))


def test_three_scripts() -> None:
    assert to_ascii("۱۲۳ ٤٥٦ 789") == "123 456 789"
    assert to_persian("۱۲۳ ٤٥٦ 789") == "۱۲۳ ۴۵۶ ۷۸۹"


@pytest.mark.parametrize(
    ("number", "persian", "english"),
    [(0, "۰", "0"), (1500, "۱٬۵۰۰", "1,500"), (-1234567, "-۱٬۲۳۴٬۵۶۷", "-1,234,567")],
)
def test_groups_of_three(number: int, persian: str, english: str) -> None:
    assert grouped(number) == persian
    assert grouped(number, "en") == english


@pytest.mark.parametrize(
    ("code", "base"),
    [("fa", "fa"), ("fa-ir", "fa"), ("FA_IR", "fa"), ("en", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_two_faces(code: str | None, base: str) -> None:
    assert base_language(code) == base


def test_a_number_in_a_lazy_message_follows_the_language_it_is_shown_in() -> None:
    count = lazy_number(14)
    with translation.override("fa"):
        assert str(count) == "۱۴"
    with translation.override("en"):
        assert str(count) == "14"
    assert localised("2 of 3", "fa") == "۲ of ۳"
