"""The append-only audit log and the transactional outbox, written together.

Invariants: an audit row is never changed or removed (a trigger refuses it, whoever asks); an outbox row exists exactly
when its audit row does, because both are written in the transaction of the change they tell of.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class AuditRecord(models.Model):
    """Who did what to which thing, when, from what to what, and why.

    `case_*` is the aggregate on whose audit page the row stands (a challenge, a vendor); `subject_*` the thing itself.
    `confidential` rows (scores, an appeal) are shown to the innovation office and auditors only; of a few deeds (a
    question asked) only the office learns who did them. Values hold no personal data and no sealed content.
    """

    at = models.DateTimeField(_("when"), db_default=Now(), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    actor_role = models.CharField(_("as"), max_length=40, blank=True)
    action = models.CharField(_("action"), max_length=80, db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    case_type = models.CharField(max_length=60)
    case_id = models.CharField(max_length=64)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    confidential = models.BooleanField(default=False)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("audit record")
        verbose_name_plural = _("audit records")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["case_type", "case_id", "-id"], name="journal_audit_case"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="journal_audit_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type}:{self.subject_id}"


class OutboxMessage(models.Model):
    """One event for one consumer. The drain leases it, retries with backoff, and lays it aside as a dead letter after
    too many tries.
    """

    audit = models.ForeignKey(AuditRecord, models.PROTECT, related_name="messages")
    consumer = models.CharField(_("consumer"), max_length=40)
    created_at = models.DateTimeField(db_default=Now())
    available_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(_("laid aside"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        constraints = [
            models.UniqueConstraint(fields=["audit", "consumer"], name="journal_outboxmessage_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dead_at__isnull=True), name="journal_outboxmessage_done_or_dead"
            ),
        ]
        indexes = [
            models.Index(
                fields=["available_at", "id"],
                name="journal_outbox_waiting",
                condition=Q(done_at__isnull=True, dead_at__isnull=True),
            ),
            models.Index(fields=["-dead_at"], name="journal_outbox_dead", condition=Q(dead_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.consumer}:{self.audit_id}"
