"""What was meant: the wrong keyboard, Persian in Latin letters, and which script a text is in.

Invariant: guesses are for suggestions only and never change what is searched or stored.
"""

import re
from typing import Final

# ISIRI 9147, the standard Persian layout; «پ» sits on the key left of 1, on some keyboards on the backslash.
_LATIN_KEYS: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,`"
_PERSIAN_KEYS: Final = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدئوپ"
_SHIFTED: Final = {"C": "ژ", "H": "آ", "N": "أ", "M": "ء", "G": "ۀ", "?": "؟", "K": "»", "L": "«"}
_TO_PERSIAN: Final = dict(zip(_LATIN_KEYS, _PERSIAN_KEYS, strict=True)) | _SHIFTED | {"\\": "پ"}
_TO_LATIN: Final = {
    **dict(zip(_PERSIAN_KEYS, _LATIN_KEYS, strict=True)),
    **{persian: latin.lower() for latin, persian in _SHIFTED.items()},
    "ي": "d",
    "ك": ";",
}

_ARABIC_SCRIPT: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

_WORDS: Final = """
    pasmand پسماند · zobale zobaleh زباله · bazyaft bazyaaft بازیافت · terafik trafik traffik ترافیک
    tehran تهران · hava havaa هوا · ab aab آب · bargh barq برق · gaz gaaz گاز · khak خاک · sabz سبز
    faza fazaye فضای · aloodegi aludegi آلودگی · shahr شهر · shahrdari شهرداری · shahrvand شهروند · shahri شهری
    hooshmand hushmand هوشمند · hoosh hush هوش · masnooi masnui مصنوعی · haml حمل · naghl naql نقل · metro مترو
    otobus otoobus autobus اتوبوس · taxi taksi تاکسی · docharkhe dochar دوچرخه · khodro خودرو · mashin ماشین
    park پارک · parking پارکینگ · khiaban khiyaban خیابان · koocheh kuche کوچه · meydan maidan میدان
    mahale mahalle mahalleh محله · mantaghe mantaqe mantagheh منطقه · sakhteman ساختمان · baft بافت
    farsoode farsude فرسوده · seyl sail سیل · seylab سیلاب · zelzele zelzeleh زلزله · fazelab fazelaab فاضلاب
    energy enerji انرژی · khorshidi خورشیدی · startup estartap استارتاپ · danesh دانش · bonyan بنیان
    daneshbonyan دانش‌بنیان · sherkat شرکت · noavari نوآوری · fanavari فناوری · chalesh چالش · chaleshha چالش‌ها
    pishnahad پیشنهاد · tarh طرح · proje proje پروژه · pilot پایلوت · modiriat modiriyat مدیریت · bazar بازار
    gardeshgari گردشگری · miras میراث · farhangi فرهنگی · salamat سلامت · behdasht بهداشت
    amoozesh amuzesh آموزش · kargar کارگر · salmand سالمند · maloul malul معلول · koodak kudak کودک
    zan zanan زنان · atash آتش · neshani نشانی · atashneshani آتش‌نشانی · pahpad پهپاد · hasgar حسگر
    sensor سنسور · narmafzar نرم‌افزار · samane samaneh سامانه · dade dadeh داده · naghshe naqshe نقشه
    robat ربات · internet اینترنت · ashya اشیا · baran باران · derakht درخت · choob چوب · asfalt آسفالت
    poshtebam پشت‌بام · sarosada سروصدا · mohit محیط · zist زیست · gerd گرد · ghobar qobar غبار · va و · dar در
    az از · baraye برای · ba با · ha ها · haye های
"""
_DOUBLED: Final = re.compile(r"(.)\1+")


def is_persian(text: str) -> bool:
    """Whether most letters are of the Persian (Arabic) script; False when there are none."""
    letters = _length(_LETTERS, text)
    return letters > 0 and 2 * _length(_ARABIC_SCRIPT, text) > letters


def _length(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def keyboard_swap(text: str) -> str:
    """The text as the same keys give it on the other layout: ``jivhk`` ↔ ``تهران``. Other signs stay."""
    if is_persian(text):
        return "".join(_TO_LATIN.get(sign, sign) for sign in text)
    return "".join(_TO_PERSIAN.get(sign) or _TO_PERSIAN.get(sign.lower(), sign) for sign in text)


def _sound(word: str) -> str:
    """One spelling for what people write in several: doubled letters, oo/u, ee/i, gh/q, final silent h."""
    word = word.lower().replace("oo", "u").replace("ou", "u").replace("ee", "i").replace("gh", "q").replace("ph", "f")
    word = _DOUBLED.sub(r"\1", word.replace("iy", "i"))
    return word[:-1] if word.endswith("eh") else word


def _read_words() -> dict[str, str]:
    entries = (entry.split() for entry in _WORDS.replace("\n", "·").split("·") if entry.strip())
    return {_sound(latin): spellings[-1] for spellings in entries for latin in spellings[:-1]}


_FINGLISH: Final = _read_words()


def finglish(text: str) -> list[str]:
    """Persian readings of Persian typed in Latin letters, the best first: ``modiriat pasmand`` → ``["مدیریت پسماند"]``.

    Words that are not known stay as they are; the list is empty when none is known or nothing is Latin.
    """
    typed = text.split()
    read = [_FINGLISH.get(_sound(word)) for word in typed]
    if not any(read):
        return []
    whole = " ".join(found or word for found, word in zip(read, typed, strict=True))
    known = " ".join(found for found in read if found)
    return list(dict.fromkeys((whole, known)))
