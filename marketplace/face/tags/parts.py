"""Components that need arithmetic before they can be drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from marketplace import clock
from marketplace.face import repeated, shapes, words
from marketplace.face.language import language

register = template.Library()


@register.inclusion_tag("components/weights_bar.html")
def weights_bar(criteria: Iterable[Any]) -> dict[str, Any]:
    """`{% weights_bar criteria %}`: things with `weight`, as attribute or key."""
    return {"bar": shapes.shares([float(words.read(item, "weight") or 0) for item in criteria])}


@register.inclusion_tag("components/weights.html")
def weights(criteria: Iterable[Any]) -> dict[str, Any]:
    """`{% weights criteria %}`: bar and list of things with `weight`, `name` and `note`."""
    items = list(criteria)
    rows = [
        {
            "weight": words.read(item, "weight"),
            "name": words.read(item, "name"),
            "note": words.read(item, "note"),
            "part": i % shapes.PARTS + 1,
        }
        for i, item in enumerate(items)
    ]
    return {"rows": rows, "bar": shapes.shares([float(row["weight"] or 0) for row in rows])}


@register.simple_tag
def result_row(**values: Any) -> SafeString:
    """One row of results; the values are those of components/result_row.html."""
    reasons = {name: values.get(name) for name in ("fits", "misses")}
    why = render_to_string("components/why.html", reasons) if any(reasons.values()) else ""
    return repeated.result_row(values, language(), clock.now(), why)


@register.simple_tag
def result_rows(rows: Iterable[Any]) -> SafeString:
    """`{% result_rows rows %}`: a whole list of them, things with the values of components/result_row.html but for
    reasons.
    """
    spoken, now = language(), clock.now()
    return mark_safe("".join(repeated.result_row(row, spoken, now) for row in rows))


@register.simple_tag
def table_rows(columns: Sequence[Any], rows: Iterable[Any]) -> SafeString:
    """The rows of a table, as components/table.html shows them."""
    return repeated.table_rows(columns, rows)


@register.simple_tag
def meter(**values: Any) -> SafeString:
    """How much of something; the values are those of components/meter.html."""
    return repeated.meter(values)


@register.simple_tag
def facet(title: Any, name: str, options: Iterable[Any], unfolded: bool = False) -> SafeString:
    """One filter with its values, as components/facet.html shows it."""
    return repeated.facet(title, name, options, language(), unfolded=unfolded)


@register.simple_tag
def facets(groups: Iterable[Any]) -> SafeString:
    """`{% facets groups %}`: all filters of a list, things with `title`, `name`, `options` and `open`."""
    spoken = language()
    drawn = [repeated.facet(each.title, each.name, each.options, spoken, unfolded=each.open) for each in groups]
    return mark_safe("".join(drawn))


@register.inclusion_tag("components/chart.html")
def line_chart(
    title: str,
    points: Iterable[tuple[object, float]],
    target: float | None = None,
    chip: Any = None,
    period: str = "",
    measure: str = "",
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
    return _("%(met)s of %(all)s conditions") % {
        "met": words.number(met, language()),
        "all": words.number(met + missed, language()),
    }


@register.simple_tag
def item_at(items: Any, index: int) -> Any:
    """`{% item_at columns 2 %}`"""
    return items[index]
