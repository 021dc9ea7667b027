"""Steps of staff: cancel, end without a suitable proposal, waive questions, extend; and the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from challenges import permissions, services
from challenges.forms import ExtensionForm, ReasonForm
from challenges.models import Challenge
from challenges.trail import trail_of
from challenges.views.public import visible_challenge
from marketplace.forms import taken


@dataclass(frozen=True, slots=True)
class Step:
    """What the page of a step says before and after it."""

    title: str | Promise
    text: str | Promise
    button: str | Promise
    hint: str | Promise
    done: str | Promise
    danger: bool = False


CANCEL: Final = Step(
    title=_("Cancel this challenge?"),
    text=_(
        "No proposal is taken any more, and everybody concerned is told. "
        "The page and your reason stay public. This cannot be undone."
    ),
    button=_("Cancel the challenge"),
    hint=_("Everybody reads it, for good."),
    done=_("The challenge has been cancelled."),
    danger=True,
)
UNSUCCESSFUL: Final = Step(
    title=_("End without a suitable proposal?"),
    text=_("Nobody is chosen, and everybody concerned is told. The page and your reason stay public."),
    button=_("End the challenge"),
    hint=_("Everybody reads it, for good."),
    done=_("The challenge has ended without a suitable proposal."),
    danger=True,
)
WAIVE: Final = Step(
    title=_("Close with unanswered questions?"),
    text=_("The challenge closes at its deadline although questions wait. They can still be answered later."),
    button=_("Let it close"),
    hint=_("Everybody reads it on the page of the challenge."),
    done=_("The challenge can close at its deadline."),
)
EXTEND: Final = Step(
    title=_("Extend the deadline"),
    text=_(
        "The dates after the deadline move as far. "
        "Everybody concerned is told; proposals that were sent stay as they are."
    ),
    button=_("Extend the deadline"),
    hint=_("Everybody reads it as the note of the amendment."),
    done=_("The deadline has been extended."),
)


def _page(
    request: HttpRequest, challenge: Challenge, step: Step, service: Callable[..., Any], form: ReasonForm
) -> HttpResponse:
    """Ask for what the step needs, take it, go back to the challenge."""
    if request.method == "POST" and taken(
        form, lambda: service(actor=request.user, challenge=challenge, **form.cleaned_data)
    ):
        messages.success(request, str(step.done))
        return redirect(challenge)
    return render(request, "challenges/step.html", {"challenge": challenge, "form": form, "step": step})


@login_required
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """Cancel, with a public reason."""
    challenge = visible_challenge(request.user, reference)
    permissions.can_cancel_challenge(request.user, challenge).require()
    return _page(
        request, challenge, CANCEL, services.cancel_challenge, ReasonForm(request.POST or None, help_text=CANCEL.hint)
    )


@login_required
def unsuccessful(request: HttpRequest, reference: str) -> HttpResponse:
    """End without a suitable proposal, with a public reason."""
    challenge = visible_challenge(request.user, reference)
    permissions.can_find_unsuccessful(request.user, challenge).require()
    return _page(
        request,
        challenge,
        UNSUCCESSFUL,
        services.find_unsuccessful,
        ReasonForm(request.POST or None, help_text=UNSUCCESSFUL.hint),
    )


@login_required
def waive(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the challenge close although questions wait, with a public reason."""
    challenge = visible_challenge(request.user, reference)
    permissions.can_waive_questions(request.user, challenge).require()
    return _page(
        request, challenge, WAIVE, services.waive_questions, ReasonForm(request.POST or None, help_text=WAIVE.hint)
    )


@login_required
def extend(request: HttpRequest, reference: str) -> HttpResponse:
    """Give more time, as an amendment."""
    challenge = visible_challenge(request.user, reference)
    permissions.can_amend_challenge(request.user, challenge).require()
    form = ExtensionForm(request.POST or None, initial={"closes_at": challenge.closes_at}, help_text=EXTEND.hint)
    return _page(request, challenge, EXTEND, services.extend_deadline, form)


@require_safe
@login_required
def audit(request: HttpRequest, reference: str) -> HttpResponse:
    """Every step of the challenge: who, when, what, from what to what, why."""
    challenge = visible_challenge(request.user, reference)
    permissions.can_see_audit(request.user, challenge).require()
    return render(
        request, "challenges/audit.html", {"challenge": challenge, "entries": trail_of(challenge, request.user)}
    )
