"""The proposal as it is written: answers, team, partners, files and the price envelope, all encrypted at rest."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, ChallengeVersion, Round, RoundKind
from challenges.proposals.querysets import ProposalQuerySet
from challenges.proposals.states import ACTIVE, WRITABLE, ProposalStatus
from marketplace.files.models import Attachment
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.models import Vendor


class Proposal(LifecycleModel):
    """A vendor's proposal in one round. `version` is the published text it was begun with or answered last; `badge` is
    frozen when it is submitted.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="proposals")
    round = models.ForeignKey(Round, models.PROTECT, related_name="proposals")
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="proposals")
    version = models.ForeignKey(
        ChallengeVersion, models.PROTECT, related_name="+", verbose_name=_("version it answers")
    )
    status = StatusField(_("state"), default=ProposalStatus.DRAFT.value)
    status_reason = models.TextField(_("reason"), blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(auto_now=True)
    current_submission = models.ForeignKey("Submission", models.PROTECT, null=True, blank=True, related_name="+")
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("concept it continues")
    )
    badge = models.JSONField(_("badge when submitted"), default=dict, blank=True)
    eligibility = models.JSONField(_("eligibility confirmed point by point"), default=dict, blank=True)
    cure_until = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    moment: datetime | None = None
    """By what moment of the database's clock a step that is being taken is in time; None: by the present one."""

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-id"]
        constraints = [
            status_constraint("proposals_proposal", ProposalStatus),
            models.UniqueConstraint(
                fields=["vendor", "round"], condition=Q(status__in=ACTIVE), name="proposals_proposal_one_active"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "lapsed"]) | Q(current_submission__isnull=False),
                name="proposals_proposal_has_submission",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["inadmissible", "disqualified", "cure_requested"]) | ~Q(status_reason=""),
                name="proposals_proposal_refusal_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["round", "status"], name="proposals_round_status")]

    def __str__(self) -> str:
        return str(self.public_id)

    def get_absolute_url(self) -> str:
        """The vendor's own page of the proposal."""
        return reverse("proposals:detail", kwargs={"public_id": self.public_id})

    @property
    def working_version(self) -> ChallengeVersion:
        """The text the writer answers: today's while the proposal can still be sent, afterwards the one it answered."""
        return self.challenge.version if self.status in WRITABLE else self.version

    @property
    def has_price(self) -> bool:
        """Concepts have no price; full proposals have their envelope."""
        return str(self.round.kind) == RoundKind.FULL.value

    def deadline(self) -> datetime:
        """The moment until which this vendor may submit: the round's deadline, or its granted late exception."""
        late = self._late_limit()
        return max(self.round.closes_at, late) if late else self.round.closes_at

    def _late_limit(self) -> datetime | None:
        if "late_until" not in self.__dict__:  # `with_late_limit` brings it along
            granted = self.round.late_exceptions.filter(vendor_id=self.vendor_id, approved_at__isnull=False)
            return granted.values_list("until", flat=True).first()
        until: datetime | None = self.__dict__["late_until"]
        return until


class ProposalAnswer(models.Model):
    """The working text of one answer, encrypted. `revision` rises with every save, so that two writers never overwrite
    each other unseen.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    question_key = models.SlugField(max_length=60)
    ciphertext = models.BinaryField()
    words = models.PositiveIntegerField(_("words"), default=0)
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "question_key"], name="proposals_proposalanswer_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}:{self.question_key}"


class ProposalPrice(models.Model):
    """The price envelope while it is written: lines in rial, taxes stated, encrypted apart from the answers."""

    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="price")
    ciphertext = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("price envelope")
        verbose_name_plural = _("price envelopes")

    def __str__(self) -> str:
        return f"{self.proposal_id}"


class ProposalFile(models.Model):
    """A file of the proposal, sealed on disk; `question_key` says which answer it supports, or is empty. Its name may
    tell what the proposal says, so it is sealed too: `attachment.name` is a neutral one.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="files")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")
    question_key = models.SlugField(max_length=60, blank=True)
    ciphertext = models.BinaryField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("file of a proposal")
        verbose_name_plural = _("files of proposals")

    def __str__(self) -> str:
        return f"{self.proposal_id}:{self.attachment_id}"


class TeamMember(models.Model):
    """A member of the team, encrypted as a whole: name, role, experience."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="team")
    ciphertext = models.BinaryField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("team member")
        verbose_name_plural = _("team members")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.position}"


class Partner(models.Model):
    """A partner of a consortium, asked for by its legal id, and its consent from its own account. The legal id and the
    share lie encrypted; `vendor` is empty while no startup of this legal id is here, which nobody is told.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="partners")
    vendor = models.ForeignKey(Vendor, models.PROTECT, null=True, blank=True, related_name="partnerships")
    ciphertext = models.BinaryField()
    asked_at = models.DateTimeField(db_default=Now())
    consented_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    consented_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "vendor"], name="proposals_partner_once"),
            models.CheckConstraint(
                condition=Q(consented_at__isnull=True, consented_by__isnull=True)
                | Q(consented_at__isnull=False, consented_by__isnull=False, vendor__isnull=False),
                name="proposals_partner_consent_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}:{self.vendor_id}"

    def get_absolute_url(self) -> str:
        """Where the partner answers."""
        return reverse("proposals:partnership", kwargs={"public_id": self.public_id})


class Invitation(models.Model):
    """A vendor invited to a round: to the second round after its concept, or to an open call by the department."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="invitations")
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="invitations_to_rounds")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("invitation to a round")
        verbose_name_plural = _("invitations to rounds")
        constraints = [models.UniqueConstraint(fields=["round", "vendor"], name="proposals_invitation_once")]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.vendor_id}"
