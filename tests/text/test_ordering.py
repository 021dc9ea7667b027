"""Names in the order of the Persian alphabet, whatever sorts them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.text import sort_key
from tests.text.strategies import anything

ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
persian = st.text(alphabet=ALPHABET, max_size=8)


def test_letters_follow_the_alphabet() -> None:
    keys = [sort_key(letter) for letter in ALPHABET]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@given(persian, persian)
def test_words_sort_letter_by_letter(one: str, other: str) -> None:
    places = [[ALPHABET.index(letter) for letter in word] for word in (one, other)]
    assert (sort_key(one) < sort_key(other)) == (places[0] < places[1])
    assert (sort_key(one) == sort_key(other)) == (places[0] == places[1])


@given(st.integers(0, 10**25), st.integers(0, 10**25))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (sort_key(f"منطقه {one}") < sort_key(f"منطقه {other}")) == (one < other)


@given(anything)
def test_a_key_is_lower_case_ascii(typed: str) -> None:
    assert re.fullmatch("[0-9a-z]*", sort_key(typed))


@pytest.mark.parametrize(
    "names",
    [
        [
            "آب",
            "آتش",
            "ابر",
            "بهار",
            "پارس",
            "تهران",
            "جان",
            "چای",
            "زن",
            "ژاله",
            "سرو",
            "کتاب",
            "گل",
            "لاله",
            "ورزش",
            "یاس",
        ],
        ["منطقه ۱", "منطقه ۲", "منطقه ۱۰", "منطقه ۲۲"],
        ["شهر", "شهر ری", "شهرداری", "شهرداری منطقه ۱"],
        ["۱۲ فروردین", "الف", "Alpha", "beta", "Zeta"],
    ],
    ids=lambda names: names[0],
)
def test_names_as_a_reader_looks_for_them(names: list[str]) -> None:
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(names))


@pytest.mark.parametrize(
    "same",
    [
        ["كتابي", "کتابی"],
        ["می‌دان", "میدان"],
        ["کِتاب", "کتاب"],
        ["Été", "ete"],
        ["«سبز»", "سبز"],
        ["۱۲", "12", "١٢"],
        ["أحمد", "احمد"],
    ],
    ids=lambda same: same[0],
)
def test_what_does_not_count(same: list[str]) -> None:
    assert len({sort_key(name) for name in same}) == 1
