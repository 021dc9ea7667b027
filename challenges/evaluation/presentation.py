"""How an evaluation is told: chips, matrix, ranking and dates in the words of the active language. Reads nothing from
the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from challenges.evaluation.models import SCORE_MAX, Assignment, Decision, DecisionLine, PanelMember
from challenges.evaluation.selectors.matrix import Cell, Matrix
from challenges.evaluation.states import APPEAL, ASSIGNMENT, DECISION
from challenges.models import Criterion
from challenges.presentation import Chip
from challenges.proposals.models import Proposal
from challenges.proposals.presentation import toman
from marketplace.digits import grouped, localised
from marketplace.face.shapes import heat

LOOKS: Final = {
    "assignment": {
        "assigned": ("alert-triangle", "now"),
        "no_conflict": ("shield-check", "good"),
        "recused": ("user-x", ""),
        "scoring": ("pencil", "live"),
        "submitted": ("circle-check", "good"),
    },
    "decision": {
        "proposed": ("pencil", "live"),
        "standstill": ("hourglass", ""),
        "final": ("circle-check", "good"),
    },
    "appeal": {
        "lodged": ("alert-triangle", "now"),
        "upheld": ("circle-check", "good"),
        "rejected": ("circle-x", ""),
    },
}
OUTCOME_LOOKS: Final = {
    "awarded": ("trophy", "good"),
    "reserve": ("hourglass", ""),
    "not_awarded": ("circle-minus", ""),
    "below_threshold": ("circle-minus", ""),
    "invited": ("mail-opened", "good"),
    "not_invited": ("circle-minus", ""),
}
MACHINES: Final = {"assignment": ASSIGNMENT, "decision": DECISION, "appeal": APPEAL}


def language() -> str:
    return get_language() or "fa"


def number(value: int) -> str:
    return grouped(value, language())


def chip(noun: str, status: str) -> Chip:
    """The chip of a state of «assignment», «decision» or «appeal»."""
    return Chip(MACHINES[noun].label(status), *LOOKS[noun][status])


def outcome_chip(line: DecisionLine) -> Chip:
    """The chip of a line's outcome."""
    return Chip(line.get_outcome_display(), *OUTCOME_LOOKS[line.outcome])


def badge(proposal: Proposal) -> str:
    """The certificate class the startup had when it sent the proposal, or ""."""
    kept = proposal.badge
    return str((kept.get("name_en") if language() == "en" else "") or kept.get("name_fa", ""))


def proposal_name(place: int) -> str:
    """What the panel calls a proposal: «پیشنهاد ۰۳»."""
    return _("Proposal %(number)s") % {"number": localised(f"{place:02}", language())}


def named(place: int, proposal: Proposal, *, blind: bool) -> str:
    """The number, and the startup's name where the panel may know it."""
    if blind:
        return proposal_name(place)
    return _("%(number)s, %(name)s") % {"number": localised(f"{place:02}", language()), "name": proposal.vendor.name}


def anchors(criterion: Criterion, chosen: int | None) -> list[dict[str, Any]]:
    """What each score means, as components/scoring.html shows it; the published words, or the plain scale."""
    plain = {
        0: _("Does not answer this"),
        1: _("Poor"),
        2: _("Weak"),
        3: _("Sufficient, with a gap that matters"),
        4: _("Good, with a small gap"),
        5: _("Excellent, with evidence"),
    }
    return [
        {"score": score, "text": _anchor(criterion, score) or plain[score], "checked": score == chosen}
        for score in range(SCORE_MAX + 1)
    ]


def _anchor(criterion: Criterion, score: int) -> str:
    words = criterion.anchors.get(str(score), {})
    return str((words.get("en") if language() == "en" else "") or words.get("fa", ""))


def matrix_table(matrix: Matrix, *, blind: bool, consensus_url: str = "") -> dict[str, Any]:
    """As components/matrix.html shows it. With `consensus_url` each cell leads to its consensus."""
    return {
        "caption": _("Mean score of each criterion, of 5"),
        "corner": _("Proposal"),
        "columns": [{"label": row.title, "note": row.weight} for row in matrix.criteria],
        "rows": [
            {
                "label": named(row.number, row.proposal, blind=blind),
                "cells": [_cell(cell, consensus_url) for cell in row.cells],
                "total": (row.technical + 50) // 100,
                "spread": row.spread,
            }
            for row in matrix.rows
        ],
        "total_label": _("Technical, of 100"),
        "spread_label": _("Spread"),
    }


def _cell(cell: Cell, consensus_url: str) -> dict[str, Any]:
    url = f"{consensus_url}?proposal={cell.proposal.public_id}&criterion={cell.criterion.key}" if consensus_url else ""
    return {
        "value": cell.shown / 100,
        "heat": heat(cell.shown, SCORE_MAX * 100),
        "outlier": cell.is_disputed and cell.agreed is None,
        "url": url,
    }


def open_chip(matrix: Matrix) -> Chip | None:
    """What still keeps the chair from settling."""
    if matrix.waiting:
        count = len(matrix.waiting)
        words = ngettext("One assignment is not submitted", "%(count)s assignments are not submitted", count)
        return Chip(words % {"count": number(count)}, "clock", "")
    count = len(matrix.open_cells)
    if not count:
        return None
    words = ngettext("One disagreement needs a consensus", "%(count)s disagreements need a consensus", count)
    return Chip(words % {"count": number(count)}, "alert-triangle", "now")


def points(hundredths: int) -> str:
    """A score in hundredths of a point as people read it: «۸۴٫۷»."""
    text = f"{(hundredths + 5) // 10 / 10:.1f}"
    return localised(text.replace(".", "٫") if language() == "fa" else text, language())


def progress(criteria: Iterable[Criterion], scores: dict[int, Any]) -> dict[str, Any]:
    """How much of an assignment is scored."""
    wanted = list(criteria)
    done = sum(1 for row in wanted if row.pk in scores)
    values = {"done": number(done), "total": number(len(wanted))}
    return {"done": done, "total": len(wanted), "words": _("%(done)s of %(total)s criteria scored") % values}


def score_choice(hundredths: int, words: str, *, mean: int) -> str:
    """A score of the consensus with what it means."""
    shown = localised(f"{hundredths / 100:.2f}".replace(".", "٫" if language() == "fa" else "."), language())
    if hundredths == mean:
        words = _("the evaluators’ mean")
    return _("%(score)s: %(words)s") % {"score": shown, "words": words} if words else shown


def cell_title(cell: Cell, *, blind: bool) -> str:
    """Proposal and criterion."""
    values = {"proposal": proposal_name(cell.number) if blind else cell.proposal.vendor.name}
    return _("%(proposal)s, %(criterion)s") % {**values, "criterion": cell.criterion.title}


def panel_again(members: Iterable[PanelMember]) -> dict[str, str]:
    """The people of an earlier panel as the form that appoints one takes them, so that nobody types them anew."""
    people: dict[str, list[str]] = {}
    for member in members:
        people.setdefault(str(member.role), []).append(member.user.email)
    return {
        "chair": "".join(people.get("chair", [])[:1]),
        "evaluators": "\n".join(people.get("evaluator", [])),
        "secretary": "".join(people.get("secretary", [])[:1]),
    }


def waiting_rows(matrix: Matrix) -> list[str]:
    """Who has not submitted yet: a line for each evaluator."""
    found: dict[str, int] = {}
    for row in matrix.waiting:
        found[str(row.member.user)] = found.get(str(row.member.user), 0) + 1
    return [
        ngettext("%(name)s: one proposal", "%(name)s: %(count)s proposals", count)
        % {"name": name, "count": number(count)}
        for name, count in found.items()
    ]


def line_rows(decision: Decision | None) -> list[dict[str, Any]]:
    """The lines of a decision with their words, for those who may read all of it."""
    if decision is None:
        return []
    return [
        {
            "line": line,
            "name": line.proposal.vendor.name,
            "chip": outcome_chip(line),
            "total": points(line.total),
            "amount": toman(line.amount) if line.amount is not None else "",
        }
        for line in decision.lines.all()
    ]


def appeal_rows(decision: Decision) -> list[dict[str, Any]]:
    """The appeals of a decision with their states."""
    return [
        {"appeal": row, "name": row.vendor.name, "chip": chip("appeal", row.status)} for row in decision.appeals.all()
    ]


def assignment_url(assignment: Assignment | None) -> str:
    """Its page, or ""."""
    return reverse("evaluation:assignment", args=(assignment.pk,)) if assignment else ""
