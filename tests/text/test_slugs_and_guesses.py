"""Addresses people can read, and what they meant to type."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace import text
from tests.text.strategies import anything


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("طرح‌های پایلوت ۱۴۰۵!", "طرح-های-پایلوت-1405"),
        ("  مديريت  پسماند ", "مدیریت-پسماند"),
        ("خانهٔ دوست", "خانه-دوست"),
        ("آب و هوا", "آب-و-هوا"),
        ("Smart City: Café’s №5", "smart-city-cafés-no5"),
        ("؟!", ""),
        ("a/b\\c?d#e", "a-b-c-d-e"),
    ],
)
def test_a_slug_keeps_persian_words(title: str, address: str) -> None:
    assert text.slug(title) == address


@given(anything, st.integers(1, 30))
def test_a_slug_is_stable_short_and_clean(title: str, length: int) -> None:
    address = text.slug(title, max_length=length)
    assert text.slug(address, max_length=length) == address
    assert len(address) <= length
    assert re.fullmatch(r"(?:[^\W_]+(?:-[^\W_]+)*)?", address)


def test_a_long_slug_is_cut_at_a_word() -> None:
    assert text.slug("یک دو سه چهار", max_length=8) == "یک-دو-سه"
    assert text.slug("یک دو سه چهار", max_length=7) == "یک-دو"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("jivhk", "تهران"), ("hlhk", "امان"), ("تهران", "jivhk"), ("Jivhk", "تهران"), ("cfhgi", "زباله")],
)
def test_the_wrong_keyboard(typed: str, meant: str) -> None:
    assert text.keyboard_swap(typed) == meant


@given(st.text(alphabet="qwertyuiopasdfghjklzxcvbnm", min_size=1))
def test_the_wrong_keyboard_twice_is_the_right_one(typed: str) -> None:
    assert text.keyboard_swap(text.keyboard_swap(typed)) == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("pasmand", ["پسماند"]),
        ("terafik", ["ترافیک"]),
        ("Modiriyat Pasmand", ["مدیریت پسماند"]),
        ("hooshe", []),
        ("zobaaleh", ["زباله"]),
        ("tarh xyz", ["طرح xyz", "طرح"]),
        ("پسماند", []),
        ("", []),
    ],
)
def test_persian_in_latin_letters(typed: str, read: list[str]) -> None:
    assert text.finglish(typed) == read


@pytest.mark.parametrize(
    ("typed", "answer"), [("تهران", True), ("Tehran", False), ("IoT در شهر هوشمند", True), ("۱۲۳", False), ("", False)]
)
def test_which_script(typed: str, answer: bool) -> None:
    assert text.is_persian(typed) is answer
