"""The seal and its opening: the wrapped key of a round, the two officers, the published manifest, and every attempt."""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from vendors.models import Vendor


class Envelope(StrEnum):
    CONTENT = "content"
    PRICE = "price"


ENVELOPES = [(Envelope.CONTENT.value, _("Proposal")), (Envelope.PRICE.value, _("Price envelope"))]


class SealingKey(models.Model):
    """The data key of one envelope of one round, wrapped by the environment's key named `wrapped_with`; rotation wraps
    it anew.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="sealing_keys")
    envelope = models.CharField(max_length=8, choices=ENVELOPES)
    wrapped = models.BinaryField()
    wrapped_with = models.CharField(max_length=32)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("sealing key")
        verbose_name_plural = _("sealing keys")
        constraints = [
            models.UniqueConstraint(fields=["round", "envelope"], name="proposals_sealingkey_once"),
            models.CheckConstraint(
                condition=Q(envelope__in=[e.value for e in Envelope]), name="proposals_sealingkey_envelope_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.envelope}"


class Opening(models.Model):
    """An opening by two officers. The first one proposes it; the second confirms within the time window and the seal is
    broken.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="openings")
    envelope = models.CharField(max_length=8, choices=ENVELOPES)
    first_officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    second_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    manifest = models.JSONField(_("manifest of receipts"), default=list, blank=True)
    manifest_root = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "envelope"], condition=Q(opened_at__isnull=False), name="proposals_opening_once"
            ),
            models.CheckConstraint(
                condition=Q(second_officer__isnull=True) | ~Q(second_officer=F("first_officer")),
                name="proposals_opening_two_officers",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(second_officer__isnull=False),
                name="proposals_opening_needs_second_officer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.envelope}"


class OpeningAttempt(models.Model):
    """Every try to open, also the early and the refused ones."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="opening_attempts")
    envelope = models.CharField(max_length=8, choices=ENVELOPES)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())
    succeeded = models.BooleanField(default=False)
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("opening attempt")
        verbose_name_plural = _("opening attempts")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.at:%F %T}"


class LateException(models.Model):
    """A late window for one vendor: asked by one officer, approved by another, with a public reason; impossible after
    the opening.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="late_exceptions")
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="+")
    until = models.DateTimeField()
    public_reason = models.TextField(_("public reason"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("late exception")
        verbose_name_plural = _("late exceptions")
        constraints = [
            models.UniqueConstraint(fields=["round", "vendor"], name="proposals_lateexception_once"),
            models.CheckConstraint(condition=~Q(public_reason=""), name="proposals_lateexception_has_reason"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="proposals_lateexception_two_officers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.vendor_id}"
