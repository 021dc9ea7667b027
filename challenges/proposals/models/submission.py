"""A submission: what was sent, sealed, with its receipt. Rows are written once and never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.models import ChallengeVersion
from challenges.proposals.models.proposal import Proposal


class Submission(models.Model):
    """One sending of a proposal. `receipt_hash` is SHA-256 over the canonical JSON (RFC 8785) of number, content, price
    and file hashes.

    `idempotency_key` makes a retry after a lost connection return the same receipt.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    version = models.ForeignKey(ChallengeVersion, models.PROTECT, related_name="+")
    receipt_number = models.CharField(_("receipt number"), max_length=24, unique=True)
    content_ciphertext = models.BinaryField()
    price_ciphertext = models.BinaryField()
    content_hash = models.CharField(max_length=64)
    price_hash = models.CharField(max_length=64)
    file_hashes = models.JSONField(default=list)
    receipt_hash = models.CharField(max_length=64, unique=True)
    idempotency_key = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(_("received"))

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="proposals_submission_number_once"),
            models.UniqueConstraint(fields=["proposal", "idempotency_key"], name="proposals_submission_key_once"),
            models.CheckConstraint(
                condition=Q(
                    content_hash__regex=r"^[0-9a-f]{64}$",
                    price_hash__regex=r"^[0-9a-f]{64}$",
                    receipt_hash__regex=r"^[0-9a-f]{64}$",
                ),
                name="proposals_submission_hashes",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt_number
