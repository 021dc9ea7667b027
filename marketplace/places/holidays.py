"""Official holidays of 1404–1406, the first rows of a table that is imported every year; never a constant in code.

Solar holidays are certain. Lunar ones move with the sighting of the moon and by decree: they were computed with the
tabular Islamic calendar, may be one day off and are marked provisional until the year's calendar is imported.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """``year``, ``month``, ``day`` are Jalali."""

    year: int
    month: int
    day: int
    name_fa: str
    name_en: str
    provisional: bool


YEARS = (1404, 1405, 1406)

SOLAR: tuple[tuple[int, int, str, str], ...] = (
    (1, 1, "نوروز", "Nowruz"),
    (1, 2, "نوروز", "Nowruz"),
    (1, 3, "نوروز", "Nowruz"),
    (1, 4, "نوروز", "Nowruz"),
    (1, 12, "روز جمهوری اسلامی", "Islamic Republic Day"),
    (1, 13, "روز طبیعت", "Nature Day"),
    (3, 14, "درگذشت امام خمینی", "Passing of Imam Khomeini"),
    (3, 15, "قیام ۱۵ خرداد", "Uprising of 15 Khordad"),
    (11, 22, "پیروزی انقلاب اسلامی", "Victory of the Islamic Revolution"),
    (12, 29, "ملی‌شدن صنعت نفت", "Nationalisation of oil"),
)

NAMES: dict[str, tuple[str, str]] = {
    "ali-martyrdom": ("شهادت امام علی", "Martyrdom of Imam Ali"),
    "fitr": ("عید فطر", "Eid al-Fitr"),
    "sadeq": ("شهادت امام صادق", "Martyrdom of Imam Sadeq"),
    "adha": ("عید قربان", "Eid al-Adha"),
    "ghadir": ("عید غدیر", "Eid al-Ghadir"),
    "tasua": ("تاسوعا", "Tasua"),
    "ashura": ("عاشورا", "Ashura"),
    "arbaeen": ("اربعین", "Arbaeen"),
    "prophet-passing": ("رحلت پیامبر و شهادت امام حسن", "Passing of the Prophet"),
    "reza": ("شهادت امام رضا", "Martyrdom of Imam Reza"),
    "askari": ("شهادت امام حسن عسکری", "Martyrdom of Imam Askari"),
    "prophet-birth": ("میلاد پیامبر و امام صادق", "Birth of the Prophet"),
    "fatima": ("شهادت حضرت فاطمه", "Martyrdom of Fatima"),
    "ali-birth": ("میلاد امام علی", "Birth of Imam Ali"),
    "mabath": ("مبعث", "Mab'ath"),
    "mahdi-birth": ("نیمهٔ شعبان", "Mid-Sha'ban"),
}

LUNAR: dict[int, tuple[tuple[str, int, int], ...]] = {
    1404: (
        ("ali-martyrdom", 1, 2),
        ("fitr", 1, 11),
        ("fitr", 1, 12),
        ("sadeq", 2, 4),
        ("adha", 3, 16),
        ("ghadir", 3, 24),
        ("tasua", 4, 14),
        ("ashura", 4, 15),
        ("arbaeen", 5, 23),
        ("prophet-passing", 5, 31),
        ("reza", 6, 2),
        ("askari", 6, 10),
        ("prophet-birth", 6, 19),
        ("fatima", 9, 3),
        ("ali-birth", 10, 13),
        ("mabath", 10, 27),
        ("mahdi-birth", 11, 15),
        ("ali-martyrdom", 12, 20),
    ),
    1405: (
        ("fitr", 1, 1),
        ("fitr", 1, 2),
        ("sadeq", 1, 25),
        ("adha", 3, 6),
        ("ghadir", 3, 14),
        ("tasua", 4, 4),
        ("ashura", 4, 5),
        ("arbaeen", 5, 14),
        ("prophet-passing", 5, 22),
        ("reza", 5, 24),
        ("askari", 5, 31),
        ("prophet-birth", 6, 9),
        ("fatima", 8, 23),
        ("ali-birth", 10, 2),
        ("mabath", 10, 16),
        ("mahdi-birth", 11, 4),
        ("ali-martyrdom", 12, 9),
        ("fitr", 12, 19),
        ("fitr", 12, 20),
    ),
    1406: (
        ("sadeq", 1, 14),
        ("adha", 2, 27),
        ("ghadir", 3, 4),
        ("tasua", 3, 24),
        ("ashura", 3, 25),
        ("arbaeen", 5, 3),
        ("prophet-passing", 5, 11),
        ("reza", 5, 13),
        ("askari", 5, 20),
        ("prophet-birth", 5, 29),
        ("fatima", 8, 12),
        ("ali-birth", 9, 21),
        ("mabath", 10, 5),
        ("mahdi-birth", 10, 23),
        ("ali-martyrdom", 11, 28),
        ("fitr", 12, 8),
        ("fitr", 12, 9),
    ),
}


def _rows() -> tuple[HolidayRow, ...]:
    """One row a day: two occasions on one day share it, and the day is certain when one of them is."""
    days: dict[tuple[int, int, int], HolidayRow] = {}
    for year in YEARS:
        solar = [HolidayRow(year, month, day, fa, en, False) for month, day, fa, en in SOLAR]
        lunar = [HolidayRow(year, month, day, *NAMES[key], True) for key, month, day in LUNAR[year]]
        for row in solar + lunar:
            date = (row.year, row.month, row.day)
            days[date] = _together(days[date], row) if date in days else row
    return tuple(days[date] for date in sorted(days))


def _together(first: HolidayRow, second: HolidayRow) -> HolidayRow:
    return HolidayRow(
        first.year,
        first.month,
        first.day,
        f"{first.name_fa} و {second.name_fa}",
        f"{first.name_en}; {second.name_en}",
        first.provisional and second.provisional,
    )


HOLIDAYS = _rows()
