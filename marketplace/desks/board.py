"""The public board as its page shows it: figures, and for each department a lane from promise to fact. Reads
nothing from the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.presentation import Chip
from marketplace.desks.rows import number, stage_name
from marketplace.desks.selectors.promises import DepartmentPromises, Promise, by_department

LANE_DAYS = 120
LANE_WIDTH = 240
COLUMNS = ("department", "challenge", "title", "stage", "promised_at", "kept_at", "days_late")


def board_page(promises: Sequence[Promise]) -> dict[str, Any]:
    """Figures, lanes and the broken promises."""
    departments = by_department(promises)
    due, on_time = len(promises), sum(1 for row in promises if not row.days_late)
    days = [row.actual_days for row in departments if row.actual_days is not None]
    figures = [
        {"label": _("promises due"), "value": due},
        {
            "label": _("on time"),
            "value": _("%(percent)s%%") % {"percent": number(round(100 * on_time / due))} if due else "—",
        },
        {"label": _("median days from deadline to decision"), "value": round(median(days)) if days else "—"},
        {"label": _("still not kept"), "value": sum(1 for row in promises if row.kept_at is None)},
    ]
    broken = sorted((row for row in promises if row.days_late), key=lambda row: -row.days_late)[:6]
    return {"figures": figures, "lanes": [_lane(row) for row in departments], "broken": [_told(row) for row in broken]}


def _lane(row: DepartmentPromises) -> dict[str, Any]:
    promised, actual = _x(row.promised_days), _x(row.actual_days)
    return {
        "department": row.department.name,
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
        "title": row.challenge.version.title,
        "url": row.challenge.get_absolute_url(),
        "department": row.challenge.department.name,
        "words": words % {"stage": stage_name(row.stage), "days": number(row.days_late)},
        "still": row.kept_at is None,
    }


def csv_rows(promises: Iterable[Promise]) -> list[list[Any]]:
    """Heading and one row a promise."""
    rows: list[list[Any]] = [list(COLUMNS)]
    for row in promises:
        rows.append(
            [
                row.challenge.department.code,
                row.challenge.reference,
                row.challenge.version.title_fa,
                row.stage,
                row.promised_at.isoformat(),
                row.kept_at.isoformat() if row.kept_at else "",
                row.days_late,
            ]
        )
    return rows
