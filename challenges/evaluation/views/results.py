"""What is published of a decision; what a startup reads about its own proposal; appeals."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from challenges.evaluation import permissions, presentation, services, telling
from challenges.evaluation.forms import AnswerForm, AppealForm
from challenges.evaluation.models import Appeal
from challenges.evaluation.selectors.results import Debrief, debrief_of, result_of
from challenges.presentation import slot
from challenges.proposals.models import Proposal
from challenges.views.public import visible_challenge
from marketplace.forms import taken


@require_safe
def result(request: HttpRequest, reference: str) -> HttpResponse:
    """Who was chosen and why, with the statistics of the proposals."""
    challenge = visible_challenge(request.user, reference)
    found = result_of(challenge, request.GET.get("round", ""))
    if found is None:
        raise Http404
    context = {
        "challenge": challenge,
        "result": found,
        "chip": telling.result_chip(found),
        "winners": telling.winners(found),
        "verdict": telling.verdict(found),
        "ranking": telling.public_ranking(found),
        "facts": telling.result_facts(found),
        "timeline": telling.result_timeline(found),
        "statistics": telling.statistics(found),
        "results_url": slot("pilots:results"),
    }
    return render(request, "evaluation/result.html", context)


def _debrief(request: HttpRequest, public_id: UUID) -> Debrief:
    try:
        return debrief_of(request.user, public_id)
    except Proposal.DoesNotExist:
        raise Http404 from None


@login_required
@require_safe
def debrief(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The startup's own result: scores, reasons, feedback, and the way to appeal."""
    found = _debrief(request, public_id)
    may_appeal = found.decision and permissions.can_appeal(request.user, found.decision, found.proposal.vendor)
    context = {
        "debrief": found,
        "challenge": found.proposal.challenge,
        "chip": telling.own_chip(found),
        "rows": telling.feedback_rows(found),
        "facts": telling.own_facts(found),
        "may_appeal": may_appeal if found.appeal is None else None,
        "appeal_chip": presentation.chip("appeal", found.appeal.status) if found.appeal else None,
    }
    return render(request, "evaluation/debrief.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lodge(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Appeal, during the stand-still."""
    found = _debrief(request, public_id)
    if found.decision is None:
        raise Http404
    if found.appeal is not None:
        return redirect("evaluation:debrief", public_id)
    decision, vendor = found.decision, found.proposal.vendor
    permissions.can_appeal(request.user, decision, vendor).require()
    form = AppealForm(request.POST or None)
    if request.method == "POST" and taken(
        form,
        lambda: services.lodge_appeal(actor=request.user, decision=decision, vendor=vendor, **form.cleaned_data),
    ):
        messages.success(request, _("Your appeal has been lodged. The stand-still waits for the answer."))
        return redirect("evaluation:debrief", public_id)
    return render(
        request, "evaluation/lodge.html", {"debrief": found, "challenge": found.proposal.challenge, "form": form}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """The office reads an appeal and answers it."""
    permissions.can_read_appeals(request.user).require()
    rows = Appeal.objects.select_related(
        "vendor", "lodged_by", "answered_by", "decision__round__challenge__current_version"
    )
    held = get_object_or_404(rows, pk=pk)
    challenge = held.decision.round.challenge
    form = AnswerForm(request.POST or None)
    may = permissions.can_answer_appeal(request.user) and held.status == "lodged"
    if (
        request.method == "POST"
        and may
        and taken(
            form,
            lambda: services.answer_appeal(
                actor=request.user,
                appeal=held,
                uphold=form.cleaned_data["verdict"] == AnswerForm.UPHOLD,
                answer=form.cleaned_data["answer"],
            ),
        )
    ):
        messages.success(request, _("The appeal has been answered. The startup is told."))
        return redirect("evaluation:decision", challenge.reference)
    context = {
        "appeal": held,
        "challenge": challenge,
        "form": form if may else None,
        "chip": presentation.chip("appeal", held.status),
    }
    return render(request, "evaluation/appeal.html", context)
