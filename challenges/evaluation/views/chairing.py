"""The chair's pages: the matrix, the consensus over a cell, settling the technical scores, reopening scores."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from challenges.evaluation import permissions, presentation, ranking_told, services
from challenges.evaluation.forms import ConsensusForm, ReasonForm, StepForm
from challenges.evaluation.models import SCORE_MAX, Assignment, Decision
from challenges.evaluation.selectors.matrix import Cell, Matrix, matrix_of
from challenges.evaluation.views.frame import paneled_round
from challenges.models import Round, RoundKind
from marketplace.forms import taken

QUARTER = 25  # hundredths of a score


@login_required
@require_safe
def chair(request: HttpRequest, reference: str) -> HttpResponse:
    """The matrix of scores, what is still to be agreed, the ranking, and how it moves with the weights."""
    challenge, round_, panel = paneled_round(request.user, reference, request.GET.get("round", ""))
    permissions.can_view_scores(request.user, panel).require()
    matrix, leads = matrix_of(round_), permissions.can_lead(request.user, round_)
    blind = panel.is_blind and not matrix.is_settled
    consensus_url = reverse("evaluation:consensus", args=(reference,)) if leads and not matrix.is_settled else ""
    context = {
        "challenge": challenge, "round": round_, "panel": panel, "matrix": matrix, "leads": leads,
        "table": presentation.matrix_table(matrix, blind=blind, consensus_url=consensus_url),
        "chip": presentation.open_chip(matrix) if not matrix.is_settled else None,
        "ranking": ranking_told.technical_ranking(matrix, blind=blind),
        "consensus": [_card(cell, blind) for cell in matrix.open_cells] if leads else [],
        "sensitivity": ranking_told.sensitivity(matrix),
        "waiting": presentation.waiting_rows(matrix),
        "decision": Decision.objects.filter(round=round_).first(), "consensus_url": consensus_url,
    }  # fmt: skip
    return render(request, "evaluation/chair.html", context)


def _choices(cell: Cell) -> list[tuple[str, str]]:
    """Scores in steps of a quarter, and the mean where it lies between them."""
    values = sorted({*range(0, SCORE_MAX * 100 + 1, QUARTER), *([cell.mean] if cell.values else [])})
    words = {row["score"] * 100: row["text"] for row in presentation.anchors(cell.criterion, None)}
    return [(str(value), presentation.score_choice(value, words.get(value, ""), mean=cell.mean)) for value in values]


def _card(cell: Cell, blind: bool, form: ConsensusForm | None = None) -> dict[str, Any]:
    """One disagreement with what each evaluator gave and wrote."""
    held = cell.agreed
    initial = {"value": held.hundredths, "reason": held.reason} if held else {}
    prefix = f"c{cell.proposal.pk}-{cell.criterion.pk}"
    return {
        "cell": cell,
        "title": presentation.cell_title(cell, blind=blind),
        "form": form or ConsensusForm(choices=_choices(cell), initial=initial, prefix=prefix),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consensus(request: HttpRequest, reference: str) -> HttpResponse:
    """The agreed score of one proposal and one criterion (named in the address)."""
    challenge, round_, panel = paneled_round(request.user, reference)
    permissions.can_lead(request.user, round_).require()
    matrix = matrix_of(round_)
    cell = _cell(matrix, request.GET.get("proposal", ""), request.GET.get("criterion", ""))
    form = None
    if request.method == "POST":
        prefix = f"c{cell.proposal.pk}-{cell.criterion.pk}"
        form = ConsensusForm(request.POST, choices=_choices(cell), prefix=prefix)
        if taken(form, lambda: _agree(request, cell, form)):
            messages.success(request, _("The consensus has been kept."))
            return redirect("evaluation:chair", reference)
    card = _card(cell, panel.is_blind, form)
    return render(request, "evaluation/consensus.html", {"challenge": challenge, "card": card, "panel": panel})


def _cell(matrix: Matrix, public_id: str, criterion: str) -> Cell:
    row = next((row for row in matrix.rows if str(row.proposal.public_id) == public_id), None)
    cell = matrix.cell(row.proposal.pk, criterion) if row else None
    if cell is None:
        raise Http404
    return cell


def _agree(request: HttpRequest, cell: Cell, form: ConsensusForm) -> None:
    services.enter_consensus(
        actor=request.user,
        proposal=cell.proposal,
        criterion=cell.criterion,
        hundredths=form.cleaned_data["value"],
        reason=form.cleaned_data["reason"],
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    """Fix the technical scores, after being told what that means."""
    challenge, round_, _panel = paneled_round(request.user, reference)
    permissions.can_lead(request.user, round_).require()
    form = StepForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and taken(form, lambda: services.settle_technical(actor=request.user, round_=round_)):
        messages.success(request, _settled_words(round_))
        return redirect("evaluation:chair", reference)
    return render(request, "evaluation/settle.html", {"challenge": challenge, "round": round_, "form": form})


def _settled_words(round_: Round) -> str:
    if round_.kind == RoundKind.CONCEPT:
        return _("The technical scores are settled. Now the chair chooses who is invited to the second round.")
    return _("The technical scores are settled. Now two officers open the price envelopes.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Give submitted scores back to their evaluator."""
    rows = Assignment.objects.visible_to(request.user).select_related(
        "member__user", "member__panel__round", "proposal__challenge__current_version"
    )
    assignment = get_object_or_404(rows, pk=pk)
    permissions.can_lead(request.user, assignment.member.panel.round).require()
    challenge = assignment.proposal.challenge
    form = ReasonForm(request.POST or None, help_text=_("The evaluator reads it."))
    if request.method == "POST" and taken(
        form, lambda: services.reopen_scores(actor=request.user, assignment=assignment, **form.cleaned_data)
    ):
        messages.success(request, _("The evaluator can change these scores again."))
        return redirect("evaluation:chair", challenge.reference)
    return render(request, "evaluation/reopen.html", {"challenge": challenge, "assignment": assignment, "form": form})
