"""How much time is left, in parts and in words.

Invariant: the parts add up to the span, cut to whole seconds; words never promise more time than there is (they round
down) and never say «0 minutes» while time is left.
"""

from datetime import timedelta
from typing import Final, Literal, NamedTuple

from marketplace.digits import Language, base_language, localised

Form = Literal["left", "bare", "ago"]

_UNITS: Final[dict[Language, tuple[tuple[str, str], ...]]] = {
    "fa": (("روز", "روز"), ("ساعت", "ساعت"), ("دقیقه", "دقیقه")),
    "en": (("day", "days"), ("hour", "hours"), ("minute", "minutes")),
}
_AND: Final[dict[Language, str]] = {"fa": " و ", "en": " and "}
_UNDER_A_MINUTE: Final[dict[Language, str]] = {"fa": "کمتر از یک دقیقه", "en": "less than a minute"}
_FORMS: Final[dict[Language, dict[Form, str]]] = {
    "fa": {"left": "{} مانده", "bare": "{}", "ago": "{} پیش"},
    "en": {"left": "{} left", "bare": "{}", "ago": "{} ago"},
}


class Remaining(NamedTuple):
    """A span in whole parts; ``past`` when the moment is over, the parts then tell how long ago."""

    days: int
    hours: int
    minutes: int
    seconds: int
    past: bool


def remaining(delta: timedelta) -> Remaining:
    """The parts of ``deadline - now``; exactly zero is past, since a deadline excludes its own moment."""
    past = delta <= timedelta(0)
    total = abs(delta)
    hours, rest = divmod(total.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return Remaining(total.days, hours, minutes, seconds, past)


def humanise_remaining(delta: timedelta, *, language: str = "fa", parts: int = 2, form: Form | None = None) -> str:
    """The span in words: «۱۴ روز و ۴ ساعت مانده», ``14 days and 4 hours left``; over: «۲ روز پیش», ``2 days ago``.

    ``parts`` is how many units to show at most, counted from the largest that is not zero; ``form`` forces
    ``left``, ``ago`` or ``bare`` (no closing word).
    """
    speech = base_language(language)
    span = remaining(delta)
    amounts = list(zip(span[:3], _UNITS[speech], strict=True))
    first = next((place for place, (amount, _names) in enumerate(amounts) if amount), None)
    if first is None:
        words = _UNDER_A_MINUTE[speech]
    else:
        shown = amounts[first : first + parts]
        words = _AND[speech].join(f"{amount} {names[amount != 1]}" for amount, names in shown if amount)
    pattern = _FORMS[speech][form or ("ago" if span.past else "left")]
    return localised(pattern.format(words), language)
