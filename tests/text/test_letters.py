"""One spelling for each letter: what is stored and what is compared."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marketplace import text
from marketplace.text.letters import ZWNJ
from tests.text.strategies import anything


@given(anything)
@example("e\u064b\u0301")
@example("İ\u0307")
@example("1,500٬500")
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert text.fold(text.fold(typed)) == text.fold(typed)
    assert text.normalise(text.normalise(typed)) == text.normalise(typed)


@given(st.one_of(anything, st.text(alphabet=st.characters(codec=None), max_size=30)))
def test_cleaning_twice_changes_nothing_and_leaves_nfc(typed: str) -> None:
    cleaned = text.clean(typed)
    assert text.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.lists(anything, max_size=4))
def test_folding_works_chunk_by_chunk(chunks: list[str]) -> None:
    whole = " ".join(chunks)
    assert text.fold(whole).split() == [piece for chunk in whole.split() for piece in text.fold(chunk).split()]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  طرح تازه \n", "طرح تازه"),
        ("مديريت كتاب", "مديريت كتاب"),
        ("a\x00b\x07c", "abc"),
        ("سطر یک\r\nسطر دو\rسطر سه", "سطر یک\nسطر دو\nسطر سه"),
        ("\u202eabc\u202c", "abc"),
        ("\ufeffمتن", "متن"),
        ("می\u200cشود\u200c", "می\u200cشود"),
        ("e\u0301", "é"),
        ("\ud800x", "x"),
        ("tab\tstays", "tab\tstays"),
        ("\x00  \x00متن\x00 \x00", "متن"),
        ("", ""),
    ],
)
def test_what_is_stored(typed: str, stored: str) -> None:
    assert text.clean(typed) == stored


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("كتاب‌هاي ۱٬۵۰۰", "کتاب های 1500"),
        ("خانهٔ  خانۀ\nخانة", "خانه خانه خانه"),
        ("آب أب إب ٱب", "اب اب اب اب"),
        ("کِتابُ کشــور", "کتاب کشور"),
        ("۲٫۵ و ١٤٠٣", "2.5 و 1403"),
        ("New-York ÉTÉ", "new-york été"),
        ("مؤسسه هیئت رأی جزء", "موسسه هییت رای جز"),
        ("۱۲،۳۴", "12،34"),
        ("1,2,3", "1,2,3"),
        ("12,345,678", "12345678"),
        ("بافت\u00a0فرسوده", "بافت فرسوده"),
    ],
)
def test_what_is_compared(typed: str, compared: str) -> None:
    assert text.normalise(typed) == compared


def test_the_border_inside_a_word_is_kept_by_fold_and_shown_by_normalise() -> None:
    assert text.fold("می\u200cشود") == f"می{ZWNJ}شود"
    assert text.fold("می¬شود") == f"می{ZWNJ}شود"
    assert text.normalise("می\u200cشود") == "می شود"
