"""Questions as pages list them: the answered ones for everybody, the waiting ones for those who answer."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from challenges.models import Challenge, Question
from challenges.states import QuestionStatus
from marketplace.accounts.roles import Actor, roles_of


def public_questions(challenge: Challenge) -> QuerySet[Any]:
    """The answered questions of a challenge, the newest first, without a trace of the askers."""
    rows = Question.objects.public().filter(challenge=challenge).order_by("-answered_at", "-pk")
    return rows.only("challenge_id", "text", "public_text", "answer", "answered_at", "status")


def own_questions(actor: Actor, challenge: Challenge) -> QuerySet[Any]:
    """What the actor's own startup asked about a challenge and has not seen published."""
    rows = Question.objects.visible_to(actor).filter(
        challenge=challenge, vendor__memberships__user=actor, vendor__memberships__ended_at__isnull=True
    )
    return rows.exclude(status=QuestionStatus.ANSWERED.value).order_by("-asked_at").distinct()


def desk_questions(actor: Actor, challenge: Challenge) -> QuerySet[Any]:
    """Every question of a challenge for its department and the office, the waiting ones first, the longest waiting on
    top.
    """
    return (
        Question.objects.visible_to(actor)
        .filter(challenge=challenge)
        .select_related("challenge", "vendor")
        .order_by("answered_at", "asked_at")
    )


def waiting_questions(actor: Actor) -> QuerySet[Any]:
    """Questions that wait in the actor's departments, for the office in all of them; those whose deadline is nearest
    on top.
    """
    roles = roles_of(actor)
    rows = Question.objects.visible_to(actor).filter(status=QuestionStatus.ASKED.value)
    if not roles.office:
        rows = rows.filter(challenge__department_id__in=roles.departments)
    return rows.select_related("challenge__department", "challenge__current_version").order_by(
        "challenge__closes_at", "asked_at"
    )
