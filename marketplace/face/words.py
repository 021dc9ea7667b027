"""Numbers, days and shares in the words of the reader's language.

Pure text: everything takes the language and, where it matters, the present moment as arguments.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from marketplace import dates
from marketplace.dates.formats import Style
from marketplace.digits import DECIMAL_SEPARATOR, THOUSANDS_SEPARATOR, base_language, localised
from marketplace.face.shapes import LineChart, heat

URGENT = timedelta(days=3)
ZWNJ = "\u200c"

# The tiles of the district map, row by row from the north-west; the stylesheet knows where a row begins.
MAP_ORDER = (1, 22, 5, 2, 3, 4, 21, 9, 10, 6, 7, 8, 18, 17, 11, 12, 13, 19, 16, 15, 14, 20)


def read(thing: Any, name: str) -> Any:
    """An attribute or a key of a thing; None when it has neither."""
    return parts(thing, name)[0]


def parts(thing: Any, *names: str) -> list[Any]:
    """Several of them at once: where a page asks hundreds of times."""
    if isinstance(thing, dict):
        return [thing.get(name) for name in names]
    return [getattr(thing, name, None) for name in names]


def count_words(text: str) -> int:
    """Words as people count them: what white space parts. A half-space joins, so «می‌شود» is one word."""
    return len(text.split())


def monogram(name: str) -> str:
    """First letters of the first two words; a ZWNJ keeps Persian letters from joining."""
    letters = [word[0] for word in name.split() if word[0].isalnum()][:2]
    return ZWNJ.join(letters).upper()


def number(value: object, language: str) -> str:
    """`۱٬۲۴۸`, `3.5`; what is not a number keeps its form and has its digits turned."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return localised(str(value), language)
    text = f"{value:,}" if isinstance(value, int) else f"{round(Decimal(str(value)), 4).normalize():,f}"
    return _separated(text, language)


def decimal(value: float | Decimal | None, places: int, language: str) -> str:
    """A number with exactly `places` decimals, rounded half up."""
    if value is None:
        return ""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return _separated(f"{exact:,f}", language)


def percent(value: float | Decimal | None, language: str) -> str:
    """`۷۸٪` or `78%`."""
    if value is None:
        return ""
    return number(value, language) + ("٪" if base_language(language) == "fa" else "%")


def plain(value: object) -> str:
    """ASCII digits, no grouping."""
    return "" if value is None else str(value)


def _separated(text: str, language: str) -> str:
    base = base_language(language)
    swapped = text.replace(",", "\0").replace(".", DECIMAL_SEPARATOR[base]).replace("\0", THOUSANDS_SEPARATOR[base])
    return localised(swapped, language)


def filesize(count: int | None, language: str) -> str:
    """Bytes in the largest unit that leaves at least one: `۱٫۸ مگابایت`."""
    if count is None:
        return ""
    units = (_("bytes"), _("kilobytes"), _("megabytes"), _("gigabytes"))
    size, step = float(count), 0
    while size >= 1000 and step < len(units) - 1:
        size, step = size / 1000, step + 1
    shown = round(size, 1) if step and size < 10 else round(size)
    return f"{number(shown, language)} {units[step]}"


# -- days

# Our styles say what a reader needs; `short` and `weekday` leave this year's year out, the others always name it.
STYLES: dict[str, Style] = {
    "date": "medium",
    "short": "short",
    "weekday": "weekday",
    "long": "long",
    "numeric": "numeric",
}
WITH_YEAR: dict[str, Style] = {"short": "medium", "weekday": "long"}


def day(value: date | datetime | None, style: str, language: str, now: datetime) -> dict[str, Any]:
    """Machine form, text and, in English, the Jalali day beside it."""
    if value is None:
        return {"iso": "", "text": "", "aside": ""}
    text, aside = _told(dates.tehran_date(value), style, base_language(language), dates.tehran_date(now))
    iso = dates.in_tehran(value).isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
    return {"iso": iso, "text": text, "aside": aside}


def day_text(value: date | datetime | None, style: str, language: str, now: datetime) -> str:
    """The day alone in the reader's calendar. Raises KeyError for a style that does not exist."""
    return day(value, style, language, now)["text"]


@lru_cache(maxsize=4096)
def _told(value: date, style: str, language: str, today: date) -> tuple[str, str]:
    """A day of Tehran as text, and beside it; the same few days stand on every page."""
    if language != "fa":
        return _gregorian(value, style), dates.jalali_date(value, style="medium", language="en")
    this_year = dates.jalali_year(value) == dates.jalali_year(today)
    return dates.jalali_date(value, style=STYLES[style] if this_year else WITH_YEAR.get(style, STYLES[style])), ""


def moment_text(value: datetime | None, style: str, language: str, now: datetime) -> str:
    """Day and hour: `سه‌شنبه ۱۷ آذر، ساعت ۱۴:۰۰`, `Tue 8 Dec 2026, 14:00 (17 Azar 1405)`."""
    if value is None:
        return ""
    text, hour = day_text(value, style, language, now), clock(value, language)
    if base_language(language) == "fa":
        return f"{text}، ساعت {hour}"
    return f"{text}, {hour} ({dates.jalali_date(value, style='medium', language='en')})"


def clock(value: datetime | None, language: str) -> str:
    """The hour in Tehran."""
    return "" if value is None else dates.clock_time(value, language=language)


def _gregorian(value: date, style: str) -> str:
    if style == "numeric":
        return value.isoformat()
    weekday, month = value.strftime("%A"), dates.GREGORIAN_MONTHS["en"][value.month - 1]
    head = {"date": "", "short": "", "weekday": f"{weekday[:3]} ", "long": f"{weekday} "}[style]
    return f"{head}{value.day} {month if style == 'long' else month[:3]} {value.year}"


# -- time left


def remaining(deadline: datetime | None, now: datetime, language: str) -> str:
    """The time left, as exactly as it matters: days alone while there are many; empty when the deadline has passed."""
    if deadline is None or deadline <= now:
        return ""
    left = deadline - now
    return dates.humanise_remaining(left, language=language, parts=1 if left > URGENT else 2, form="bare")


def urgency(deadline: datetime, now: datetime) -> str:
    """The tone of a deadline: saffron when three days or fewer remain."""
    return "now" if timedelta(0) < deadline - now <= URGENT else ""


# -- pictures


def chart_summary(title: str, drawing: LineChart, language: str) -> str:
    """The line in a sentence: where it began, where it ended, what the target was."""
    first, last = drawing.spots[0], drawing.spots[-1]
    values = {
        "title": title,
        "start": number(first.value, language),
        "start_label": first.label,
        "end": number(last.value, language),
        "end_label": last.label,
        "target": number(drawing.target, language),
    }
    if drawing.target is None:
        return _("%(title)s: from %(start)s (%(start_label)s) to %(end)s (%(end_label)s)") % values
    return _("%(title)s: from %(start)s (%(start_label)s) to %(end)s (%(end_label)s); target %(target)s") % values


def district_tiles(counts: Mapping[int, int], url: str, current: set[int]) -> list[dict[str, Any]]:
    """The 22 tiles in map order, each with its count, tone and address."""
    most = max(counts.values(), default=0)
    joint = "&" if "?" in url else "?"
    return [
        {
            "number": n,
            "count": counts.get(n, 0),
            "heat": heat(counts.get(n, 0), most),
            "url": f"{url}{joint}district={n}",
            "current": n in current,
        }
        for n in MAP_ORDER
    ]
