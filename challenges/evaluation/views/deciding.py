"""The decision: proposed by the chair, announced after a last look; and disqualifying a startup."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges.evaluation import permissions, presentation, ranking_told, services
from challenges.evaluation.forms import DecisionForm, ReasonForm, StepForm
from challenges.evaluation.models import Appeal, Decision, DecisionLine, Outcome
from challenges.evaluation.ranking import Standing, standing_of
from challenges.evaluation.views.frame import paneled_round, renamed
from challenges.models import Round, RoundKind
from challenges.proposals.models import Proposal
from marketplace.accounts.roles import Actor
from marketplace.decisions import Decision as Verdict
from marketplace.forms import taken


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """The ranking, and the decision with its reasons: the chair's form, everybody else's reading."""
    challenge, round_, panel = paneled_round(request.user, reference, request.GET.get("round", ""))
    permissions.can_view_scores(request.user, panel).require()
    held = _held(round_)
    standing = standing_of(round_)
    form = _form(request, round_, standing, held)
    may = permissions.can_lead(request.user, round_) and (held is None or held.status == "proposed")
    if request.method == "POST" and may and taken(form, renamed(lambda: _propose(request.user, round_, form), _field)):
        messages.success(request, _("The decision is written down. It can be changed until it is announced."))
        return redirect("evaluation:decision", reference)
    context = {
        "challenge": challenge, "round": round_, "decision": held, "form": form, "may_propose": may,
        "table": ranking_told.full_ranking(standing.ranked, standing.numbers, priced=round_.kind == RoundKind.FULL),
        "lines": presentation.line_rows(held),
        "chip": presentation.chip("decision", held.status) if held else None,
        "may_announce": held is not None and permissions.can_announce(request.user, held),
        "may_invite": held is not None and permissions.can_invite(request.user, held),
        "appeals": presentation.appeal_rows(held) if held else [],
    }  # fmt: skip
    return render(request, "evaluation/decision.html", context)


def _held(round_: Round) -> Decision | None:
    rows = Decision.objects.filter(round=round_).select_related("proposed_by")
    held: Decision | None = rows.prefetch_related(
        Prefetch("lines", DecisionLine.objects.select_related("proposal__vendor")),
        Prefetch("appeals", Appeal.objects.select_related("vendor").order_by("pk")),
    ).first()
    if held is not None:
        held.round = round_
    return held


def _form(request: HttpRequest, round_: Round, standing: Standing, held: Decision | None) -> DecisionForm:
    return DecisionForm(
        request.POST if request.method == "POST" else None,
        ranked=standing.ranked,
        below=standing.below,
        lines={line.proposal_id: line for line in held.lines.all()} if held else {},
        choices=services.choices_of(round_),
        reason=held.public_reason if held else "",
    )


def _field(name: str) -> str:
    return name.replace("lines.", "outcome-")


def _propose(actor: Actor, round_: Round, form: DecisionForm) -> None:
    reason = form.cleaned_data["public_reason"]
    services.propose_decision(actor=actor, round_=round_, public_reason=reason, lines=form.lines())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def announce(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the decision, after being told what that means."""
    said = _("The decision has been announced. Every startup that took part is told.")
    return _last_step(request, reference, permissions.can_announce, services.announce_decision, "announce", said)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the invitations to the second round, after being told what that means."""
    said = _("The choice is final. Every startup that took part is told.")
    return _last_step(request, reference, permissions.can_invite, services.send_invitations, "invite", said)


def _last_step(
    request: HttpRequest,
    reference: str,
    permitted: Callable[[Actor, Decision], Verdict],
    deed: Callable[..., Decision],
    page: str,
    said: str,
) -> HttpResponse:
    """The last look at a decision that was written down, and the step that makes it known."""
    challenge, round_, _panel = paneled_round(request.user, reference)
    held = _held(round_)
    if held is None:
        raise Http404
    if held.status != "proposed":
        return redirect("evaluation:result", reference)
    permitted(request.user, held).require()
    form = StepForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and taken(form, lambda: deed(actor=request.user, decision=held)):
        messages.success(request, said)
        return redirect("evaluation:result", reference)
    invited = sum(1 for line in held.lines.all() if line.outcome == Outcome.INVITED)
    context = {
        "challenge": challenge, "form": form, "decision": held, "lines": presentation.line_rows(held),
        "invited": invited, "following": challenge.rounds.filter(number__gt=round_.number).first(),
    }  # fmt: skip
    return render(request, f"evaluation/{page}.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def disqualify(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a startup out with a reason; the runner-up takes its place."""
    rows: Any = Proposal.objects.select_related("vendor", "round", "challenge__current_version")
    proposal = get_object_or_404(rows, public_id=public_id)
    permissions.can_disqualify(request.user, proposal).require()
    form = ReasonForm(request.POST or None, help_text=_("The startup reads it."))
    if request.method == "POST" and taken(
        form, lambda: services.disqualify_proposal(actor=request.user, proposal=proposal, **form.cleaned_data)
    ):
        messages.success(request, _("The startup has been disqualified."))
        return redirect("evaluation:panel", proposal.challenge.reference)
    return render(
        request, "evaluation/disqualify.html", {"challenge": proposal.challenge, "proposal": proposal, "form": form}
    )
