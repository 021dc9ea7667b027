"""How a ranking is told: of the panel alone, with prices, and how firm it is against other weights. Reads nothing from
the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from challenges.evaluation.drawing import Sensitivity, sensitivity_drawing
from challenges.evaluation.presentation import named, number, points, proposal_name
from challenges.evaluation.ranking import RankedProposal
from challenges.evaluation.scoring import Candidate
from challenges.evaluation.selectors.matrix import Matrix, Row
from challenges.models import Criterion
from challenges.proposals.presentation import rial, toman


def technical_ranking(matrix: Matrix, *, blind: bool) -> list[dict[str, Any]]:
    """The rows of the matrix as components/ranking.html shows them."""
    return [
        {
            "place": place,
            "name": proposal_name(row.number) if blind else row.proposal.vendor.name,
            "note": _row_note(row),
            "score": (row.technical + 50) // 100,
        }
        for place, row in enumerate(matrix.rows, 1)
    ]


def _row_note(row: Row) -> str:
    if row.technical < row.minimum * 100:
        return _("Below the technical minimum of %(minimum)s") % {"minimum": number(row.minimum)}
    disputed = sum(1 for cell in row.cells if cell.is_open)
    if disputed:
        words = ngettext("One open disagreement", "%(count)s open disagreements", disputed)
        return words % {"count": number(disputed)}
    best = max(row.cells, key=lambda cell: (cell.shown, cell.criterion.weight), default=None)
    return _("Strongest in “%(criterion)s”") % {"criterion": best.criterion.title} if best else ""


def full_ranking(ranked: Iterable[RankedProposal], numbers: dict[int, int], *, priced: bool = True) -> dict[str, Any]:
    """The complete ranking, with prices unless it is of concepts, as components/table.html shows it."""
    if not priced:
        rows = [{"cells": [{"value": _numbered(row, numbers)}, {"value": points(row.technical)}]} for row in ranked]
        return {"columns": [_("Proposal"), _("Technical")], "rows": rows}
    rows = [
        {
            "cells": [
                {"value": _numbered(row, numbers)},
                {"value": points(row.technical)},
                {
                    "value": toman(row.amount) if row.amount is not None else _("sealed"),
                    "note": rial(row.amount) if row.amount else "",
                },
                {"value": points(row.price) if row.amount is not None else "—"},
                {"value": points(row.total), "note": _("tied") if row.tied else ""},
            ]
        }
        for row in ranked
    ]
    return {"columns": [_("Proposal"), _("Technical"), _("Price"), _("Price score"), _("Total")], "rows": rows}


def _numbered(row: RankedProposal, numbers: dict[int, int]) -> str:
    return named(numbers.get(row.proposal.pk, 0), row.proposal, blind=False)


def sensitivity(matrix: Matrix) -> dict[str, Any] | None:
    """The drawing of the technical scores for the heaviest criterion with its sentence; None for a single proposal."""
    if len(matrix.rows) < 2 or not matrix.criteria:
        return None
    heaviest = max(matrix.criteria, key=lambda row: row.weight)
    weights = {row.key: row.weight for row in matrix.criteria}
    rows = {str(row.proposal.public_id): row for row in matrix.rows}
    candidates = [Candidate(key, {cell.criterion.key: cell.shown for cell in row.cells}) for key, row in rows.items()]
    drawing = sensitivity_drawing(candidates, weights, 0, criterion=heaviest.key, mirrored=get_language_bidi())
    if drawing is None:
        return None
    names = {key: proposal_name(row.number) for key, row in rows.items()}
    return {"drawing": drawing, "names": names, "sentence": _sentence(drawing, names, heaviest), "criterion": heaviest,
            "technical_total": sum(weights.values())}  # fmt: skip


def _sentence(drawing: Sensitivity, names: dict[str, str], criterion: Criterion) -> str:
    values = {
        "criterion": criterion.title,
        "weight": number(criterion.weight),
        "leader": names[next(line.key for line in drawing.lines if line.leads)],
    }
    if drawing.holds:
        return (
            _("The weight of “%(criterion)s” is %(weight)s now. %(leader)s stays first at every weight shown.") % values
        )
    weight, other = min(drawing.overtakers, key=lambda item: abs(item[0] - criterion.weight))
    values |= {"other": names[other], "at": number(weight)}
    return (
        _(
            "The weight of “%(criterion)s” is %(weight)s now. In the coloured range %(leader)s stays first; "
            "at a weight of %(at)s, %(other)s would be first."
        )
        % values
    )
