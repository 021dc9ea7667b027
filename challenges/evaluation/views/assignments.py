"""The evaluator's own pages: declare first, then read and score side by side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from challenges.evaluation import permissions, presentation, services
from challenges.evaluation.forms import ReasonForm, ScoresForm
from challenges.evaluation.models import Assignment, PanelRole
from challenges.evaluation.selectors.assignments import Desk, desk_of
from challenges.evaluation.selectors.reading import reading_of
from challenges.evaluation.views.frame import renamed
from challenges.proposals.views.frame import told
from marketplace.accounts.roles import Actor
from marketplace.clock import now
from marketplace.errors import Invalid
from marketplace.face.language import language
from marketplace.face.words import clock
from marketplace.forms import taken


def _desk(request: HttpRequest, pk: int) -> Desk:
    try:
        return desk_of(request.user, pk)
    except Assignment.DoesNotExist:
        raise Http404 from None


def _page(request: HttpRequest, desk: Desk, form: ScoresForm | None = None) -> HttpResponse:
    proposal, blind = desk.assignment.proposal, desk.panel.is_blind
    form = form or ScoresForm(criteria=desk.criteria, scores=desk.scores)
    context: dict[str, Any] = {
        "desk": desk,
        "assignment": desk.assignment,
        "challenge": desk.challenge,
        "title": presentation.proposal_name(desk.number),
        "vendor": None if blind else proposal.vendor,
        "chip": presentation.chip("assignment", desk.assignment.status),
        "progress": presentation.progress(desk.criteria, desk.scores),
        "form": form,
        "is_chair": desk.assignment.member.role == PanelRole.CHAIR,
        "previous_url": presentation.assignment_url(desk.previous),
        "following_url": presentation.assignment_url(desk.following),
    }
    if desk.is_readable:
        context["reading"] = reading_of(request.user, proposal, blind=blind)
        context["criteria"] = [
            {
                "row": row,
                "anchors": presentation.anchors(row, form.chosen(row)),
                "name": f"score-{row.key}",
                "reason": form[f"reason-{row.key}"],
                "error": " ".join(str(error) for error in form.errors.get(f"score-{row.key}", [])),
                "score": desk.scores.get(row.pk),
            }
            for row in desk.criteria
        ]
    return render(request, "evaluation/assignment.html", context)


@login_required
@require_safe
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """The declaration, or the proposal beside its scores."""
    return _page(request, _desk(request, pk))


@login_required
@require_POST
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """No conflict of interest; a second click changes nothing."""
    desk = _desk(request, pk)
    if desk.assignment.status == "assigned":
        told(request, lambda: services.declare_no_conflict(actor=request.user, assignment=desk.assignment))
    return redirect("evaluation:assignment", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Step aside for one proposal, with a reason."""
    desk = _desk(request, pk)
    permissions.can_recuse(request.user, desk.assignment).require()
    form = ReasonForm(request.POST or None, help_text=_("The chair and the innovation office read it."))
    if request.method == "POST" and taken(
        form, lambda: services.recuse(actor=request.user, assignment=desk.assignment, **form.cleaned_data)
    ):
        messages.success(request, _("You have stepped aside for this proposal."))
        return redirect("evaluation:assignment", pk)
    return render(request, "evaluation/recuse.html", {"desk": desk, "challenge": desk.challenge, "form": form})


@login_required
@require_POST
def scores(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what stands in the form, as one goes or by the button; submit when asked to."""
    desk = _desk(request, pk)
    if not desk.own:
        permissions.can_score(request.user, desk.assignment).require()
    form = ScoresForm(request.POST, criteria=desk.criteria, scores=desk.scores)
    kept = taken(form, renamed(lambda: _keep(request.user, desk, form), lambda name: f"score-{name}"))
    if "X-Autosave" in request.headers:
        return JsonResponse({"saved": clock(now(), language()), "errors": form.errors}, status=200 if kept else 422)
    if kept and request.POST.get("then") == "submit":
        step = renamed(
            lambda: services.submit_scores(actor=request.user, assignment=desk.assignment),
            lambda name: f"score-{name}",
        )
        kept = taken(form, step)
        if kept:
            messages.success(request, _("Your scores have been handed to the chair."))
    if not kept:
        return _page(request, _desk(request, pk), form)
    following = desk.following if request.POST.get("then") in {"next", "submit"} else None
    return redirect(presentation.assignment_url(following) or presentation.assignment_url(desk.assignment))


def _keep(actor: Actor, desk: Desk, form: ScoresForm) -> None:
    """Every score that stands in the form and has changed. A reason without a score is a problem, never lost."""
    missing = {}
    for criterion, value, reason in form.entries():
        held = desk.scores.get(criterion.pk)
        if value is None:
            missing[criterion.key] = _("Choose a score, so that your reason can be kept.")
        elif held is None or (held.value, held.reason) != (value, reason):
            services.save_score(
                actor=actor, assignment=desk.assignment, criterion=criterion, value=value, reason=reason
            )
    if missing:
        raise Invalid(missing)
