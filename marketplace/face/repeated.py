"""What stands many times on one page, written without the template engine: a result page has twenty rows with their
states and deadlines, and a hundred filter values, which the engine takes ten times as long for; a desk has its tables.

Invariants: every value is escaped; the templates `components/result_row.html`, `facet.html`, `status.html`, `day.html`,
`due.html`, `table.html` and `meter.html` say when to use each and draw through here, so that HTML is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from marketplace.face import words
from marketplace.face.icons import icon_svg

NOTHING = SafeString("")
_OF_A_ROW = ("chip", "text", "deadline", "aside", "title", "url", "level", "because", "meta")
_OF_AN_OPTION = ("value", "label", "count", "checked")


def safe(value: Any) -> str:
    """As `conditional_escape`, without its look for lazy text where there is none: a page asks hundreds of times."""
    return escape(value) if type(value) is str else conditional_escape(value)


@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    """A name or code, escaped; the same few stand on every page."""
    return str(safe(text))


@lru_cache(maxsize=4096)
def _number(count: int, language: str) -> str:
    return str(safe(words.number(count, language)))


def status(chip: Any) -> SafeString:
    """A state: anything with `label`, `icon` and `tone`, as attributes or keys."""
    label, icon, tone = words.parts(chip, "label", "icon", "tone")
    toned = format_html(' data-tone="{}"', tone) if tone else NOTHING
    return SafeString(f'<span class="status"{toned}>{icon_svg(icon or "point")}{safe(label or "")}</span>')


def day(value: date | datetime | None, style: str, language: str, now: datetime) -> SafeString:
    """A day in the reader's calendar; English pages have the Jalali day beside it. Nothing for no day."""
    if value is None:
        return NOTHING
    told = words.day(value, style, language, now)
    time = f'<time datetime="{safe(told["iso"])}">{safe(told["text"])}</time>'
    if not told["aside"]:
        return SafeString(time)
    return SafeString(f'<span>{time} <span class="soft nowrap">({safe(told["aside"])})</span></span>')


def due(deadline: datetime, passed: str, language: str, now: datetime) -> SafeString:
    """The time left, or `passed` when there is none, then the exact moment."""
    left = words.remaining(deadline, now, language) or passed or _("Closed")
    tone = words.urgency(deadline, now)
    toned = format_html(' data-tone="{}"', tone) if tone else NOTHING
    hour = _("%(time)s Tehran time") % {"time": words.clock(deadline, language)}
    exact = day(deadline, "weekday", language, now)
    return SafeString(f'<p class="due"{toned}><b>{safe(left)}</b>{exact}<span>{safe(hour)}</span></p>')


def result_row(row: Any, language: str, now: datetime, why: str = "") -> SafeString:
    """One result: a thing with the values of `components/result_row.html`; `why` is the ready HTML of its reasons."""
    chip, text, deadline, beside, title, url, level, because, meta = words.parts(row, *_OF_A_ROW)
    heading = f'<h{level or 3}><a href="{safe(url or "")}">{safe(title or "")}</a></h{level or 3}>'
    state = f"<p>{status(chip)}</p>" if chip else ""
    said = f"<p>{safe(text)}</p>" if text else ""
    if because:
        said += f'<p class="small soft">{safe(because)}</p>'
    aside = f'<p class="due"><span>{safe(beside)}</span></p>' if beside else ""
    if deadline:
        aside = due(deadline, "", language, now)
    told = f'<div class="stack stack-tight">{state}{heading}{said}{_facts(meta)}{why}</div>'
    return SafeString(f'<li class="result-row">{told}{aside}</li>')


def _facts(facts: Iterable[Any] | None) -> str:
    drawn = [
        f"<span>{icon_svg(icon)}{_name(str(label))}</span>"
        for icon, label in (words.parts(fact, "icon", "label") for fact in facts or ())
    ]
    return f'<p class="meta">{"".join(drawn)}</p>' if drawn else ""


def meter(how_much: Any) -> SafeString:
    """How much of something: a thing with the values of `components/meter.html`."""
    value, most, label, tone, short, shown = words.parts(how_much, "value", "max", "label", "tone", "short", "shown")
    kind = "meter meter-short" if short or shown else "meter"
    toned = format_html(' data-tone="{}"', tone) if tone else NOTHING
    bar = format_html(
        '<progress class="{}"{} max="{}" value="{}" aria-label="{}"></progress>',
        kind, toned, str(most or 100), str(value), label or "",
    )  # fmt: skip
    return format_html('<span class="with-unit">{}{}</span>', bar, shown) if shown else bar


def table_rows(columns: Sequence[Any], rows: Iterable[Any]) -> SafeString:
    """The rows of a table, things with `cells` as `components/table.html` has them; each cell but the first is told
    its column, for phones.
    """
    heads = [f'<td data-label="{safe(column)}">' for column in columns]
    drawn = []
    for row in rows:
        first, *others = (_cell(cell) for cell in words.read(row, "cells"))
        rest = "".join(f"{head}{cell}</td>" for head, cell in zip(heads[1:], others, strict=False))
        drawn.append(f'<tr><th scope="row">{first}</th>{rest}</tr>')
    return SafeString("".join(drawn))


def _cell(cell: Any) -> str:
    value, url, chip, bar, note = words.parts(cell, "value", "url", "chip", "meter", "note")
    text: str = status(chip) if chip else meter(bar) if bar else safe("" if value is None else value)
    if url and not bar:
        text = f'<a href="{safe(url)}">{text}</a>'
    return f'{text}<small class="soft"> {safe(note)}</small>' if note else text


def facet(title: Any, name: str, options: Iterable[Any], language: str, *, unfolded: bool) -> SafeString:
    """One filter: a heading, and its values, things with `value`, `label`, `count` and `checked`, as check boxes."""
    heading, is_open = _name(str(title)), " open" if unfolded else ""
    summary = f"<summary>{heading}{icon_svg('chevron-down')}</summary>"
    values = f'<fieldset><legend class="hidden">{heading}</legend>{_facet_options(name, options, language)}</fieldset>'
    return SafeString(f'<details class="facet"{is_open}>{summary}{values}</details>')


def _facet_options(name: str, options: Iterable[Any], language: str) -> str:
    drawn = []
    begin = f'<label class="facet-option"><input type="checkbox" name="{safe(name)}" value="'
    for option in options:
        value, label, count, checked = words.parts(option, *_OF_AN_OPTION)
        ticked = " checked" if checked else ""
        number = _number(count, language)
        drawn.append(f'{begin}{_name(str(value))}"{ticked}>{_name(str(label))}<span>{number}</span></label>')
    return "".join(drawn)
