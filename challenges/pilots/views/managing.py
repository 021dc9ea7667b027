"""Setting a pilot up and bringing it to its end: terms, steps, measurements, milestones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from challenges.pilots import permissions, services
from challenges.pilots.forms import ReadingForm, ReasonForm, Sheet, StepForm, VerdictForm
from challenges.pilots.models import Kpi, Milestone, Pilot
from challenges.pilots.selectors.pilots import awarded_proposal
from challenges.pilots.views.public import page_of
from challenges.proposals.models import Proposal
from challenges.proposals.views.frame import told
from marketplace.forms import taken


@dataclass(frozen=True, slots=True)
class Step:
    """What the page of a step says before and after it."""

    service: Callable[..., Any]
    title: str | Promise
    text: str | Promise
    button: str | Promise
    done: str | Promise
    form: Any = StepForm
    danger: bool = False


STEPS: Final = {
    "agree": Step(
        services.agree_pilot,
        gettext_lazy("Agree on these terms?"),
        gettext_lazy("From now on the terms are public and no longer change."),
        gettext_lazy("Agree"),
        gettext_lazy("The terms are agreed and public."),
    ),
    "start": Step(
        services.start_pilot,
        gettext_lazy("Start the pilot?"),
        gettext_lazy("Measurements and milestones can be entered from now on."),
        gettext_lazy("Start"),
        gettext_lazy("The pilot is running."),
    ),
    "complete": Step(
        services.complete_pilot,
        gettext_lazy("Complete the pilot"),
        gettext_lazy("Verdict and lessons are published beside the measurements, for good."),
        gettext_lazy("Publish the result"),
        gettext_lazy("The result has been published."),
        VerdictForm,
    ),
    "terminate": Step(
        services.terminate_pilot,
        gettext_lazy("End the pilot early?"),
        gettext_lazy("The reason stays public. This cannot be undone."),
        gettext_lazy("End it"),
        gettext_lazy("The pilot has ended early."),
        ReasonForm,
        danger=True,
    ),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Set up the pilot of an awarded proposal."""
    try:
        proposal = awarded_proposal(public_id)
    except Proposal.DoesNotExist:
        raise Http404 from None
    permissions.can_create_pilot(request.user, proposal).require()
    held = Pilot.objects.filter(proposal=proposal).first()
    if held is not None:
        return redirect(held)
    sheet = Sheet(request.POST if request.method == "POST" else None)
    step = services.create_pilot
    if request.method == "POST" and _kept(
        sheet, lambda: step(actor=request.user, proposal=proposal, content=sheet.content())
    ):
        messages.success(request, _("The pilot has been set up. Check its terms, then agree."))
        return redirect(Pilot.objects.get(proposal=proposal))
    context = {"sheet": sheet, "challenge": proposal.challenge, "vendor": proposal.vendor}
    return render(request, "pilots/terms.html", context)


def _kept(sheet: Sheet, step: Callable[[], Any]) -> bool:
    """Whether everything was valid and the service took it; its problems stand above the form."""
    return sheet.is_valid() and taken(sheet.terms, step)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change the terms while the pilot is being prepared."""
    pilot = page_of(request, public_id).pilot
    permissions.can_set_terms(request.user, pilot).require()
    sheet = Sheet(request.POST if request.method == "POST" else None, pilot=pilot)
    if request.method == "POST" and _kept(
        sheet, lambda: services.set_terms(actor=request.user, pilot=pilot, content=sheet.content())
    ):
        messages.success(request, _("The terms have been kept."))
        return redirect(pilot)
    context = {"sheet": sheet, "pilot": pilot, "challenge": pilot.challenge, "vendor": pilot.vendor}
    return render(request, "pilots/terms.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Agree, start, complete or end early, after being told what that means."""
    if name not in STEPS:
        raise Http404
    pilot, words = page_of(request, public_id).pilot, STEPS[name]
    permissions.can_manage_pilot(request.user, pilot).require()
    form = words.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and taken(
        form, lambda: words.service(actor=request.user, pilot=pilot, **form.cleaned_data)
    ):
        messages.success(request, str(words.done))
        return redirect(pilot)
    return render(
        request, "pilots/step.html", {"pilot": pilot, "challenge": pilot.challenge, "step": words, "form": form}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Enter what was measured."""
    pilot = page_of(request, public_id).pilot
    permissions.can_manage_pilot(request.user, pilot).require()
    kpi = get_object_or_404(Kpi.objects.prefetch_related("readings"), pilot=pilot, pk=pk)
    form = ReadingForm(request.POST or None)
    if request.method == "POST" and taken(
        form, lambda: services.record_kpi(actor=request.user, kpi=kpi, **form.cleaned_data)
    ):
        messages.success(request, _("The measurement has been kept."))
        return redirect(pilot)
    return render(
        request, "pilots/measure.html", {"pilot": pilot, "challenge": pilot.challenge, "kpi": kpi, "form": form}
    )


def _milestone(request: HttpRequest, public_id: UUID, pk: int) -> Milestone:
    page = page_of(request, public_id)
    milestone = next((row for row in page.milestones if row.pk == pk), None)
    if milestone is None:
        raise Http404
    return milestone


@login_required
@require_POST
def deliver(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """The startup reports a milestone."""
    milestone = _milestone(request, public_id, pk)
    if told(request, lambda: services.deliver_milestone(actor=request.user, milestone=milestone)):
        messages.success(request, _("The milestone is reported. The department is told."))
    return redirect(milestone.pilot)


@login_required
@require_POST
def accept(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """The city accepts a milestone."""
    milestone = _milestone(request, public_id, pk)
    if told(request, lambda: services.accept_milestone(actor=request.user, milestone=milestone)):
        messages.success(request, _("The milestone is accepted; its share of the payment is due."))
    return redirect(milestone.pilot)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Send a delivered milestone back with a reason."""
    milestone = _milestone(request, public_id, pk)
    pilot = milestone.pilot
    permissions.can_manage_pilot(request.user, pilot).require()
    form = ReasonForm(request.POST or None, help_text=_("The startup reads it."))
    if request.method == "POST" and taken(
        form, lambda: services.return_milestone(actor=request.user, milestone=milestone, **form.cleaned_data)
    ):
        messages.success(request, _("The milestone has been sent back with your reason."))
        return redirect(pilot)
    context = {"pilot": pilot, "challenge": pilot.challenge, "milestone": milestone, "form": form}
    return render(request, "pilots/give_back.html", context)
