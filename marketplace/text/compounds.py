"""Words that are written in one piece, with a half-space or in two, and must meet all the same.

Invariant: every spelling of a listed compound gives the same tokens: its joined form, and its parts where they carry
meaning of their own. Keys are stems of the spelling written without any border.
"""

from typing import Final, NamedTuple

from marketplace.text.letters import ZWNJ, fold
from marketplace.text.stems import stem


class Compound(NamedTuple):
    """``whole`` is the one token that stands for the compound in queries; ``parts`` are indexed beside it."""

    whole: str
    parts: tuple[str, ...]


# Compounds are separated by « · », their parts by a space, further spellings by «=».
_MEANINGFUL: Final = """
    دانش بنیان = دانش بنیاد · استارت آپ = استارتآپ · نرم افزار · سخت افزار · حمل نقل = حمل و نقل
    آب هوا = آب و هوا · ساخت ساز = ساخت و ساز · خرید فروش = خرید و فروش · رفت آمد = رفت و آمد
    کسب کار = کسب و کار · گرد غبار = گرد و غبار · ساز کار = ساز و کار · زاد ولد = زاد و ولد · وب سایت · پیاده رو
    پیاده راه · پیاده روی · آتش نشان · آتش نشانی · آتش سوزی · زیر ساخت · زیر گذر · رو گذر · روان آب · پس آب
    ریز گرد · بزرگ راه · آزاد راه · راه آهن · کارت خوان · بوم گردی · زیست محیط · زیست بوم · زیست توده
    شتاب دهنده · سرمایه گذار · سیاست گذار · قانون گذار · نام گذاری · نانو فناوری = نانو فن آوری
    زیست فناوری = زیست فن آوری · تصمیم گیری · اندازه گیری · جهت گیری · همه گیری · یاد گیری · به کار گیری
    شبیه سازی · نو سازی · باز سازی · به سازی · شهر سازی · هوشمند سازی · مقاوم سازی · برنامه ریزی · طرح ریزی
    آب رسانی · نمونه برداری · بهره برداری · بهره بردار · بهره وری · نقشه برداری · تصویر برداری · کلان داده
    کلان شهر · ریز شبکه · بی سیم · بی خانمان · پر تردد · کم آب · کم توان · کم شنوا · کم بینا · کم درآمد
    فرو نشست · زمین لرزه · پس لرزه · سنگ فرش · کف پوش · آب راه · آب نما · آب خوان · آب شیرین کن · هوا شناسی
    پاک سازی · زباله سوز · دست فروش · خرده فروش · عمده فروش · دوچرخه سوار · موتور سیکلت · موتور سوار · پارک سوار
    پارک بان · بازار یابی · مسیر یابی · مکان یابی · موقعیت یابی · عیب یابی · چند منظوره · چند رسانه · میان رشته
    صرفه جویی · سر ریز · سر پناه · سامان دهی · یک پارچه · رمز نگاری · رمز ارز · برون سپاری · جمع سپاری
    جمع آوری · لوله کشی · خط کشی · هم افزا · پشت بام · تره بار · ره گیری · نوبت دهی · پاسخ گویی · پاسخ گو
    خود کار · دو زبانه · مردم نهاد
"""
_ATOMIC: Final = """
    جستجو = جست و جو = جست جو · گفتگو = گفت و گو = گفت گو · شستشو = شست و شو · پرسجو = پرس و جو
    تکاپو = تک و پو · خودرو = خود رو · شهرداری = شهر داری · شهردار = شهر دار · شهروند = شهر وند
    دانشگاه = دانش گاه · ایستگاه = ایست گاه · فرودگاه = فرود گاه · آزمایشگاه = آزمایش گاه · نمایشگاه = نمایش گاه
    کارگاه = کار گاه · درمانگاه = درمان گاه · پایگاه = پای گاه · وبگاه = وب گاه · کارخانه = کار خانه
    کتابخانه = کتاب خانه · تصفیهخانه = تصفیه خانه · رودخانه = رود خانه · داروخانه = دارو خانه · گلخانه = گل خانه
    گرمخانه = گرم خانه · راهکار = راه کار · بازیافت = باز یافت · بازخورد = باز خورد · پیشبینی = پیش بینی
    پیشرفت = پیش رفت · پیشنهاد = پیش نهاد · پیشگیری = پیش گیری · همکار = هم کار · همکاری = هم کاری
    همسایه = هم سایه · همشهری = هم شهری · نوآور = نو آور · فناوری = فن آوری · فناور = فن آور
    کارآفرین = کار آفرین · آبیاری = آب یاری · هواپیما = هوا پیما · گردشگر = گردش گر · گردشگری = گردش گری
    حسگر = حس گر · دانشآموز = دانش آموز · فاضلاب = فاضل آب · سیلاب = سیل آب · چهارراه = چهار راه
    علاقهمند = علاقه مند · بهرهمند = بهره مند · دغدغهمند = دغدغه مند · هوشمند = هوش مند · توانمند = توان مند
    نیازمند = نیاز مند · سالمند = سال مند · هدفمند = هدف مند · نظاممند = نظام مند · ضابطهمند = ضابطه مند
    بلاکچین = بلاک چین · آنلاین = آن لاین · وایفای = وای فای · بلوتوث = بلو توث · تاثیرگذار = تاثیر گذار
    کارشناس = کار شناس · خبرنگار = خبر نگار · کنجکاو = کنج کاو · سازماندهی = سازمان دهی · ردیاب = رد یاب
    خودپرداز = خود پرداز · پارکومتر = پارک متر = پارکو متر · زبالهدان = زباله دان
"""

_TAILS: Final = "بنیان محور پذیر گذاری رسانی سنجی نگاری شناسی کاوی پژوهی پیما مدار سازی"

TAILS: Final = frozenset(map(stem, fold(_TAILS).split()))


def _key(spelling: str) -> str:
    return stem(fold(spelling).replace(ZWNJ, "").replace(" ", ""))


def _entries(text: str) -> list[list[str]]:
    """The spellings of each compound, the canonical one first."""
    entries = text.replace("\n", "·").split("·")
    return [[spelling.strip() for spelling in entry.split("=")] for entry in entries if entry.strip()]


def _read(text: str, *, atomic: bool) -> dict[str, Compound]:
    compounds: dict[str, Compound] = {}
    for spellings in _entries(text):
        parts = () if atomic else tuple(stem(fold(part)) for part in spellings[0].split())
        compound = Compound(_key(spellings[0]), parts)
        for spelling in spellings:
            compounds.setdefault(_key(spelling), compound)
    return compounds


def _beginnings() -> frozenset[str]:
    """The first written piece of every spelling that has more than one: only these can begin a compound."""
    spellings = (
        fold(spelling).split() for text in (_MEANINGFUL, _ATOMIC) for entry in _entries(text) for spelling in entry
    )
    return frozenset(pieces[0] for pieces in spellings if len(pieces) > 1)


COMPOUNDS: Final = {**_read(_MEANINGFUL, atomic=False), **_read(_ATOMIC, atomic=True)}
BEGINNINGS: Final = _beginnings()
MOST_PIECES: Final = 3
