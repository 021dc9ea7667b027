"""Texts as people, keyboards and converters make them, for property tests."""

from hypothesis import strategies as st

from tests.text.spellings import ROWS

WORDS = sorted({spelling for __, row in ROWS for spelling in row})
ENDINGS = ["ها", "های", "ی", "ای", "تر", "ترین", "می", "نمی", "و", "محور", "سازی", "پذیر", "هایی"]
BEGINNINGS = ["حمل", "نرم", "دانش", "استارت", "جست", "کسب", "پیاده", "آب", "شتاب", "به"]
BORDERS = [" ", "  ", "\u200c", " \u200c", "\n", "\u00a0", "-", "،", " – ", ". ", "/", "\u200b", ""]

marked = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأؤئءةۀيكى ٱ\u200c\u0640\u064b\u064e\u0651\u0654\u0670\u200b\u00a0\u00ac"
        ),
        st.sampled_from("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢.,٬٫/-–'’«»؟،؛()abcXYZéßİ\n\t﷼ﻻ½№"),
    ),
    max_size=60,
)
anything = st.one_of(marked, st.text(max_size=40))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Known words, endings and beginnings in any order, with every kind of border between them."""
    parts = draw(st.lists(st.sampled_from(WORDS + 3 * ENDINGS + 3 * BEGINNINGS), min_size=1, max_size=12))
    borders = draw(st.lists(st.sampled_from(BORDERS), min_size=len(parts), max_size=len(parts)))
    return "".join(part + border for part, border in zip(parts, borders, strict=True))
