"""Asking, answering, declining and waiving."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from challenges import permissions, services
from challenges.forms import AnswerForm, QuestionForm, ReasonForm
from challenges.models import Question
from challenges.selectors.questions import desk_questions, waiting_questions
from challenges.states import QuestionStatus
from challenges.views.public import visible_challenge
from marketplace.accounts.models import User
from marketplace.forms import taken


@login_required
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """A startup asks."""
    challenge = visible_challenge(request.user, reference)
    decision = permissions.can_ask_question(request.user, challenge)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and taken(
        form,
        lambda: services.ask_question(
            actor=cast(User, request.user), challenge=challenge, text=form.cleaned_data["text"]
        ),
    ):
        messages.success(request, _("Your question has been sent. It appears here with its answer, without your name."))
        return redirect("challenges:questions", challenge.reference)
    return render(request, "challenges/ask.html", {"challenge": challenge, "decision": decision, "form": form})


@require_safe
@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for an answer in all my departments."""
    permissions.can_see_waiting_list(request.user).require()
    return render(request, "challenges/waiting.html", {"questions": waiting_questions(request.user)})


@require_safe
@login_required
def desk(request: HttpRequest, reference: str) -> HttpResponse:
    """All questions of a challenge for those who answer."""
    challenge = visible_challenge(request.user, reference)
    permissions.can_see_questions_desk(request.user, challenge).require()
    rows = list(desk_questions(request.user, challenge))
    parts = {status.value: [row for row in rows if row.status == status] for status in QuestionStatus}
    waive = permissions.can_waive_questions(request.user, challenge)
    return render(
        request,
        "challenges/desk.html",
        {"challenge": challenge, "parts": parts, "waive": waive, "sees_asker": _sees_asker(request, rows)},
    )


def _sees_asker(request: HttpRequest, rows: list[Question]) -> bool:
    return bool(rows) and bool(permissions.can_see_asker(request.user, rows[0]))


@login_required
def answer(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Publish a question with its answer."""
    question = _question(request, reference, pk)
    permissions.can_answer_question(request.user, question).require()
    form = AnswerForm(request.POST or None, initial={"public_text": question.text})
    if request.method == "POST" and taken(
        form, lambda: services.answer_question(actor=request.user, question=question, **form.cleaned_data)
    ):
        messages.success(request, _("The answer has been published."))
        return redirect("challenges:desk", reference)
    return render(
        request, "challenges/answer.html", {"challenge": question.challenge, "question": question, "form": form}
    )


@login_required
def decline(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Do not publish a question; its asker reads why."""
    question = _question(request, reference, pk)
    permissions.can_decline_question(request.user, question).require()
    form = ReasonForm(request.POST or None, help_text=_("Only the asker reads it."))
    if request.method == "POST" and taken(
        form, lambda: services.decline_question(actor=request.user, question=question, **form.cleaned_data)
    ):
        messages.success(request, _("The question has been declined; its asker reads your reason."))
        return redirect("challenges:desk", reference)
    return render(
        request, "challenges/decline.html", {"challenge": question.challenge, "question": question, "form": form}
    )


def _question(request: HttpRequest, reference: str, pk: int) -> Question:
    rows = Question.objects.visible_to(request.user).select_related(
        "challenge__department", "challenge__current_version"
    )
    question: Question = get_object_or_404(rows, pk=pk, challenge__reference=reference)
    return question
