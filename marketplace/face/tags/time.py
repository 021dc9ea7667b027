"""Days, hours and time left. A day is a day in Tehran; English pages show the Jalali day beside the Gregorian one."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from marketplace import clock as clocks
from marketplace import dates
from marketplace.face import repeated, words
from marketplace.face.language import language

register = template.Library()


@register.simple_tag
def day(value: date | datetime | None, style: str = "date") -> SafeString:
    """`{% day value "weekday" %}`: a <time>.

    Styles: date · short and weekday (this year's year left out) · long · numeric.
    """
    return repeated.day(value or None, style, language(), clocks.now())


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


@register.simple_tag
def due(deadline: datetime, passed: str = "") -> SafeString:
    """`{% due deadline %}`: time left, then the exact date; `passed` is said when it is over."""
    return repeated.due(deadline, passed, language(), clocks.now())


@register.simple_tag
def server_time() -> str:
    """`{% server_time %}`: the present moment for machines, in the frame of every page."""
    return clocks.now().isoformat(timespec="milliseconds")


@register.inclusion_tag("components/countdown.html")
def countdown(deadline: datetime) -> dict[str, Any]:
    """`{% countdown deadline %}`: days, hours and minutes by the server's clock."""
    now = clocks.now()
    label = dates.humanise_remaining(deadline - now, language=language(), parts=3) if deadline > now else _("Closed")
    span = dates.remaining(max(deadline, now) - now)
    return {"deadline": deadline, "parts": span, "left": label, "tone": words.urgency(deadline, now)}


@register.simple_tag
def timeline_word(state: str) -> str:
    """What the mark of a timeline says to those who do not see it."""
    return {"done": _("done"), "next": _("next"), "late": _("late")}.get(state, "")
