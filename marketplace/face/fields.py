"""How a form field is shown: which of the four shapes it has, what describes it, and how much has been written.

A field may carry `unit` (a word behind the input), `word_limit` and `word_minimum` (counted while one writes; the form
enforces them).
"""

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.face import words
from marketplace.face.language import language

NEARLY_FULL = 0.9


def kind_of(bound: BoundField) -> str:
    """input · choices · tick · file"""
    widget = bound.field.widget
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "file" if isinstance(widget, forms.FileInput) else "input"


def counter_of(bound: BoundField) -> dict[str, Any] | None:
    """How many words of how many; None for a field without a limit."""
    limit = getattr(bound.field, "word_limit", None)
    minimum = getattr(bound.field, "word_minimum", 0) or 0
    if not limit:
        return None
    written = words.count_words(str(bound.value() or ""))
    tone = "bad" if written > limit else "now" if written >= limit * NEARLY_FULL else ""
    return {
        "id": f"{bound.auto_id}_counter",
        "words": written,
        "limit": limit,
        "minimum": minimum,
        "tone": tone,
        "text": counter_text(written, limit),
    }


def counter_text(written: int, limit: int) -> str:
    """`۲۸۷ واژه از ۳۰۰؛ ۱۳ واژه مانده`"""
    reader = language()
    shown = {"words": words.number(written, reader), "limit": words.number(limit, reader)}
    if written > limit:
        return _("{words} of {limit} words; {over} too many").format(
            over=words.number(written - limit, reader), **shown
        )
    if written >= limit * NEARLY_FULL:
        return _("{words} of {limit} words; {left} left").format(left=words.number(limit - written, reader), **shown)
    return _("{words} of {limit} words").format(**shown)


def described_by(bound: BoundField, counter: dict[str, Any] | None) -> str:
    """The ids of everything that explains the control."""
    parts = [
        f"{bound.auto_id}_helptext" if bound.help_text else "",
        f"{bound.auto_id}_error" if bound.errors else "",
        counter["id"] if counter else "",
    ]
    return " ".join(part for part in parts if part)


def field_context(bound: BoundField, unit: str = "") -> dict[str, Any]:
    """What components/field.html needs."""
    kind, counter = kind_of(bound), counter_of(bound)
    description = described_by(bound, counter)
    attrs: dict[str, Any] = {} if kind in ("choices", "tick") else {"class": _classes(bound)}
    if description and kind != "choices":
        attrs["aria-describedby"] = description
    return {
        "field": bound,
        "kind": kind,
        "counter": counter,
        "described_by": description,
        "control": "" if kind == "choices" else bound.as_widget(attrs=attrs),
        "unit": unit or getattr(bound.field, "unit", ""),
    }


def _classes(bound: BoundField) -> str:
    own = bound.field.widget.attrs.get("class", "")
    return f"input {own}".strip()


def errors_context(form: BaseForm) -> dict[str, Any]:
    """Every error of a form with a link to its field, and how many there are."""
    items = []
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        for error in errors:
            if bound is None:
                items.append({"label": error, "url": ""})
            else:
                label = str(bound.label).rstrip(".")
                items.append({"label": f"{label}: {error}", "url": f"#{bound.id_for_label or bound.auto_id}"})
    count = words.number(len(items), language())
    title = ngettext(
        "Please put one thing right; everything you have typed is still there",
        "Please put %(count)s things right; everything you have typed is still there",
        len(items),
    ) % {"count": count}
    return {"items": items, "title": title}
