"""Questions about a challenge: asked by startups, answered in public. The asker is named in confidential journal rows
only.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges import limits, permissions
from challenges.models import Challenge, Question
from challenges.services.locking import locked_challenge, role_word
from challenges.states import QUESTION, QuestionStatus, challenge_relations
from marketplace.accounts.models import User
from marketplace.accounts.roles import Actor
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid, Late, NotAllowed
from marketplace.journal import services as journal
from marketplace.text import clean, normalise


@transaction.atomic
def ask_question(*, actor: User, challenge: Challenge, text: str) -> Question:
    """Ask in the name of the actor's verified startup. Raises `NotAllowed` with the reason, `Late` by the database's
    clock, `Invalid` for an empty or too long text, `Conflict` if this startup has asked the same already (a double
    click).
    """
    challenge = locked_challenge(challenge)
    vendor = permissions.asking_vendor(actor)
    decision = permissions.can_ask_question(actor, challenge, vendor)
    if vendor is None or not decision:
        raise NotAllowed(decision.reason, code=decision.code)
    if database_now() >= challenge.questions_until:
        raise Late(_("The time for questions is over."), code="late")
    text = _worded("text", text, limits.ASKED_WORDS)
    if any(
        normalise(asked) == normalise(text)
        for asked in challenge.questions.filter(vendor=vendor).values_list("text", flat=True)
    ):
        raise Conflict(
            _("Your startup has asked this already."), code="asked_already", url=challenge.get_absolute_url()
        )
    question: Question = Question.objects.create(
        challenge=challenge, vendor=vendor, asked_by=actor, text=text, asked_at=database_now()
    )
    journal.record(
        actor=actor,
        action="challenges.question.asked",
        subject=question,
        case=challenge,
        role="vendor",
        confidential=True,
        after={"status": question.status, "vendor": vendor.pk},
    )
    return question


@transaction.atomic
def answer_question(*, actor: Actor, question: Question, answer: str, public_text: str = "") -> Question:
    """Publish a question with its answer. `public_text` replaces the asker's words where they would give the asker
    away.
    """
    question, role = _held(actor, question)
    before, after = QUESTION.apply("answer", actor=actor, obj=question)
    question.answer = _worded("answer", answer, limits.ANSWER_WORDS)
    question.public_text = _worded("public_text", public_text, limits.ASKED_WORDS, required=False)
    return _settled(actor, role, question, before, after, "challenges.question.answered", ["answer", "public_text"])


@transaction.atomic
def decline_question(*, actor: Actor, question: Question, reason: str) -> Question:
    """Leave a question unpublished; the asker reads the reason."""
    question, role = _held(actor, question)
    before, after = QUESTION.apply("decline", actor=actor, obj=question)
    question.reason = _worded("reason", reason, limits.ANSWER_WORDS)
    return _settled(actor, role, question, before, after, "challenges.question.declined", ["reason"])


@transaction.atomic
def waive_questions(*, actor: Actor, challenge: Challenge, reason: str) -> Challenge:
    """Let a challenge close although questions wait; the reason is public. Raises `NotAllowed` for anybody but the
    office.
    """
    challenge = locked_challenge(challenge)
    permissions.can_waive_questions(actor, challenge).require()
    challenge.questions_waived_reason = _worded("reason", reason, limits.ANSWER_WORDS)
    challenge.save(update_fields=["questions_waived_reason"])
    waiting = challenge.questions.filter(status=QuestionStatus.ASKED.value).count()
    journal.record(
        actor=actor,
        action="challenges.challenge.questions_waived",
        subject=challenge,
        role=role_word(actor, challenge_relations(actor, challenge)),
        after={"waiting_questions": waiting},
        reason=challenge.questions_waived_reason,
    )
    return challenge


def _held(actor: Actor, question: Question) -> tuple[Question, str]:
    """The question under lock after its challenge, in the house's order of locks; and as what the actor acts."""
    challenge = locked_challenge(question.challenge)
    row: Question = Question.objects.select_for_update().get(pk=question.pk)
    row.challenge = challenge
    return row, role_word(actor, challenge_relations(actor, challenge))


def _settled(
    actor: Actor, role: str, question: Question, before: str, after: str, action: str, changed: list[str]
) -> Question:
    question.answered_by = actor if isinstance(actor, User) else None
    question.answered_at = database_now()
    question.save(update_fields=["status", "answered_by", "answered_at", *changed])
    journal.record(
        actor=actor,
        action=action,
        subject=question,
        case=question.challenge,
        role=role,
        before={"status": before},
        after={"status": after},
        confidential=after == QuestionStatus.DECLINED,
    )
    return question


def _worded(field: str, text: str, most: int, *, required: bool = True) -> str:
    text = clean(text)
    if required and not text:
        raise Invalid({field: _("Write something here.")})
    if len(text.split()) > most or len(text) > most * 20:
        raise Invalid({field: _("Shorten this to %(most)d words.") % {"most": most}})
    return text
