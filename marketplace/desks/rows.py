"""Rows of the desks in the shape of the components `now`, `table` and `funnel`. Reads nothing from the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.evaluation.states import ASSIGNMENT
from challenges.presentation import Chip
from challenges.proposals.states import PROPOSAL
from cms.drafts import WAITING, DraftRow
from marketplace.clock import now
from marketplace.dates import format_date, tehran_date
from marketplace.desks.selectors.evaluator import EvaluatorDesk
from marketplace.desks.selectors.promises import DepartmentPromises, Promise, Stage
from marketplace.desks.selectors.startup import ProposalRow
from marketplace.digits import localised
from marketplace.face.language import apart, language

SOON = timedelta(days=3)
PROPOSAL_LOOKS = {
    "draft": ("pencil", "live"),
    "submitted": ("lock", ""),
    "withdrawn": ("arrow-back-up", ""),
    "needs_confirmation": ("refresh-alert", "now"),
    "received": ("inbox", ""),
    "awarded": ("trophy", "good"),
    "cure_requested": ("alert-triangle", "now"),
    "inadmissible": ("circle-x", "bad"),
    "disqualified": ("ban", "bad"),
    "lapsed": ("clock-off", ""),
}
ASSIGNMENT_LOOKS = {
    "assigned": ("alert-circle", "now"),
    "no_conflict": ("eye", "live"),
    "scoring": ("pencil", "live"),
    "submitted": ("circle-check", "good"),
    "recused": ("ban", ""),
}


def number(value: int) -> str:
    """A whole number in the reader's digits."""
    return localised(str(value), language())


def day(moment: date | datetime | None) -> str:
    """A day in the reader's calendar, Tehran's day of a moment."""
    return format_date(tehran_date(moment), "short", language=language()) if moment else "—"


def address(name: str, *args: Any) -> str:
    """An address by name; empty while its room is not mounted."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def stage_name(stage: str) -> str:
    """The promised thing in words."""
    return {Stage.OPENING.value: _("Opening"), Stage.DECISION.value: _("Decision")}[stage]


def proposal_chip(row: ProposalRow) -> Chip:
    """The state of a proposal as its startup reads it."""
    return Chip(PROPOSAL.label(row.status), *PROPOSAL_LOOKS.get(row.status, ("scale", "")))


def next_step(row: ProposalRow) -> str:
    """What comes next for a proposal, with its day."""
    status = row.status
    if status in {"draft", "withdrawn"}:
        return (
            _("Submit until %(day)s") % {"day": day(row.closes_at)} if row.is_editable else _("The deadline has passed")
        )
    if status == "needs_confirmation":
        return _("Confirm until %(day)s") % {"day": day(row.closes_at)}
    if status == "submitted":
        return _("Opening on %(day)s") % {"day": day(row.opens_at)}
    if status in {"received", "admissible", "shortlisted", "cure_requested"}:
        return _("Decision until %(day)s") % {"day": day(row.decides_at)}
    if status == "invited" and not row.went_on:
        return _("Go on to the full proposal")
    return "—"


def proposal_table(rows: Iterable[ProposalRow]) -> dict[str, Any]:
    """The startup's proposals with state, progress and next step."""
    cells = [
        {
            "cells": [
                {
                    "value": row.title,
                    "url": address("proposals:detail", row.public_id),
                },
                {"chip": proposal_chip(row)},
                {
                    "meter": {
                        "value": row.done,
                        "max": row.total,
                        "label": _("%(done)s of %(total)s sections")
                        % {"done": number(row.done), "total": number(row.total)},
                    }
                },
                {"value": next_step(row)},
            ]
        }
        for row in rows
    ]
    return {"columns": [_("Challenge"), _("State"), _("Progress"), _("Next step")], "rows": cells}


def waiting_proposals(rows: Iterable[ProposalRow]) -> list[dict[str, Any]]:
    """What a startup must do about its proposals, most urgent first."""
    found = []
    for row in rows:
        title = row.title
        url = address("proposals:detail", row.public_id)
        if row.status == "needs_confirmation" and row.is_editable:
            note = _("The challenge was amended. Unless you confirm, your proposal will not be opened.")
            found.append(
                {
                    "title": _("Confirm your proposal for “%(title)s”") % {"title": apart(title)},
                    "note": note,
                    "deadline": row.closes_at,
                    "url": url,
                    "action": _("See the change"),
                    "tone": "now",
                }
            )
        elif row.status in {"draft", "withdrawn"} and row.is_editable:
            note = _("%(done)s of %(total)s sections are ready") % {
                "done": number(row.done),
                "total": number(row.total),
            }
            urgent = row.closes_at - now() < SOON
            found.append(
                {
                    "title": _("Your proposal for “%(title)s” is not sent") % {"title": apart(title)},
                    "note": note,
                    "deadline": row.closes_at,
                    "url": url,
                    "action": _("Continue"),
                    "tone": "now" if urgent else "",
                }
            )
        elif row.status == "cure_requested":
            found.append(
                {
                    "title": _("Cure a defect in “%(title)s”") % {"title": apart(title)},
                    "note": row.status_reason,
                    "deadline": row.cure_until,
                    "url": url,
                    "action": _("See what is missing"),
                    "tone": "now",
                }
            )
    return sorted(found, key=lambda item: (item["tone"] != "now", item["deadline"]))


def risk_table(promises: Iterable[Promise]) -> dict[str, Any]:
    """Promised dates at risk and what to do."""
    cells = []
    for row in promises:
        late = row.days_late
        words = (
            ngettext("%(days)s day late", "%(days)s days late", late) % {"days": number(late)}
            if late
            else _("Due soon")
        )
        todo = (
            _("Two officers open the proposals") if row.stage == Stage.OPENING else _("Scores and decision are missing")
        )
        cells.append(
            {
                "cells": [
                    {"value": row.title, "url": row.get_absolute_url()},
                    {"value": stage_name(row.stage)},
                    {"value": day(row.promised_at)},
                    {"chip": Chip(words, "alert-triangle" if late else "clock", "bad" if late else "now")},
                    {"value": todo},
                ]
            }
        )
    return {"columns": [_("Challenge"), _("Promise"), _("Date"), _("State"), _("What to do")], "rows": cells}


def draft_table(rows: Iterable[DraftRow], action: str) -> dict[str, Any]:
    """Drafts with department, state and the way into the editor."""
    cells = [
        {
            "cells": [
                {"value": row.title, "url": row.edit_url},
                {"value": row.department.name},
                {"value": day(row.since), "note": row.age["label"] if row.state in WAITING else ""},
                {"chip": row.chip},
                {"value": _("Who it would fit"), "url": address("search:draft_candidates", row.page_id)},
            ]
        }
        for row in rows
    ]
    return {"columns": [_("Challenge"), _("Department"), _("Since"), action, _("Startups")], "rows": cells}


def promise_table(rows: Iterable[DepartmentPromises]) -> dict[str, Any]:
    """Departments and how well they keep their promises."""
    cells = [
        {
            "cells": [
                {"value": row.department},
                {"value": number(row.due)},
                {
                    "meter": {
                        "value": row.percent,
                        "max": 100,
                        "label": _("on time"),
                        "shown": _("%(percent)s%%") % {"percent": number(row.percent)},
                        "tone": "good" if row.percent >= 80 else "now" if row.percent >= 50 else "bad",
                    }
                },
                {
                    "value": ngettext("%(days)s day", "%(days)s days", row.worst_late)
                    % {"days": number(row.worst_late)}
                    if row.worst_late
                    else "—"
                },
            ]
        }
        for row in rows
    ]
    return {"columns": [_("Department"), _("Promises due"), _("On time"), _("Longest delay")], "rows": cells}


def assignment_rows(desk: EvaluatorDesk) -> list[dict[str, Any]]:
    """What an evaluator has to do."""
    found = []
    for row in desk.assignments:
        panel = desk.panels[row.panel_id]
        hidden = panel.is_blind
        who = _("Proposal %(number)s") % {"number": number(row.proposal_id)} if hidden else row.said("vendor")
        found.append(
            {
                "cells": [
                    {"value": who, "url": address("evaluation:assignment", row.id)},
                    {"value": panel.title, "url": panel.get_absolute_url()},
                    {"chip": Chip(ASSIGNMENT.label(row.status), *ASSIGNMENT_LOOKS[row.status])},
                    {"value": day(panel.scores_due_at)},
                ]
            }
        )
    return found


def led_table(panels: Iterable[Any]) -> dict[str, Any]:
    """The panels a person chairs and how far the scores are."""
    cells = [
        {
            "cells": [
                {
                    "value": panel.title,
                    "url": address("evaluation:chair", panel.reference),
                },
                {
                    "meter": {
                        "value": panel.done,
                        "max": panel.wanted or 1,
                        "label": _("Scores submitted"),
                        "shown": _("%(done)s of %(total)s")
                        % {"done": number(panel.done), "total": number(panel.wanted)},
                    }
                },
                {"value": day(panel.scores_due_at)},
            ]
        }
        for panel in panels
    ]
    return {"columns": [_("Challenge"), _("Scores submitted"), _("Due")], "rows": cells}
