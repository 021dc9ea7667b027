"""The challenge as a public case, and its rounds."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.querysets import ChallengeQuerySet
from challenges.states import CHALLENGE, ChallengeStatus
from marketplace.accounts.models import Department, User
from marketplace.clock import now
from marketplace.transitions import LifecycleModel, StatusField, status_constraint

if TYPE_CHECKING:
    from challenges.models.versions import ChallengeVersion


class Challenge(LifecycleModel):
    """A city challenge from its first publication on. Its words are in `current_version`; its dates of today are kept
    here and in its rounds.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="challenges", verbose_name=_("department"))
    status = StatusField(_("state"), default=ChallengeStatus.OPEN.value)
    current_version = models.ForeignKey(
        "ChallengeVersion", models.PROTECT, null=True, related_name="+", verbose_name=_("current version")
    )
    current_round = models.PositiveSmallIntegerField(_("current round"), default=1)
    published_at = models.DateTimeField(_("published"))
    questions_until = models.DateTimeField(_("questions until"))
    closes_at = models.DateTimeField(_("deadline"))
    opens_at = models.DateTimeField(_("promised opening"))
    decides_at = models.DateTimeField(_("promised decision"))
    pilot_starts_at = models.DateTimeField(_("promised start of the pilot"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    opened_at = models.DateTimeField(_("proposals opened"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    awarded_at = models.DateTimeField(_("awarded"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    public_reason = models.TextField(_("public reason"), blank=True)
    closing_held_at = models.DateTimeField(_("closing held by unanswered questions"), null=True, blank=True)
    questions_waived_reason = models.TextField(_("public reason for closing with unanswered questions"), blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("officer")
    )
    source = models.CharField(_("imported from"), max_length=80, blank=True)
    source_key = models.CharField(max_length=120, blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering = ["-published_at"]
        constraints = [
            status_constraint("challenges_challenge", ChallengeStatus),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("published_at")), name="challenges_challenge_closes_after_publication"
            ),
            models.CheckConstraint(
                condition=Q(questions_until__lte=F("closes_at")), name="challenges_challenge_questions_before_deadline"
            ),
            models.CheckConstraint(
                condition=Q(opens_at__gte=F("closes_at")), name="challenges_challenge_opens_after_deadline"
            ),
            models.CheckConstraint(
                condition=Q(decides_at__gt=F("opens_at")), name="challenges_challenge_decides_after_opening"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["cancelled", "unsuccessful"]) | ~Q(public_reason=""),
                name="challenges_challenge_end_has_public_reason",
            ),
            models.CheckConstraint(condition=Q(current_round__in=[1, 2]), name="challenges_challenge_round_one_or_two"),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^BH-[0-9]{4}-[0-9]{4,}$"), name="challenges_challenge_reference_form"
            ),
            models.UniqueConstraint(
                fields=["source", "source_key"], condition=~Q(source_key=""), name="challenges_challenge_source_once"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "closes_at"], name="challenges_status_deadline"),
            models.Index(fields=["department", "-published_at"], name="challenges_department_newest"),
            models.Index(fields=["-published_at"], name="challenges_newest"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The public address, in the active language."""
        return reverse("challenges:detail", kwargs={"reference": self.reference})

    @property
    def version(self) -> ChallengeVersion:
        """The published words of today; a challenge without a version does not exist outside the publishing
        transaction.
        """
        if self.current_version is None:
            raise LookupError(f"{self.reference} has no version yet")
        return self.current_version

    def true_status(self, moment: datetime | None = None) -> str:
        """The state as the dates have it: a late worker never shows a closed challenge as open."""
        due = (
            self.closes_at is not None and (moment or now()) >= self.closes_at
        )  # a preview of a draft may lack its dates
        if self.status == ChallengeStatus.OPEN and due:
            return ChallengeStatus.CLOSED.value
        return str(self.status)

    @property
    def is_open(self) -> bool:
        """Whether proposals are taken at this moment (for display; the accepting transaction asks the database's
        clock).
        """
        return self.true_status() == ChallengeStatus.OPEN

    @property
    def status_label(self) -> Any:
        """The reader's word for the true state."""
        return CHALLENGE.label(self.true_status())

    def is_chaired_by(self, actor: Any) -> bool:
        """Whether the actor chairs the panel of this challenge (`challenges.services.set_chair`); read once per
        object and person.
        """
        if not isinstance(actor, User) or not actor.is_active:
            return False
        held: dict[int, bool] = self.__dict__.setdefault("_chaired_by", {})
        if actor.pk not in held:
            held[actor.pk] = self.chairs.filter(user=actor, ended_at__isnull=True).exists()
        return held[actor.pk]


class ChallengeChair(models.Model):
    """Who chairs the panel of a challenge. Kept here, below the evaluation room, because the challenge's own
    lifecycle asks for it.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="chairs")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("chair")
        verbose_name_plural = _("chairs")
        constraints = [
            models.UniqueConstraint(
                fields=["challenge"], condition=Q(ended_at__isnull=True), name="challenges_challengechair_one_active"
            )
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}:{self.user_id}"


class RoundKind(StrEnum):
    CONCEPT = "concept"
    FULL = "full"


class Round(models.Model):
    """One call for proposals: a short concept first, or the full proposal. Proposals, seal, panel and decision hang
    on it. What the challenge says of its running round stays here when the next one begins.
    """

    KINDS = [(RoundKind.CONCEPT.value, _("Concept")), (RoundKind.FULL.value, _("Full proposal"))]

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    kind = models.CharField(_("kind"), max_length=8, choices=KINDS, default=RoundKind.FULL.value)
    questions_until = models.DateTimeField(_("questions until"))
    closes_at = models.DateTimeField(_("deadline"))
    opens_at = models.DateTimeField(_("promised opening"))
    decides_at = models.DateTimeField(_("promised decision"))
    by_invitation = models.BooleanField(_("by invitation only"), default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    prices_opened_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    questions_waived_reason = models.TextField(_("public reason for closing with unanswered questions"), blank=True)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["challenge", "number"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "number"], name="challenges_round_number_once"),
            models.CheckConstraint(condition=Q(number__in=[1, 2]), name="challenges_round_one_or_two"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in RoundKind]), name="challenges_round_kind_word"
            ),
            models.CheckConstraint(
                condition=Q(
                    questions_until__lte=F("closes_at"), opens_at__gte=F("closes_at"), decides_at__gt=F("opens_at")
                ),
                name="challenges_round_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}/{self.number}"
