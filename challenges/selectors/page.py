"""The public page of a challenge, today's or an earlier version, read in six queries whatever it holds.

The names of fields, classes, districts and documents come as arrays in the query of the version itself, because a
version is never read without them. A preview of a draft is the same page built from a content that has not been
saved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    F,
    Func,
    IntegerField,
    Model,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    TextField,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils.translation import get_language

from challenges.cleaning import cleaned
from challenges.content import ChallengeContent
from challenges.freezing import criterion_rows, question_rows, resolve, terms_row, version_row
from challenges.models import (
    Challenge,
    ChallengeVersion,
    Criterion,
    ProposalQuestion,
    Question,
    Round,
    RoundTerms,
    VersionDocument,
)
from challenges.states import QuestionStatus
from marketplace.accounts.models import Department, User
from marketplace.accounts.roles import Actor
from marketplace.clock import now
from marketplace.notify.models import Watch

SHOWN_QUESTIONS = 5
NAMES = {"code": "code", "fa": "name_fa", "en": "name_en"}


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its words."""

    code: str
    fa: str
    en: str = ""

    def __str__(self) -> str:
        return (self.en if get_language() == "en" else "") or self.fa


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A published document."""

    id: str
    title: Named
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class RoundReading:
    """What a version says about a round."""

    round: Round
    terms: RoundTerms
    questions: list[ProposalQuestion]
    criteria: list[Criterion]


@dataclass(frozen=True, slots=True)
class ChallengePage:
    """Everything the public template shows."""

    challenge: Challenge
    version: ChallengeVersion
    fields: list[Named]
    classes: list[Named]
    districts: list[int]
    documents: list[DocumentReading]
    rounds: list[RoundReading]
    amendments: list[ChallengeVersion] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    question_count: int = 0
    watchers: int = 0
    watched: bool = False
    waiting_questions: int = 0
    is_preview: bool = False

    @property
    def is_current(self) -> bool:
        """Whether this is the text that counts today."""
        return self.is_preview or self.version.pk == self.challenge.current_version_id

    @property
    def has_been_opened(self) -> bool:
        """Whether the proposals of a round were opened, the running one or the one before."""
        return any(reading.round.opened_at for reading in self.rounds)

    @property
    def running(self) -> RoundReading | None:
        """The round that takes proposals, or took them last; a draft may have none yet."""
        if not self.rounds:
            return None
        return self.rounds[min(self.challenge.current_round, len(self.rounds)) - 1]


def challenge_page(actor: Actor, reference: str, number: int | None = None) -> ChallengePage:
    """The current version of a challenge, or the numbered one. Raises ChallengeVersion.DoesNotExist if there is no
    such or it may not be seen.
    """
    wanted = {"number": number} if number else {"pk": F("challenge__current_version")}
    version = _versions(actor).get(challenge__reference=reference, **wanted)
    questions = _questions(version.challenge_id)
    return ChallengePage(
        challenge=version.challenge,
        version=version,
        fields=[Named(**row) for row in version.field_rows],
        classes=[Named(**row) for row in version.class_rows],
        districts=sorted(version.district_numbers),
        documents=[
            DocumentReading(row["id"], Named("", row["fa"], row["en"]), row["type"], row["size"])
            for row in version.document_rows
        ],
        rounds=_rounds(version),
        amendments=amendments_of(version.challenge_id),
        questions=questions,
        question_count=questions[0].total if questions else 0,  # type: ignore[attr-defined]
        watchers=version.watchers,
        watched=version.watched > 0,
        waiting_questions=version.waiting_questions,
    )


def preview_page(
    content: ChallengeContent, department: Department, challenge: Challenge | None = None
) -> ChallengePage:
    """The page as this content would be published, nothing saved. `challenge` is the one it would amend. What is
    missing stays empty.
    """
    content = cleaned(content)
    references = resolve(content)
    shown = challenge or Challenge(reference="", department=department, published_at=now(), **_first_dates(content))
    version = version_row(
        content, challenge=shown, number=(shown.version.number + 1 if challenge else 1), published_at=now()
    )
    titles = {str(item.attachment_id): item.title for item in content.documents}
    return ChallengePage(
        challenge=shown,
        version=version,
        fields=[Named(row.code, row.name_fa, row.name_en) for row in references.fields],
        classes=[Named(row.code, row.name_fa, row.name_en) for row in references.classes],
        districts=sorted(row.number for row in references.districts),
        documents=[
            DocumentReading(
                str(row.pk), Named("", titles[str(row.pk)].fa, titles[str(row.pk)].en), row.media_type, row.size
            )
            for row in references.attachments.values()
        ],
        rounds=[_preview_round(content, place, shown, version) for place in range(len(content.rounds))],
        is_preview=True,
    )


def _first_dates(content: ChallengeContent) -> dict[str, Any]:
    names = ("questions_until", "closes_at", "opens_at", "decides_at")
    return {name: getattr(content.rounds[0], name) for name in names} if content.rounds else {}


def amendments_of(challenge_id: int) -> list[ChallengeVersion]:
    """The versions after the first, the newest first, with what they changed but without their texts."""
    rows = ChallengeVersion.objects.filter(challenge=challenge_id, number__gt=1).order_by("-number")
    return list(rows.only("challenge_id", "number", "change", "change_note", "changes", "published_at"))


def _versions(actor: Actor) -> QuerySet[Any]:
    challenges = Challenge.objects.visible_to(actor).values("pk")
    watches = _own("challenge_id", Watch.objects.filter(subject_type=Challenge._meta.label_lower), "subject_id")
    mine = watches.filter(user=actor) if isinstance(actor, User) else watches.none()
    waiting = Question.objects.filter(challenge=OuterRef("challenge_id"), status=QuestionStatus.ASKED.value).order_by()
    return (
        ChallengeVersion.objects.filter(challenge__in=challenges)
        .select_related("challenge__department", "challenge__copied_from")
        .annotate(
            field_rows=_named(ChallengeVersion.fields.through, "field"),
            class_rows=_named(ChallengeVersion.eligible_classes.through, "certificateclass"),
            district_numbers=ArraySubquery(
                ChallengeVersion.districts.through.objects.filter(challengeversion=OuterRef("pk")).values("district_id")
            ),
            document_rows=_documents(),
            watchers=_count(watches),
            watched=_count(mine),
            waiting_questions=_count(waiting),
        )
    )


def _named(through: type[Model], target: str) -> ArraySubquery:
    rows = through._default_manager.filter(challengeversion=OuterRef("pk")).order_by("pk")
    return ArraySubquery(rows.values(row=JSONObject(**{key: f"{target}__{name}" for key, name in NAMES.items()})))


def _documents() -> ArraySubquery:
    rows = VersionDocument.objects.filter(version=OuterRef("pk")).order_by("position", "pk")
    shape = {
        "id": "attachment_id",
        "fa": "title_fa",
        "en": "title_en",
        "type": "attachment__media_type",
        "size": "attachment__size",
    }
    return ArraySubquery(rows.values(row=JSONObject(**shape)))


def _own(outer: str, rows: QuerySet[Any], inner: str) -> QuerySet[Any]:
    return rows.filter(**{inner: Cast(OuterRef(outer), TextField())}).order_by()


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.annotate(total=Func(Value(1), function="COUNT")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _rounds(version: ChallengeVersion) -> list[RoundReading]:
    children = [
        Prefetch("questions", ProposalQuestion.objects.order_by("position", "id")),
        Prefetch("criteria", Criterion.objects.order_by("position", "id")),
    ]
    rows = (
        RoundTerms.objects.filter(version=version)
        .select_related("round")
        .prefetch_related(*children)
        .order_by("round__number")
    )
    return [RoundReading(row.round, row, list(row.questions.all()), list(row.criteria.all())) for row in rows]


def _questions(challenge_id: int) -> list[Question]:
    """The newest answers. Who asked is not even read."""
    rows = (
        Question.objects.public()
        .filter(challenge=challenge_id)
        .annotate(total=Window(Count("*")))
        .order_by("-answered_at", "-pk")
    )
    return list(rows.only("challenge_id", "text", "public_text", "answer", "answered_at", "status")[:SHOWN_QUESTIONS])


def _preview_round(
    content: ChallengeContent, place: int, challenge: Challenge, version: ChallengeVersion
) -> RoundReading:
    item = content.rounds[place]
    row = Round(challenge=challenge, number=place + 1, kind=item.kind, by_invitation=item.by_invitation)
    terms = terms_row(item, version=version, round=row)
    return RoundReading(row, terms, question_rows(item, terms), criterion_rows(item, terms))
