"""Icons, tones, chips and the little pictures beside words."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from marketplace.face import icons, repeated, shapes, words

register = template.Library()

TONE_ICONS = {
    "": "info-circle",
    "live": "info-circle",
    "now": "alert-triangle",
    "good": "circle-check",
    "bad": "alert-circle",
}
MESSAGE_TONES = {"success": "good", "warning": "now", "error": "bad"}


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


@register.simple_tag
def status(chip: Any = None, **parts: Any) -> SafeString:
    """`{% status chip %}`: anything with `label`, `icon` and `tone`, as attributes or keys; or these by name."""
    return repeated.status(parts if chip is None else chip)


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
