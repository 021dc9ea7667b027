"""The public board as its page shows it: figures, and for each department a lane from promise to fact; drawn once for
all readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.presentation import Chip
from marketplace.desks.rows import number, stage_name
from marketplace.desks.selectors.promises import (
    DepartmentPromises,
    Promise,
    broken_promises,
    due_promises,
    promises_by_department,
)
from marketplace.kept import Drawn, kept, soonest

BROKEN = 6
LANE_DAYS = 120
LANE_WIDTH = 240
COLUMNS = ("department", "challenge", "title", "stage", "promised_at", "kept_at", "days_late")


def board_part(year: int, years: Iterable[int]) -> SafeString:
    """The board of a Jalali year with the choice of `years`, as HTML. Two queries when it is not kept."""
    return kept("board", str(year), lambda: _draw(year, years))["content"]


def _draw(year: int, years: Iterable[int]) -> Drawn:
    departments = promises_by_department(year)
    shown = board_page([row for row in departments if row.due], broken_promises(year, BROKEN))
    content = render_to_string("desks/_board.html", {**shown, "year": year, "years": years})
    return {"content": content}, soonest(*(row.next_at for row in departments))


def board_page(departments: Sequence[DepartmentPromises], broken: Iterable[Promise]) -> dict[str, Any]:
    """Figures, lanes and the broken promises of a year."""
    lanes = [_lane(row) for row in departments]
    return {"figures": _figures(departments), "lanes": lanes, "broken": [_told(row) for row in broken]}


def _figures(departments: Sequence[DepartmentPromises]) -> list[dict[str, Any]]:
    due, on_time = sum(row.due for row in departments), sum(row.on_time for row in departments)
    days = [row.actual_days for row in departments if row.actual_days is not None]
    return [
        {"label": _("promises due"), "value": due},
        {
            "label": _("on time"),
            "value": _("%(percent)s%%") % {"percent": number(round(100 * on_time / due))} if due else "—",
        },
        {"label": _("median days from deadline to decision"), "value": round(median(days)) if days else "—"},
        {"label": _("still not kept"), "value": sum(row.not_kept for row in departments)},
    ]


def _lane(row: DepartmentPromises) -> dict[str, Any]:
    promised, actual = _x(row.promised_days), _x(row.actual_days)
    return {
        "department": row.department,
        "challenges": row.challenges,
        "promised": row.promised_days,
        "actual": row.actual_days,
        "promised_x": promised,
        "actual_x": actual,
        "from_x": min(promised, actual),
        "span": abs(actual - promised),
        "chip": _chip(row),
        "late": row.actual_days is not None and row.promised_days is not None and row.actual_days > row.promised_days,
    }


def _x(days: int | None) -> int:
    return round(min(days or 0, LANE_DAYS) * LANE_WIDTH / LANE_DAYS)


def _chip(row: DepartmentPromises) -> Chip:
    if not row.worst_late:
        return Chip(_("On time"), "circle-check", "good")
    words = ngettext("%(days)s day late", "%(days)s days late", row.worst_late) % {"days": number(row.worst_late)}
    return Chip(words, "alert-triangle", "bad" if row.percent < 50 else "now")


def _told(row: Promise) -> dict[str, Any]:
    words = ngettext("%(stage)s: %(days)s day late", "%(stage)s: %(days)s days late", row.days_late)
    return {
        "title": row.title,
        "url": row.get_absolute_url(),
        "department": row.department,
        "words": words % {"stage": stage_name(row.stage), "days": number(row.days_late)},
        "still": row.kept_at is None,
    }


def csv_rows(year: int) -> list[list[Any]]:
    """Heading and one row for each promise that fell due in a Jalali year; dates in ISO 8601. One query."""
    return [
        list(COLUMNS),
        *(
            [
                row.department_code,
                row.reference,
                row.title_fa,
                row.stage,
                row.promised_at.isoformat(),
                row.kept_at.isoformat() if row.kept_at else "",
                row.days_late,
            ]
            for row in due_promises(year)
        ),
    ]
