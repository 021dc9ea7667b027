"""Tags and filters of every template: `{% load baham %}`.

They only show: what is true comes from selectors, how it looks from marketplace/templates/components. All of them answer in the
language that is active and never touch the database.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace import clock as clocks
from marketplace import dates
from marketplace.digits import localised as localised_digits
from marketplace.face import fields, icons, navigation, shapes, words
from marketplace.face.paging import pager_context
from marketplace.money import CurrencyUnit, format_rial, toman_reading, toman_short

register = template.Library()

TONE_ICONS = {"": "info-circle", "live": "info-circle", "now": "alert-triangle", "good": "circle-check", "bad": "alert-circle"}
MESSAGE_TONES = {"success": "good", "warning": "now", "error": "bad"}


def language() -> str:
    """The active language, Persian when none is."""
    return get_language() or "fa"


# -- icons, tones and ornament


@register.simple_tag
def icon(name: str, turn: bool = False) -> SafeString:
    """`{% icon "lock" %}`: an inline SVG of the outline set; `turn=True` mirrors arrows in Persian pages."""
    return icons.icon_svg(name, turn)


@register.simple_tag
def tone_icon(tone: str | None) -> SafeString:
    """The icon that goes with a tone."""
    return icons.icon_svg(TONE_ICONS.get(tone or "", "info-circle"))


@register.filter
def message_tone(level: str) -> str:
    """Tone of a message level of django.contrib.messages."""
    return MESSAGE_TONES.get(level, "")


@register.inclusion_tag("components/status.html")
def status(chip: Any) -> dict[str, Any]:
    """`{% status chip %}`: anything with `label`, `icon` and `tone`, as attributes or keys."""
    read = chip.get if isinstance(chip, Mapping) else lambda name: getattr(chip, name, "")
    return {"label": read("label"), "icon": read("icon"), "tone": read("tone")}


@register.inclusion_tag("components/rosette.html")
def rosette(digest: str) -> dict[str, Any]:
    """`{% rosette digest %}`: the ornament of a receipt, drawn from its hash."""
    return {"paths": shapes.rosette(digest)}


@register.inclusion_tag("components/trl.html")
def trl(level: int) -> dict[str, Any]:
    """`{% trl 6 %}`: readiness as nine diamonds."""
    return {"level": level, "steps": [step <= int(level) for step in range(1, 10)]}


@register.filter
def monogram(name: object) -> str:
    """Two letters that stand for a name."""
    return words.monogram(str(name))


# -- numbers and money


@register.filter
def digits(value: object) -> str:
    """The digits of any text in the reader's script: references, years, phone numbers."""
    return "" if value is None else localised_digits(str(value), language())


@register.filter
def number(value: object) -> str:
    """A number in groups of three in the reader's script; anything else as it is, with its digits turned."""
    return words.number(value, language())


@register.filter
def decimal(value: float | Decimal | None, places: int = 1) -> str:
    """A number with exactly so many decimals: `۳٫۵۰`."""
    return words.decimal(value, int(places), language())


@register.filter
def percent(value: float | Decimal | None) -> str:
    """A share given in hundredths: `۷۸٪`, `78%`."""
    return words.percent(value, language())


@register.filter
def plain_number(value: object) -> str:
    """A number as programs write it, whatever the language: for attributes."""
    return words.plain(value)


@register.filter
def rial(amount: int | None, unit: str = CurrencyUnit.RIAL) -> str:
    """`۴۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال`"""
    return "" if amount is None else format_rial(amount, language=language(), unit=unit)


@register.filter
def toman(amount: int | None, unit: str = CurrencyUnit.RIAL) -> str:
    """The same amount as people say it: `۴ میلیارد تومان`."""
    return "" if amount is None else toman_reading(amount, language=language(), unit=unit)


@register.filter
def toman_about(amount: int | None, unit: str = CurrencyUnit.RIAL) -> str:
    """About how much, with one decimal: `۱٫۹ میلیارد تومان`."""
    return "" if amount is None else toman_short(amount, language=language(), unit=unit)


@register.inclusion_tag("components/money.html")
def money(amount: int | None, unit: str = CurrencyUnit.RIAL, note: str = "") -> dict[str, Any]:
    """`{% money amount %}`: toman large, rials small below; `note` follows the rials."""
    return {"toman": toman(amount, unit), "rial": rial(amount, unit), "note": note}


@register.filter
def filesize(count: int | None) -> str:
    """Bytes as people say them: `۱٫۸ مگابایت`."""
    return words.filesize(count, language())


# -- time


@register.inclusion_tag("components/day.html")
def day(value: date | datetime | None, style: str = "date") -> dict[str, Any]:
    """`{% day value "weekday" %}`: a <time>; styles date · short (this year's year left out) · weekday · long · numeric."""
    return words.day(value, style, language(), clocks.now())


@register.inclusion_tag("components/moment.html")
def moment(value: datetime | None, style: str = "date") -> dict[str, Any]:
    """`{% moment value "weekday" %}`: day and hour together."""
    return words.day(value, style, language(), clocks.now()) | {"hour": words.clock(value, language())}


@register.filter
def jalali(value: date | datetime | None, style: str = "date") -> str:
    """The day as plain text, for attributes and sentences."""
    return words.day_text(value, style, language(), clocks.now())


@register.filter
def jalali_datetime(value: datetime | None, style: str = "date") -> str:
    """Day and hour as plain text: `سه‌شنبه ۱۷ آذر، ساعت ۱۴:۰۰`."""
    return words.moment_text(value, style, language(), clocks.now())


@register.filter
def clock(value: datetime | None) -> str:
    """The hour in Tehran: `۱۴:۰۰`."""
    return words.clock(value, language())


@register.filter
def remaining(value: datetime | None) -> str:
    """Time left until a moment in words, empty when it has passed: `۱ روز و ۴ ساعت`."""
    return words.remaining(value, clocks.now(), language())


@register.inclusion_tag("components/due.html")
def due(deadline: datetime, passed: str = "") -> dict[str, Any]:
    """`{% due deadline %}`: time left, then the exact date; `passed` is said when it is over."""
    now = clocks.now()
    left = words.remaining(deadline, now, language()) or passed or _("Closed")
    return {"deadline": deadline, "left": left, "tone": words.urgency(deadline, now)}


@register.inclusion_tag("components/countdown.html")
def countdown(deadline: datetime) -> dict[str, Any]:
    """`{% countdown deadline %}`: days, hours and minutes by the server's clock."""
    now = clocks.now()
    label = dates.humanise_remaining(deadline - now, language=language(), parts=3) if deadline > now else _("Closed")
    span = dates.remaining(max(deadline, now) - now)
    return {"deadline": deadline, "now": now, "parts": span, "left": label, "tone": words.urgency(deadline, now)}


@register.simple_tag
def timeline_word(state: str) -> str:
    """What the mark of a timeline says to those who do not see it."""
    return {"done": _("done"), "next": _("next"), "late": _("late")}.get(state, "")


# -- parts that need arithmetic


@register.inclusion_tag("components/weights_bar.html")
def weights_bar(criteria: Iterable[Any]) -> dict[str, Any]:
    """`{% weights_bar criteria %}`: things with `weight`, as attribute or key."""
    return {"bar": shapes.shares([float(words.read(item, "weight") or 0) for item in criteria])}


@register.inclusion_tag("components/weights.html")
def weights(criteria: Iterable[Any]) -> dict[str, Any]:
    """`{% weights criteria %}`: bar and list of things with `weight`, `name` and `note`."""
    items = list(criteria)
    rows = [
        {"weight": words.read(item, "weight"), "name": words.read(item, "name"), "note": words.read(item, "note"), "part": i % shapes.PARTS + 1}
        for i, item in enumerate(items)
    ]
    return {"rows": rows, "bar": shapes.shares([float(row["weight"] or 0) for row in rows])}


@register.inclusion_tag("components/chart.html")
def line_chart(  # noqa: PLR0913 (a chart has that many words)
    title: str, points: Iterable[tuple[object, float]], target: float | None = None, chip: Any = None, period: str = "", measure: str = ""
) -> dict[str, Any]:
    """`{% line_chart title points target=15 %}`: (label, value) pairs, oldest first, against a target."""
    drawing = shapes.line_chart(points, target, mirrored=language() == "fa")
    return {
        "title": title, "chip": chip, "drawing": drawing, "summary": words.chart_summary(title, drawing, language()),
        "period_label": period or _("Period"), "value_label": measure or title,
    }  # fmt: skip


@register.inclusion_tag("components/district_map.html")
def district_map(counts: Mapping[int, int], url: str = "", current: Iterable[int] = ()) -> dict[str, Any]:
    """`{% district_map counts url %}`: open things by district number; `url` gets `?district=N`."""
    return {"tiles": words.district_tiles(counts, url, set(current))}


@register.filter
def heat(value: float | None, most: float) -> int:
    """`{{ value|heat:5 }}`: the tone 1 … 5 of a value."""
    return shapes.heat(float(value or 0), float(most or 0))


@register.simple_tag
def fit_score(fits: Iterable[Any] | None, misses: Iterable[Any] | None) -> str:
    """`6 of 8 conditions`."""
    met, missed = len(list(fits or ())), len(list(misses or ()))
    return _("%(met)s of %(all)s conditions") % {"met": number(met), "all": number(met + missed)}


@register.filter
def hash_groups(digest: str) -> str:
    """A hash in groups of four, for reading aloud."""
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


@register.filter
def hash_short(digest: str) -> str:
    """The two ends of a hash."""
    return f"{digest[:4]}…{digest[-4:]}" if digest else ""


@register.simple_tag
def item_at(items: Any, index: int) -> Any:
    """`{% item_at columns 2 %}`"""
    return items[index]


# -- navigation and forms


@register.simple_tag
def home_url() -> str:
    """The front page in the reader's language."""
    return navigation.localised("/", language())


@register.simple_tag(takes_context=True)
def language_url(context: Context, code: str) -> str:
    """The address of this very page in another language, with its parameters."""
    return navigation.localised(context["request"].get_full_path(), code)


@register.simple_tag(takes_context=True)
def account_links(context: Context) -> list[navigation.Link]:
    """`{% account_links as items %}`: where a person looks after the own account."""
    return navigation.links(navigation.ACCOUNT, context["request"].path)


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any, parameter: str = "page") -> dict[str, Any]:
    """`{% pager page %}`: links to the other pages of a list; every other parameter stays."""
    return pager_context(page, context["request"].GET, parameter)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, unit: str = "") -> dict[str, Any]:
    """`{% field form.name %}`: label, hint, error, control, unit and counter of one field."""
    return fields.field_context(bound, unit)


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """`{% form_errors form %}`: a summary that links to each field; nothing for a form without errors."""
    return fields.errors_context(form)
