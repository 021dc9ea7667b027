"""The inbox, people's preferences, what they watch, and the mails that were sent.

Invariants: an event reaches a person's inbox once (`dedupe_key`), a mail is sent once, and what a person watches may be
anything with a public address, not challenges only.
"""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Mailing(StrEnum):
    NOW = "now"
    DIGEST = "digest"
    OFF = "off"


MAILINGS = [
    (Mailing.NOW.value, _("At once")),
    (Mailing.DIGEST.value, _("In a daily digest")),
    (Mailing.OFF.value, _("No mail")),
]


class Notification(models.Model):
    """A message to one person; its words come from the catalogue by `kind` in the reader's language, with `params`
    filled in.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(_("kind"), max_length=60)
    params = models.JSONField(default=dict, blank=True)
    url = models.CharField(max_length=300, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    dedupe_key = models.CharField(max_length=160)
    created_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=8, choices=[(m.value, m.value) for m in Mailing], default=Mailing.NOW.value)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["recipient", "dedupe_key"], name="notify_notification_once")]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notify_inbox"),
            models.Index(fields=["recipient"], name="notify_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["mail", "id"], name="notify_to_mail", condition=Q(mailed_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient_id}"


class Preference(models.Model):
    """How a person wants mails of one group of messages; without a row the catalogue's default holds. The inbox always
    receives.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_preferences")
    group = models.CharField(_("group of messages"), max_length=40)
    mail = models.CharField(
        _("e-mail"),
        max_length=8,
        default=Mailing.NOW.value,
        choices=MAILINGS,
    )

    class Meta:
        verbose_name = _("notification preference")
        verbose_name_plural = _("notification preferences")
        constraints = [models.UniqueConstraint(fields=["user", "group"], name="notify_preference_once")]

    def __str__(self) -> str:
        return f"{self.user_id}:{self.group}={self.mail}"


class Watch(models.Model):
    """A person follows a thing: a challenge, a field, a department, a vendor, later a neighbourhood or a public
    consultation.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("watch")
        verbose_name_plural = _("watches")
        constraints = [models.UniqueConstraint(fields=["user", "subject_type", "subject_id"], name="notify_watch_once")]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="notify_watch_subject")]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.subject_type}:{self.subject_id}"
